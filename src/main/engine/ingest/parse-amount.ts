import type { DecimalMark } from '../../../shared/ledger.ts'
import { DoubletError } from '../../../shared/result.ts'
import { canonical, type DecimalText } from '../decimal.ts'

/** What an amount cell says: a value, nothing, or something that is no amount. */
export type AmountCell =
  | { kind: 'value'; value: DecimalText; decimals: number }
  | { kind: 'blank' | 'unreadable' }

/** Stands for a space or an apostrophe between two digits. */
const gap = "'"
const blank: AmountCell = { kind: 'blank' }
const unreadable: AmountCell = { kind: 'unreadable' }

/**
 * Reads one amount cell under a decimal mark: signs before or after, parentheses, currency signs and codes,
 * spaces or apostrophes or the other mark between groups of three digits, scientific notation; a lone dash is
 * zero. What proves the other mark is unreadable. `decimals` is the number of decimals as written. Exact: no
 * float is involved.
 */
export function parseAmount(cell: string, mark: DecimalMark): AmountCell {
  const plain = /^-?\d+(?:\.(\d+))?$/.exec(cell)
  if (plain !== null && mark === 'point') {
    return { kind: 'value', value: canonical(cell), decimals: plain[1]?.length ?? 0 }
  }
  const bare = stripAmount(cell)
  if (bare === null) return cell.trim() === '' ? blank : unreadable
  if (bare.digits === '') return bare.isDash ? { kind: 'value', value: '0', decimals: 0 } : unreadable
  if ((markOf(bare.digits) ?? mark) !== mark) return unreadable
  const separators = mark === 'point' ? { decimal: '.', group: ',' } : { decimal: ',', group: '.' }
  const [mantissa = '', exponent] = bare.digits.split(/e/i)
  const pieces = mantissa.split(separators.decimal)
  if (pieces.length > 2) return unreadable
  const whole = ungroup(pieces[0]!, pieces[0]!.includes(gap) ? gap : separators.group)
  const fraction = pieces[1] ?? ''
  if (whole === null || !/^\d*$/.test(fraction) || whole + fraction === '') return unreadable
  const sign = bare.isNegative ? '-' : ''
  const shifted = shiftPoint(whole, fraction, Number(exponent ?? 0))
  if (shifted === null) return unreadable
  return { kind: 'value', value: canonical(sign + shifted), decimals: shifted.split('.')[1]?.length ?? 0 }
}

/**
 * The decimal mark of a column, proven by its distinct cells. Where no cell decides (only `1,234` or
 * `1.234`), or where cells prove both, it throws AMBIGUOUS_AMOUNTS and the user has to say it.
 */
export function decideDecimalMark(cells: Iterable<string>): DecimalMark {
  const proof: Record<DecimalMark, string[]> = { point: [], comma: [] }
  const open: string[] = []
  for (const cell of cells) {
    const mark = markOf(stripAmount(cell)?.digits ?? '')
    if (mark === null) open.push(cell)
    else if (mark !== undefined) proof[mark].push(cell)
  }
  const { point, comma } = proof
  const fewer = point.length < comma.length ? point : comma
  if (fewer.length > 0 && fewer.length * 100 > point.length + comma.length) {
    throw ambiguous(`“${point[0]}” has a decimal point, “${comma[0]}” a decimal comma`)
  }
  if (point.length + comma.length === 0 && open.length > 0) {
    throw ambiguous(
      `“${open[0]}” can be read with a decimal point or with a decimal comma, and no other does decide`
    )
  }
  return comma.length > point.length ? 'comma' : 'point'
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

/** Digits, marks and gaps of a cell without signs, currency and other spaces; null where it is blank. */
function stripAmount(cell: string): { digits: string; isNegative: boolean; isDash: boolean } | null {
  let text = cell
    .replace(/(?<=\d)[\s'\u2019]+(?=\d)/g, gap)
    .replace(/\s/g, '')
    .replace(/[\u2212\u2013]/g, '-')
  if (text === '') return null
  const isDash = /^-+$/.test(text)
  if (isDash) return { digits: '', isNegative: false, isDash }
  let isNegative = false
  const bracketed = /^\((.*)\)$/.exec(text)
  if (bracketed !== null) {
    isNegative = true
    text = bracketed[1]!
  }
  text = text.replace(/^\p{Sc}|^[A-Z]{3}(?=[-+\d.,])|\p{Sc}$|(?<=\d)[A-Z]{3}$/gu, '')
  const signs = /^([-+]?)(.*?)([-+]?)$/.exec(text)!
  if (signs[1] !== '' && signs[3] !== '') return { digits: '', isNegative, isDash: false }
  if (signs[1] === '-' || signs[3] === '-') {
    if (isNegative) return { digits: '', isNegative, isDash: false }
    isNegative = true
  }
  const digits = signs[2]!.replace(/^\p{Sc}|\p{Sc}$/gu, '')
  return { digits: /^[\d.,']+(?:[eE][-+]?\d{1,3})?$/.test(digits) ? digits : '', isNegative, isDash: false }
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
