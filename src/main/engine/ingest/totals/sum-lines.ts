import type { AmountSigns, Mapping } from '../../../../shared/mapping.ts'
import type { LedgerLines } from '../../ledger/ledger-lines.ts'
import { AmountColumns } from './amount-columns.ts'
import { listShapes, type LineShape } from './line-shapes.ts'
import { coversAll, matchBlocks, type MatchedLine, type Statement } from './sum-blocks.ts'
import { blockEnds, SumWalk } from './sum-walk.ts'

/** Lines of one kind that are the sum of the lines next to them. */
export interface SumLines {
  side: 'below' | 'above'
  matched: MatchedLine[]
  /** How many lines of the kind are not. */
  missed: number
  /** Columns of the ledger (from 0) that most lines have and these do not. */
  lacks: number[]
  /** Whether every line of the ledger is in one of their blocks. */
  coversAll: boolean
  isProven: boolean
}

const fewestBlocks = 2
/** Where only some have more lines than one, or the lines have all that a posting has. */
const severalBlocks = 3
const manyLines = 3
/** As many equalities of sums as are found have to be this unlikely by chance: for a kind of lines,
 * for one that leaves no line out, and to be asked about. */
const unlikely = 100_000
const unlikelyOfAll = 1_000
const unlikelyToAsk = 100

/** Where a ledger has what its lines are looked at by, as columns of the ledger (from 0). */
export interface SumColumns {
  form: Mapping['amountForm']
  amounts: readonly [number, number | null]
  keys: readonly number[]
  /** Whether a journal is among the keys: what has all of them is a posting then. */
  hasJournal: boolean
  /** Where lines name a second account: what has that and no first one is a posting on it, and so is what has all else. */
  otherAccount: number | null
  signs: AmountSigns
  /** Whether blank cells are those of the line above: what lacks the account, and has a journal or a date, is a posting then. */
  fillsDown: boolean
}

/**
 * The lines of a ledger that lack what most of its lines have and are the sum of the block below them, or above them, kind by kind. A kind
 * is proven where every line of it is such a sum, and several add up more lines than one; what is not proven is likely where most are.
 */
export function findSumLines(ledger: LedgerLines, columns: SumColumns): SumLines[] {
  const { form, amounts, keys, hasJournal, otherAccount, signs, fillsDown } = columns
  const lines = ledger.view()
  const positions = amounts.filter((at) => at !== null)
  const all = listShapes(lines, keys, form === 'pair' ? positions : [amounts[0]])
  const hasAll = hasJournal || otherAccount !== null
  const shapes = all.filter(({ lacksKey, lacksKeys, lacks, has }) => {
    if (!lacksKey) return !hasAll
    if (!lacks.includes(keys[0]!)) return true
    return !(otherAccount !== null && has.includes(otherAccount)) && !(fillsDown && !lacksKeys)
  })
  if (shapes.length === 0) return []
  const cells = new AmountColumns(form, ledger, amounts[0], amounts[1], signs.sides)
  cells.readNew()
  const add = cells.sides()
  const walk = new SumWalk(
    lines,
    signs.hasNegativeCredits === true ? turnCredits(add) : add,
    shapes,
    lines.columns[keys[0]!]!.ids
  )
  const open = new Set(shapes)
  const found: SumLines[] = []
  const isEnough = (shape: LineShape, sums: SumLines) =>
    isProven(shape, sums, walk, found.length > 0) && !keepsEven(sums, walk)
  for (;;) {
    const best = bestOf([...open], walk, columns, isEnough)
    if (best === null) break
    found.push({ ...best.sums, isProven: true })
    open.delete(best.shape)
    walk.leaveOut(best.sums.matched)
  }
  const isLikelyOf = (shape: LineShape, sums: SumLines) =>
    isLikely(shape, sums, walk) && !keepsEven(sums, walk)
  for (const shape of open) {
    // A line without an account takes no part, whatever it is.
    if (shape.lacks.includes(keys[0]!)) continue
    const likely = bestOf([shape], walk, columns, isLikelyOf)
    if (likely !== null) found.push(likely.sums)
  }
  return found
}

