import { absolute } from './match-sums.ts'

/** What stands at a place of a ledger, and what was added up of the lines before it. */
export interface Mark {
  /** The line of the ledger (from 0). */
  row: number
  /** Whether it is one of the lines that are looked at, not only an end of blocks. */
  isLine: boolean
  /** What it states itself. */
  own: Sides
  before: Sides
  /** Lines with an amount before it. */
  lines: number
}
interface Sides {
  debit: bigint
  credit: bigint
}

/** What a line states: both sides of a pair, one amount with a sign, one whose sign is not told, or one that may be a side of a block that balances. */
export type Statement = 'sides' | 'amount' | 'amount without a side' | 'amount or a side'

/** A line that is the sum of the lines next to it. */
export interface MatchedLine {
  row: number
  lines: number
  isNought: boolean
  /** Whether it adds up all lines there are. */
  isWhole: boolean
  /** How many sums it was compared with. */
  tried: number
}

/** A total above others of its kind adds up what stands below so many of them, at most. */
const mostWithin = 2_000

/**
 * Compares each line that is looked at with the sum of the lines on one side of it, up to the next mark: below it, or above it. Where none
 * stands between two marks, the outer one may add up the blocks of several inner ones. The last mark is the end. Where more than `mostMissed`
 * are no such sums, it stops, for the kind is out then.
 */
export function matchBlocks(
  marks: readonly Mark[],
  side: 'below' | 'above',
  states: Statement,
  mostMissed: number
): { matched: MatchedLine[]; missed: number } {
  const start: Mark = {
    ...marks.at(-1)!,
    row: -1,
    isLine: false,
    before: { debit: 0n, credit: 0n },
    lines: 0
  }
  const places = [start, ...marks]
  const step = side === 'below' ? 1 : -1
  const all = marks.at(-1)!.lines
  const matched: MatchedLine[] = []
  let missed = 0
  places.forEach((mark, at) => {
    if (!mark.isLine || missed > mostMissed) return
    const found = findBlock(mark, at)
    if (found === null) missed++
    else matched.push(found)
  })
  return { matched, missed }

  function findBlock(mark: Mark, at: number): MatchedLine | null {
    let tried = 0
    for (let within = 1; within <= mostWithin; within++) {
      const other = places[at + step * within]
      if (other === undefined) return null
      const lines = Math.abs(other.lines - mark.lines)
      if (lines > 0) tried++
      if (lines > 0 && isSum(mark, other))
        return {
          row: mark.row,
          lines,
          isNought: mark.own.debit === 0n && mark.own.credit === 0n,
          isWhole: lines === all,
          tried
        }
      // Where lines follow at once, it is of them or of none.
      if (within === 1 && lines > 0) return null
    }
    return null
  }

  function isSum({ own, before }: Mark, other: Mark): boolean {
    const [from, to] = side === 'below' ? [before, other.before] : [other.before, before]
    const debit = to.debit - from.debit
    const credit = to.credit - from.credit
    if (states === 'amount without a side')
      return absolute(own.debit - own.credit) === absolute(debit - credit)
    if (states === 'amount or a side' && debit === credit && absolute(own.debit - own.credit) === debit)
      return true
    const hasBoth = states === 'sides' && own.debit !== 0n && own.credit !== 0n
    return hasBoth ? own.debit === debit && own.credit === credit : own.debit - own.credit === debit - credit
  }
}

/** Whether the blocks on that side of the lines that are looked at leave none out. */
export function coversAll(marks: readonly Mark[], side: 'below' | 'above'): boolean {
  const end = marks.at(-1)!
  const outer = side === 'below' ? marks[0]! : marks.at(-2)
  return outer?.isLine === true && outer.lines === (side === 'below' ? 0 : end.lines)
}
