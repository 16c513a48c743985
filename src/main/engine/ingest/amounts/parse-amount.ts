import type { DecimalMark } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { canonical, type DecimalText } from '../../../base/decimal.ts'
import { readAmountText, type AmountText } from './amount-text.ts'

/** What an amount cell says: a value, nothing, or something that is no amount. */
export type AmountCell =
  | {
      kind: 'value'
      value: DecimalText
      /** Decimals as written. */
      decimals: number
      /** What was written around the digits; null where there is nothing but a minus before. */
      written: AmountText | null
    }
  | { kind: 'blank' | 'unreadable' }

const groupings = new Map(
  [',', '\\.', ' ', "'"].map((mark) => [
    mark.at(-1)!,
    new RegExp(`^(?:\\d{1,3}(?:${mark}\\d{3})+|\\d{1,2}(?:${mark}\\d{2})+${mark}\\d{3})$`)
  ])
)
/** As many cells as a person needs to see. */
const mostOpen = 3
const minusCode = 45
const markCodes = { point: 46, comma: 44 } as const

/**
 * Reads one amount cell under a decimal mark: signs before or after, brackets, CR and DR, currency signs and
 * codes, spaces or apostrophes or the other mark between groups of digits, scientific notation; a lone dash is
 * zero. What proves the other mark is unreadable, and so is what is rather a code (`CR1001`). Exact: no float is
 * involved.
 */
export function parseAmount(cell: string, mark: DecimalMark): AmountCell {
  const amount = parseAmountCell(cell, mark)
  return amount.kind === 'value' && amount.written?.isCodeLike === true ? { kind: 'unreadable' } : amount
}

/** The same for a cell of a column that is known to hold amounts: `100C` is a credit there. */
export function parseAmountCell(cell: string, mark: DecimalMark): AmountCell {
  const decimals = plainDecimals(cell, mark)
  if (decimals >= 0) {
    const value = canonical(mark === 'point' ? cell : cell.replace(',', '.'))
    return { kind: 'value', value, decimals, written: null }
  }
  const written = readAmountText(cell)
  return typeof written === 'string' ? { kind: written } : valueOf(written, mark)
}

/** How many decimals a plain number has: digits, perhaps with a minus before and one mark between; -1 for any other cell. */
function plainDecimals(cell: string, mark: DecimalMark): number {
  const start = cell.charCodeAt(0) === minusCode ? 1 : 0
  let point = -1
  for (let at = start; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && code <= 57) continue
    if (code !== markCodes[mark] || point >= 0 || at === start) return -1
    point = at
  }
  if (cell.length === start || point === cell.length - 1) return -1
  return point < 0 ? 0 : cell.length - point - 1
}

function valueOf(written: AmountText, mark: DecimalMark): AmountCell {
  const digits = ungroupedDigits(written.digits, mark)
  if (digits === null) return { kind: 'unreadable' }
  const value = canonical(written.isNegative || written.side === -1 ? `-${digits}` : digits)
  const point = digits.indexOf('.')
  return { kind: 'value', value, decimals: point < 0 ? 0 : digits.length - point - 1, written }
}

