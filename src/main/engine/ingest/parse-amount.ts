import type { DecimalMark } from '../../../shared/ledger.ts'
import { DoubletError } from '../../../shared/result.ts'
import { canonical, type DecimalText } from '../decimal.ts'
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

const plain = /^-?\d+(?:\.(\d+))?$/

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
  const simple = mark === 'point' ? plain.exec(cell) : null
  if (simple !== null) {
    return { kind: 'value', value: canonical(cell), decimals: simple[1]?.length ?? 0, written: null }
  }
  const written = readAmountText(cell)
  return typeof written === 'string' ? { kind: written } : valueOf(written, mark)
}

function valueOf(written: AmountText, mark: DecimalMark): AmountCell {
  const { digits, isNegative, side } = written
  const unreadable: AmountCell = { kind: 'unreadable' }
  if ((markOf(digits) ?? mark) !== mark) return unreadable
  const separators = mark === 'point' ? { decimal: '.', group: ',' } : { decimal: ',', group: '.' }
  const [mantissa = '', exponent] = digits.split(/e/i)
  const [before = '', fraction = '', ...more] = mantissa.split(separators.decimal)
  const whole = ungroup(before, /[ ']/.exec(before)?.[0] ?? separators.group)
  if (more.length > 0 || whole === null || !/^\d*$/.test(fraction) || whole + fraction === '')
    return unreadable
  const shifted = shiftPoint(whole, fraction, Number(exponent ?? 0))
  if (shifted === null) return unreadable
  const value = canonical(isNegative || side === -1 ? `-${shifted}` : shifted)
  return { kind: 'value', value, decimals: shifted.split('.')[1]?.length ?? 0, written }
}

/**
 * The decimal mark of a column, proven by those of its distinct cells that can be read. Where no cell decides
 * (only `1,234` or `1.234`), or where cells prove both, it throws AMBIGUOUS_AMOUNTS and the user has to say it.
 */
export function decideDecimalMark(cells: Iterable<string>): DecimalMark {
  const proof: Record<DecimalMark, number> = { point: 0, comma: 0 }
  const examples: Partial<Record<DecimalMark, string>> = {}
  let open: string | undefined
  for (const cell of cells) {
    const mark = provenMark(cell)
    if (mark === null) open ??= cell
    if (mark === null || mark === undefined) continue
    proof[mark]++
    examples[mark] ??= cell
  }
  const { point, comma } = proof
  const fewer = Math.min(point, comma)
  if (fewer > 0 && fewer * 100 > point + comma) {
    throw ambiguous(`“${examples.point}” has a decimal point, “${examples.comma}” a decimal comma`)
  }
  if (point + comma === 0 && open !== undefined) {
    throw ambiguous(
      `“${open}” can be read with a decimal point or with a decimal comma, and no other does decide`
    )
  }
  return comma > point ? 'comma' : 'point'
}

/** The decimal mark that a cell proves, null where either would do, undefined where it proves nothing. */
function provenMark(cell: string): DecimalMark | null | undefined {
  if (plain.test(cell)) return markOf(cell.startsWith('-') ? cell.slice(1) : cell)
  const written = readAmountText(cell)
  if (typeof written === 'string') return undefined
  const mark = markOf(written.digits)
  return valueOf(written, mark ?? 'point').kind === 'value' ? mark : undefined
}

function ambiguous(why: string): DoubletError {
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
  const groups = text.split(mark)
  const [first = '', ...others] = groups
  const last = others.at(-1)!
  const middle = others.slice(0, -1)
  const isThousands = first.length >= 1 && first.length <= 3 && others.every((group) => /^\d{3}$/.test(group))
  const isIndian =
    /^\d{1,2}$/.test(first) && /^\d{3}$/.test(last) && middle.every((group) => /^\d{2}$/.test(group))
  return (isThousands && /^\d+$/.test(first)) || isIndian ? groups.join('') : null
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
