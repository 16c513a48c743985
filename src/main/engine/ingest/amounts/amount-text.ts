import { plainDigits } from '../../../base/plain-digits.ts'
import { isFilled, isNoValue } from '../../../base/blank-cell.ts'
import { withoutGuard } from '../../../base/without-guard.ts'
import { indicatorSign } from './indicator-sign.ts'
import { areDisjoint, currenciesOf } from './currency-signs.ts'

/** An amount cell taken apart; what its digits are worth depends on the decimal mark of the column. */
export interface AmountText {
  /** Digits with decimal and group marks as written, perhaps an exponent; `0` for a lone dash. */
  digits: string
  /** By a minus, a bracket or a triangle. */
  isNegative: boolean
  /** Whether brackets stand around the digits, and a minus within them. */
  brackets: 'none' | 'alone' | 'beside a minus'
  /** Stars stand beside the digits, and say nothing of them. */
  hasStars: boolean
  /** By a word such as CR or DR: 1 debit, -1 credit, null where there is none. */
  side: 1 | -1 | null
  /** The currency sign as written, and the ISO codes it may stand for. */
  currency: { sign: string; codes: ReadonlySet<string> } | null
  /** Letters sit on whole digits, as in `CR1001` or `100C`: in a column not known to hold amounts it is a code. */
  isCodeLike: boolean
}

