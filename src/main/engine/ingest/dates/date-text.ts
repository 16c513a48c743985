import type { DateOrder } from '../../../../shared/settings.ts'
import { calendarDay, type DateCell } from './calendar-day.ts'
import { isWeekday, monthNumber } from './month-names.ts'

/** A date cell taken apart: what it says by itself, or what the format of its column has to tell. */
export type DateText =
  | DateCell
  /** Three numbers whose order is open. `style` is how they are written, such as `/2`, `.4`, `6 digits`. */
  | { kind: 'parts'; parts: [string, string, string]; style: string }
  /** A number that may be one of a spreadsheet's days. */
  | { kind: 'serial'; day: string }

/** A cell with more characters is text. */
const longest = 100
const separator = String.raw`(\s*[./-]\s*| )`
const tail = String.raw`(?:(?:T\d\d)?(?:Z|[-+]\d\d:\d\d)|T\d\d|(?:[T ,:]+|-)\d{1,2}(?:[:.h]\d\d| ?[AaPp]\.?[Mm])[\d\p{L}\s:.,+\-/()_]*)?$`
const iso = new RegExp(String.raw`^(\d{4})(\s*[-/.]\s*)(\d{1,2})\2(\d{1,2})\.?${tail}`, 'u')
const compact = new RegExp(String.raw`^(\d{4})(\d\d)(\d\d)${tail}`, 'u')
const stamp = /^(\d{4})(\d\d)(\d\d)T?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:[.,]?\d{1,9})?(?:Z|[-+]\d\d:?\d\d)?$/
const ideographic = new RegExp(
  String.raw`^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]?(?: ?\(?[月火水木金土日](?:曜日)?\)?)?${tail}`,
  'u'
)
const numeric = new RegExp(String.raw`^(\d{1,2})${separator}(\d{1,2})\2(\d{4}|\d\d)${tail}`, 'u')
const solid = /^(\d\d)(\d\d)(\d{4}|\d\d)$/
const serial = /^([2-5]\d{4}|60000)(?:[.,]\d+)?$/
const ordinal = String.raw`(?:(?:st|nd|rd|th|er|o|a)(?!\p{L}))?`
const dayFirst = new RegExp(
  String.raw`^(\d{1,2})${ordinal}[-. /]*(?:de )?(\p{L}+)[-. /,]*(?:del? )?(\d{4}|\d\d)${tail}`,
  'iu'
)
const monthFirst = new RegExp(String.raw`^(\p{L}+)[-. ]+(\d{1,2})${ordinal}(?:,? +|-)(\d{4})${tail}`, 'iu')
const yearFirst = new RegExp(String.raw`^(\d{4})[-. /]*(\p{L}+)[-. /]*(\d{1,2})${tail}`, 'iu')

/**
 * Takes a date cell apart. Times are dropped: dates compare as calendar days as written, whatever the zone.
 * All zeros and the usual filler days are fillers.
 */
export function readDateText(cell: string): DateText {
  let text = cell.trim()
  if (!/^[\x20-\x7e]*$/.test(text)) text = text.normalize('NFKC').trim()
  if (text === '') return { kind: 'blank' }
  if (text.length > longest) return { kind: 'unreadable' }
  if (/^[0\s./:T-]+$/.test(text)) return { kind: 'filler' }
  const match = iso.exec(text) ?? ideographic.exec(text)
  if (match !== null) {
    const [month, day] = match.slice(-2)
    return calendarDay(match[1]!, month!, day!)
  }
  if (/^\d{5}/.test(text)) return readDigits(text)
  const parts = numeric.exec(text)
  if (parts !== null) {
    const [, first, mark, second, third] = parts
    return { kind: 'parts', parts: [first!, second!, third!], style: `${mark!.trim()}${third!.length}` }
  }
  return readWords(text.replace(/\s+/g, ' '))
}

/** The day of three numbers under an order; unreadable where there is no such day. */
export function readParts(
  { parts, style }: Extract<DateText, { kind: 'parts' }>,
  order: DateOrder
): DateCell {
  const [first, second, third] = parts
  if (order === 'ymd') {
    return third.length === 4 ? { kind: 'unreadable' } : calendarDay(first, second, third)
  }
  const date = order === 'dmy' ? calendarDay(third, second, first) : calendarDay(third, first, second)
  return style === '8 digits' && !isLikely(third, date) ? { kind: 'unreadable' } : date
}

function readDigits(text: string): DateText {
  const match = compact.exec(text) ?? stamp.exec(text)
  if (match !== null) {
    const date = calendarDay(match[1]!, match[2]!, match[3]!)
    if (date.kind !== 'unreadable' && isLikely(match[1]!, date)) return date
  }
  const days = serial.exec(text)
  // Day 60 of the 1900 system is a 29 February that never was, so that day 1 after it counts from 30 December.
  if (days !== null) {
    return {
      kind: 'serial',
      day: new Date(Date.UTC(1899, 11, 30 + Number(days[1]))).toISOString().slice(0, 10)
    }
  }
  const parts = solid.exec(text)
  if (parts === null) return { kind: 'unreadable' }
  return { kind: 'parts', parts: [parts[1]!, parts[2]!, parts[3]!], style: `${text.length} digits` }
}

/** Bare digits are a date only where their year is one of a ledger; no number fits both 20yymmdd and ddmm20yy then. */
function isLikely(year: string, date: DateCell): boolean {
  return date.kind === 'filler' || /^(?:19|20)/.test(year)
}

function readWords(text: string): DateText {
  const first = dayFirst.exec(text)
  if (first !== null) return namedDay(first[3]!, first[2]!, first[1]!)
  const second = monthFirst.exec(text)
  if (second !== null && monthNumber(second[1]!) !== null) return namedDay(second[3]!, second[1]!, second[2]!)
  const third = yearFirst.exec(text)
  if (third !== null) return namedDay(third[1]!, third[2]!, third[3]!)
  const weekday = /^([\p{L}-]+)\.?,? /u.exec(text)
  return weekday !== null && isWeekday(weekday[1]!)
    ? readDateText(text.slice(weekday[0].length))
    : { kind: 'unreadable' }
}

function namedDay(year: string, word: string, day: string): DateText {
  const month = monthNumber(word)
  return month === null ? { kind: 'unreadable' } : calendarDay(year, String(month), day)
}

/**
 * Reads one date cell by itself: ISO with or without a time, yyyymmdd and its stamps, numbers in the order that
 * `order` says, month names. Six digits and a spreadsheet's day numbers are unreadable here: only a whole column
 * can prove them.
 */
export function parseDate(cell: string, order: DateOrder): DateCell {
  const text = readDateText(cell)
  if (text.kind === 'serial') return { kind: 'unreadable' }
  if (text.kind !== 'parts') return text
  return text.style === '6 digits' ? { kind: 'unreadable' } : readParts(text, order)
}