/** The decimal that these digits are under a mark, without groups and exponent; null where they are none. */
function ungroupedDigits(digits: string, mark: DecimalMark): string | null {
  if ((markOf(digits) ?? mark) !== mark) return null
  const [decimal, group] = mark === 'point' ? ['.', ','] : [',', '.']
  const end = digits.search(/e/i)
  const mantissa = end < 0 ? digits : digits.slice(0, end)
  const point = mantissa.indexOf(decimal!)
  const before = point < 0 ? mantissa : mantissa.slice(0, point)
  const fraction = point < 0 ? '' : mantissa.slice(point + 1)
  const whole = ungroup(before, /[ ']/.exec(before)?.[0] ?? group!)
  if (whole === null || !/^\d*$/.test(fraction) || whole + fraction === '') return null
  return shiftPoint(whole, fraction, end < 0 ? 0 : Number(digits.slice(end + 1)))
}

/** What the distinct cells of a column prove of its decimal mark. */
interface MarkProof {
  /** How many cells prove each mark. */
  point: number
  comma: number
  /** The first cell that proves each mark. */
  examples: { point?: string; comma?: string }
  /** The first few cells that can be read with either. */
  open: string[]
  /** Whether the cells prove both, neither by mistake. */
  isContradictory: boolean
}

/** Counts what the cells prove of their decimal mark. */
export function weighMarks(cells: Iterable<string>): MarkProof {
  const proof: MarkProof = { point: 0, comma: 0, examples: {}, open: [], isContradictory: false }
  for (const cell of cells) {
    const mark = provenMark(cell)
    if (mark === null && proof.open.length < mostOpen && !proof.open.includes(cell)) proof.open.push(cell)
    if (mark === null || mark === undefined) continue
    proof[mark]++
    proof.examples[mark] ??= cell
  }
  const { point, comma } = proof
  const fewer = Math.min(point, comma)
  proof.isContradictory = fewer > 0 && fewer * 100 > point + comma
  return proof
}

/**
 * The decimal mark of a column with the first cell that proves it, if one does; or the first cells that can be read
 * with either, where none decides.
 */
export type WeighedMark = { mark: DecimalMark; proof: string | null } | { mark: null; open: string[] }

/**
 * The decimal mark of a column, proven by those of its distinct cells that can be read; open where no cell decides
 * (only `1,234` or `1.234`). Where cells prove both, it throws AMBIGUOUS_AMOUNTS: no one mark reads the column.
 */
export function weighDecimalMark(cells: Iterable<string>): WeighedMark {
  const { point, comma, examples, open, isContradictory } = weighMarks(cells)
  if (isContradictory) {
    throw ambiguousAmounts(`“${examples.point}” has a decimal point, “${examples.comma}” a decimal comma`)
  }
  if (point + comma === 0 && open.length > 0) return { mark: null, open }
  const mark = comma > point ? 'comma' : 'point'
  return { mark, proof: examples[mark] ?? null }
}

/** The decimal mark that a cell proves, null where either would do, undefined where it proves nothing. */
function provenMark(cell: string): DecimalMark | null | undefined {
  for (const mark of ['point', 'comma'] as const) {
    const decimals = plainDecimals(cell, mark)
    // Three digits may be a group: the careful rules decide.
    if (decimals > 0 && decimals !== 3) return mark
    if (decimals >= 0) return markOf(cell.startsWith('-') ? cell.slice(1) : cell)
  }
  const written = readAmountText(cell)
  if (typeof written === 'string') return undefined
  const mark = markOf(written.digits)
  return ungroupedDigits(written.digits, mark ?? 'point') === null ? undefined : mark
}

/** The error AMBIGUOUS_AMOUNTS, with its reason in words. */
export function ambiguousAmounts(why: string): DoubletError {
  return new DoubletError(
    'AMBIGUOUS_AMOUNTS',
    `The amounts do not tell which mark is the decimal one: ${why}. ` +
      'Say it in the Columns tab, or with --decimal point|comma.'
  )
}

/** The decimal mark that these digits prove, null where either would do, undefined where they prove nothing. */
function markOf(digits: string): DecimalMark | null | undefined {
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point >= 0 && comma >= 0) return point > comma ? 'point' : 'comma'
  const at = Math.max(point, comma)
  if (at < 0) return undefined
  const mark: DecimalMark = point >= 0 ? 'point' : 'comma'
  if (digits.indexOf(digits[at]!) !== at) return mark === 'point' ? 'comma' : 'point'
  const before = digits.slice(0, at)
  const after = digits.slice(at + 1)
  if (/e/i.test(after)) return mark
  if (after.length !== 3 || before.length > 3 || /^0|^$/.test(before)) return mark
  return null
}

/** Whole-number digits without group marks; null where the grouping is not one of thousands or Indian. */
function ungroup(text: string, mark: string): string | null {
  if (!text.includes(mark)) return /^\d*$/.test(text) ? text : null
  return groupings.get(mark)!.test(text) ? text.replaceAll(mark, '') : null
}

function shiftPoint(whole: string, fraction: string, exponent: number): string | null {
  if (exponent === 0) return fraction === '' ? whole || '0' : `${whole || '0'}.${fraction}`
  if (Math.abs(exponent) > 40) return null
  const digits = whole + fraction
  const point = whole.length + exponent
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  return at >= padded.length ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`
}