function bestOf(
  shapes: readonly LineShape[],
  walk: SumWalk,
  columns: SumColumns,
  isEnough: (shape: LineShape, sums: SumLines) => boolean
): { shape: LineShape; sums: SumLines } | null {
  let best: { shape: LineShape; sums: SumLines } | null = null
  for (const shape of shapes) {
    const states = statementOf(shape, columns)
    const mostMissed = shape.lacksKey ? shape.rows.length / 2 : 0
    for (const ends of blockEnds) {
      const marks = walk.marksOf(shape, ends)
      for (const side of ['below', 'above'] as const) {
        const sums = {
          side,
          lacks: shape.lacks,
          isProven: false,
          coversAll: ends === 'kind' && coversAll(marks, side),
          ...matchBlocks(marks, side, states, mostMissed)
        }
        const isBetter = best === null || sums.matched.length > best.sums.matched.length
        if (isBetter && isEnough(shape, sums)) best = { shape, sums }
      }
    }
  }
  return best
}

/** Adds a line up whose credit is a negative number. */
function turnCredits(add: ReturnType<AmountColumns['sides']>): typeof add {
  return (place) => {
    const { credit } = place
    add(place)
    place.credit = 2n * credit - place.credit
  }
}

/** Where all lines are even, and are not without these, these are postings: totals of what is even are even, too. */
function keepsEven({ matched }: SumLines, walk: SumWalk): boolean {
  return walk.isEven && !walk.areEven(matched)
}

/** The head of a voucher, which has no account, states one side of it. */
function statementOf({ lacks }: LineShape, { form, amounts: [, indicator], keys }: SumColumns): Statement {
  if (form === 'pair') return 'sides'
  if (form === 'indicator' && lacks.includes(indicator!)) return 'amount without a side'
  return lacks.includes(keys[0]!) ? 'amount or a side' : 'amount'
}

function isProven(shape: LineShape, sums: SumLines, walk: SumWalk, hasOthers: boolean): boolean {
  return shape.lacksKey && (isGrand(shape, sums, walk, hasOthers) || isBeyondChance(shape, sums, walk))
}

/** One line that adds up the whole, beside proven totals or without anything that a posting has. */
function isGrand(shape: LineShape, sums: SumLines, { spread }: SumWalk, hasOthers: boolean): boolean {
  if (sums.missed > 0 || spread < unlikelyToAsk) return false
  const { telling } = weigh(sums, spread)
  return telling.some(({ lines, isWhole }) => isWhole && lines >= manyLines && (hasOthers || shape.lacksKeys))
}

function isBeyondChance({ lacksKey }: LineShape, sums: SumLines, { spread }: SumWalk): boolean {
  if (sums.missed > 0) return false
  const { telling, several, odds } = weigh(sums, spread)
  if (odds < (sums.coversAll ? unlikelyOfAll : unlikely)) return false
  if (!lacksKey) return several >= fewestBlocks && telling.length >= severalBlocks
  return several >= fewestBlocks || telling.length >= severalBlocks
}

/** What has account and date may be the payment of the invoices beside it, where nothing tells the sides: however often it is a sum, that proves no total. */
function isLikely(shape: LineShape, sums: SumLines, walk: SumWalk): boolean {
  if (!shape.lacksKey) return isBeyondChance(shape, sums, walk)
  const { telling, several, odds } = weigh(sums, walk.spread)
  return several > 0 && odds >= unlikelyToAsk && sums.missed <= telling.length
}

/** What of the matched lines tells something, how many of these add up several lines, and against what odds all of these do so by chance. */
function weigh(
  { matched }: SumLines,
  spread: number
): { telling: MatchedLine[]; several: number; odds: number } {
  const telling = matched.filter(({ isNought }) => !isNought)
  const several = telling.filter(({ lines }) => lines > 1)
  const odds = several.reduce((product, { tried }) => product * (spread / tried), 1)
  return { telling, several: several.length, odds }
}
