import type { Place } from './lines-above.ts'
import { absolute, matchSums, subtract, type What } from './match-sums.ts'
import type { Stated } from './stated-total.ts'
import type { Sums } from './sum-before.ts'

/** Lines that a record adds up. */
export interface Block {
  start: Place
  lines: number
  sums: Sums
  what: What
}

/** So many lines are more than one by chance. */
export const fewestLines = 2
/** A total adds up what one of the last totals left over, or all lines. */
const mostStarts = 20

/** Where the blocks of lines begin that the next total of a file may add up. */
export class Blocks {
  /** Below the last totals, the highest first; the first is the start of the file. */
  #places: Place[]

  constructor(start: Place) {
    this.#places = [start]
  }

  /** Whether a total stands above. */
  get hasTotals(): boolean {
    return this.#places.length > 1
  }

  /** All lines of the file so far, where a record is the sum of them. */
  ofFile(stated: Stated, end: Place): Block | null {
    return compareBlock(stated, this.#places[0]!, end)
  }

  /** The nearest lines above that a record is the sum of, and that are accepted. */
  find(stated: Stated, end: Place, accepts: (block: Block) => boolean): Block | null {
    const places = [...this.#places.slice(1).slice(-mostStarts).toReversed(), this.#places[0]!]
    for (const start of places) {
      const block = compareBlock(stated, start, end)
      if (block !== null && accepts(block)) return block
    }
    return null
  }

  /** The totals within a block are done with; the next lines begin below. */
  cover(block: Block | null, end: Place): void {
    if (block !== null) this.#places = this.#places.filter(({ row }) => row <= block.start.row)
    if (this.#places.at(-1)!.row < end.row) this.#places.push(end)
  }
}

/** The lines from `start` to `end`, where what a record states is the sum of them; null where it is not. */
export function compareBlock(stated: Stated, start: Place, end: Place): Block | null {
  if (end.row === start.row) return null
  const lines = end.amounts - start.amounts
  const sums = subtract(withNet(end), withNet(start))
  const what = matchSums(stated, sums)
  if (what === null) return null
  // One side of a pair is the sum of it only where the other side has none.
  if (stated.amount === null && what === 'debits' && sums.credit !== 0n) return null
  if (stated.amount === null && what === 'credits' && sums.debit !== 0n) return null
  const isNought = (stated.amount ?? stated.debit ?? stated.credit) === 0n
  return isNought && what !== 'sum' && what !== 'debits and credits' ? null : { start, lines, sums, what }
}

/** Whether one amount has the sign of the sum that it is; a pair tells the sides apart. */
export function isSameSide({ amount }: Stated, { sums, what }: Block): boolean {
  if (amount === null) return true
  return what === 'sum' && absolute(amount) > 0n && amount > 0n === sums.net > 0n
}

function withNet({ debit, credit }: Place): Sums {
  return { debit, credit, net: debit - credit }
}