const sides = new Map<string, 1 | -1>([
  ...['D', 'S', 'DR', 'Dr', 'dr', 'DB', 'DR.', 'Dr.'].map((word) => [word, 1] as const),
  ...['C', 'H', 'CR', 'Cr', 'cr', 'CR.', 'Cr.'].map((word) => [word, -1] as const)
])
const nothingSeen: AmountText = {
  digits: '',
  isNegative: false,
  brackets: 'none',
  hasStars: false,
  side: null,
  currency: null,
  isCodeLike: false
}
/** A cell with more characters is text; peeling it word by word would take time in its square. */
const longest = 100
const core = /^(?=.*\d)[\d.,' ]+(?:[eE][-+]?\d{1,3})?$/
/** What nearly every cell is that is not plain: a grouped number, perhaps with a minus on one side. */
const grouped = /^(-?)(\d[\d.,]*)(-?)$/
const wrapped = /^(?:\((.*)\)|<(.*)>|\[(.*)\]|\{(.*)\})$/
/** A mark beside some amounts, or the stars that keep digits from being written before a sum. */
const starred = /^(?:\*{1,8} ?)?((?=.*\d)[^*]+?)(?: ?\*{1,3})?$/
const wordBefore = /^[\p{L}\p{Sc}]+/u
const wordAfter = /[\p{L}\p{Sc}]+\.?$/u

/**
 * Peels signs, brackets, currencies and debit/credit words off the digits of an amount cell, from the outside in.
 * `blank` for spaces and words for nothing, `unreadable` for anything else, such as two signs or a word that is not known.
 */
export function readAmountText(cell: string): AmountText | 'blank' | 'unreadable' {
  let text = toPlainCharacters(cell)
  if (text === null || text.length > longest) return 'unreadable'
  if (!isFilled(text) || isNoValue(text)) return 'blank'
  // Spreadsheets write zero as a dash, with the currency beside it.
  if (!/\d/.test(text)) text = text.replace(/-[- ]*/, '0')
  // `5.00 (CR)`: the bracket is of the word.
  text = text.replace(/\((\p{L}{1,2}\.?)\)$/u, '$1')
  // `5.–` and `100,-` are whole amounts: the dash stands for the cents.
  text = text.replace(/(?<=\d[.,])--?(?!\d)/, '')
  const simple = grouped.exec(text)
  if (simple !== null) {
    const [, before, digits, after] = simple
    if (before !== '' && after !== '') return 'unreadable'
    return { ...nothingSeen, digits: digits!, isNegative: before !== after }
  }
  const seen: AmountText = { ...nothingSeen }
  const bare = text.includes('*') ? starred.exec(text)?.[1] : undefined
  if (bare !== undefined) {
    seen.hasStars = true
    seen.isCodeLike = /^\d+$/.test(bare)
    text = bare
  }
  let isWrapped = false
  let sign = ''
  for (;;) {
    text = text.trim()
    if (core.test(text)) {
      const isSigned = isWrapped || sign !== ''
      if (isWrapped) seen.brackets = sign === '-' ? 'beside a minus' : 'alone'
      return isSigned && seen.side !== null ? 'unreadable' : { ...seen, digits: text }
    }
    const inner = wrapped.exec(text)
    if (inner !== null) {
      if (isWrapped || sign !== '') return 'unreadable'
      isWrapped = true
      seen.isNegative = true
      text = inner.slice(1).find((part) => part !== undefined)!
      continue
    }
    const isMinusFirst = /^[-+]/.test(text)
    if (isMinusFirst || /[-+]$/.test(text)) {
      const own = text[isMinusFirst ? 0 : text.length - 1]!
      if (sign !== '' || (isWrapped && own !== '-')) return 'unreadable'
      sign = own
      seen.isNegative = own === '-'
      text = text.slice(isMinusFirst ? 1 : 0, isMinusFirst ? undefined : -1)
      continue
    }
    const rest = stripWord(text, seen)
    if (rest === null) return 'unreadable'
    text = rest
  }
}

/** Notes the currency or debit/credit word at either end in `seen`; the text without it, null where there is none. */
function stripWord(text: string, seen: AmountText): string | null {
  const before = wordBefore.exec(text)?.[0]
  let word = before ?? wordAfter.exec(text)?.[0]
  if (word === undefined) return null
  if (before !== undefined && isKnown(`${before}.`) && text[before.length] === '.') word = `${before}.`
  const rest = before === undefined ? text.slice(0, -word.length) : text.slice(word.length)
  const side = sides.get(word) ?? sideOfWord(word)
  if (side !== undefined) {
    if (seen.side !== null) return null
    seen.side = side
  } else {
    const codes = currenciesOf(word)
    if (codes === undefined) return null
    if (seen.currency !== null && areDisjoint(codes, seen.currency.codes)) return null
    if (seen.currency === null || codes.size < seen.currency.codes.size) seen.currency = { sign: word, codes }
  }
  const isLetters = /^\p{Lu}$/u.test(word) || (before !== undefined && side !== undefined)
  if (isLetters && /^\d+$/.test(rest)) seen.isCodeLike = true
  return rest
}

/** Longer words for a side, and those in a script of their own; two Latin letters may be anything but the Polish ones. */
function sideOfWord(word: string): 1 | -1 | undefined {
  const isTelling = word.length > 2 || !/\p{Script=Latin}/u.test(word) || /^(?:wn|ma)$/i.test(word)
  return (isTelling ? indicatorSign(word) : null) ?? undefined
}

function isKnown(word: string): boolean {
  return sides.has(word) || currenciesOf(word) !== undefined
}

/**
 * Without the guard against spreadsheets; digits and marks of other scripts, full-width forms, the many spaces, dashes, apostrophes and the Japanese minus triangles as their plain ones.
 * null where a character would turn into a digit that it is not, as `²` does.
 */
function toPlainCharacters(cell: string): string | null {
  if (/^[\x20-\x7e]*$/.test(cell)) return withoutGuard(cell.trim())
  if (/[\p{No}\p{Nl}]/u.test(cell)) return null
  const plain = plainDigits(cell.normalize('NFKC'))
    .replace(/\u066B/g, '.')
    .replace(/[\u060C\u066C]/g, ',')
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2060]/g, '')
    .replace(/[\u2010-\u2015\u2212\u25B2\u25B3]/g, '-')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    // One dot in the middle, and no mark of its kind beside it, is a decimal point.
    .replace(/^([^.\u00B7\u2219\u22C5]*\d)[\u00B7\u2219\u22C5](\d[^.,\u00B7\u2219\u22C5]*)$/, '$1.$2')
  return withoutGuard(plain.trim())
}
