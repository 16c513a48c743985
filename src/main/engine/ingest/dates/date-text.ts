import type { DateOrder } from '../../../../shared/settings.ts'
import { plainDigits } from '../../../base/plain-digits.ts'
import { isFilled, isNoValue } from '../../../base/blank-cell.ts'
import { withoutGuard } from '../../../base/without-guard.ts'
import { calendarDay, type DateCell } from './calendar-day.ts'
import { foldWord } from './fold-word.ts'
import { respellDate } from './respell-date.ts'
import { isWeekday, monthNumber, type MonthReading } from './month-names.ts'

/** A date cell taken apart: what it says by itself, or what the format of its column has to tell. */
export type DateText =
  | DateCell
  /** Three numbers whose order is open. `style` is how they are written, such as `/2`, `.4`, `6 digits`. */
  | { kind: 'parts'; parts: [string, string, string]; style: string }
  /** The name of a month, in a language that the column tells. */
  | { kind: 'named'; year: string; word: string; day: string }
  /** A number that may be one of a spreadsheet's days. */
  | { kind: 'serial'; day: string }

const dayLength = 86_400_000
/** Milliseconds since 1970, as .NET writes them into JSON. */
const jsonDate = /^\\?\/Date\((-?\d+)(?:[-+]\d{4})?\)\\?\/$/
/** Spreadsheets and people write it where no day is. */
const noDay = /^(?:[-\u2010-\u2015.]+|n\/?a|n\.a\.?)$/i
/** Marks of direction stand between right-to-left words and numbers. */
const marks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** A cell with more characters is text. */
const longest = 100
const separator = String.raw`(\s*[./_-]\s*| )`
const tail = String.raw`(?:(?:T\d\d)?(?:Z|[-+]\d\d:\d\d)|T\d\d|(?:[T ,:]+|-)\d{1,2}(?:[:.h]\d\d| ?[AaPp]\.?[Mm])[\d\p{L}\s:.,+\-/()_]*)?$`
const iso = new RegExp(String.raw`^(\d{4})(\s*[-/._]\s*)(\d{1,2})\2(\d{1,2})\.?${tail}`, 'u')
const compact = new RegExp(String.raw`^(\d{4})(\d\d)(\d\d)${tail}`, 'u')
const stamp = /^(\d{4})(\d\d)(\d\d)T?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:[.,]?\d{1,9})?(?:Z|[-+]\d\d:?\d\d)?$/
const ideographic = new RegExp(
  String.raw`^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]?(?: ?\(?[月火水木金土日](?:曜日)?\)?)?${tail}`,
  'u'
)
const numeric = new RegExp(
  String.raw`^(\d{1,2})${separator}(\d{1,2})\2(\d{4}|['’]?\d\d)(?: ?г\.?)?${tail}`,
  'u'
)
const isoWeek = new RegExp(String.raw`^(\d{4})-?W(\d\d)-?([1-7])${tail}`)
/** Business Central marks the close of a year so, after “closing” or “Ultimo”. */
const closing = /^[CU](?=\d{1,4}[-./]\d{1,2}[-./]\d)|(?<=\d[-./]\d{1,4})C$/
const solid = /^(\d\d)(\d\d)(\d{4}|\d\d)$/
const serial = /^([2-5]\d{4}|60000)(?:[.,]\d+)?$/
const ordinal = String.raw`(?:(?:st|nd|rd|th|er|o|a)(?!\p{L}))?`
/** Thai shortens with dots inside, Hindi with a ring, Hebrew with an apostrophe; vowels of some scripts are marks. */
const name = String.raw`(\p{L}[\p{L}\p{M}.'’׳॰\u200c\u200d]*)`
/** “Of the year”, as it follows the number in Cyrillic, Armenian, Polish and Baltic dates, or the full stop of a Croatian date. */
const yearEnd = String.raw`(?:[-. ]{0,2}(?:г|р|ж|թ|r|m|g|gada)(?:\.|(?!\p{L}))|\.)?`
const between = String.raw`[-. /,،]*`
const dayFirst = new RegExp(
  String.raw`^(\d{1,2})${ordinal}${between}(?:de |d['’] ?)?${name}${between}(?:del? |[คพ]\.ศ\. ?)?(\d{4}|\d\d)${yearEnd}${tail}`,
  'iu'
)
const monthFirst = new RegExp(
  String.raw`^${name}[-. ]*(?<=[-. ])(\d{1,2})${ordinal}(?:,? +|-|,)(\d{4})${tail}`,
  'iu'
)
const yearFirst = new RegExp(
  String.raw`^(\d{4})${yearEnd}${between}${name}${between}(\d{1,2})(?: ?d)?\.?${tail}`,
  'iu'
)
const yearDay = new RegExp(String.raw`^(\d{4})${yearEnd}${between}(\d{1,2})${between}${name}${tail}`, 'iu')
const vietnamese = new RegExp(
  String.raw`^(?:ngày )?(\d{1,2})[- /](?:tháng|thg) ?(\d{1,2})[-, /]+(?:năm )?(\d{4})${tail}`,
  'iu'
)

/**
 * Takes a date cell apart. Times are dropped: dates compare as calendar days as written, whatever the zone.
 * All zeros and the usual filler days are fillers.
 */
export function readDateText(cell: string): DateText {
  let text = toPlainDate(cell)
  if (isNoDay(text)) return { kind: 'blank' }
  if (text.length > longest) return { kind: 'unreadable' }
  if (/^[0\s./:T-]+$/.test(text)) return { kind: 'filler' }
  if (isClosing(text)) text = text.replace(closing, '')
  text = respellDate(text)
  const match = iso.exec(text) ?? ideographic.exec(text)
  if (match !== null) {
    const [month, day] = match.slice(-2)
    return calendarDay(match[1]!, month!, day!)
  }
  const week = isoWeek.exec(text)
  if (week !== null) return weekDay(Number(week[1]), Number(week[2]), Number(week[3]))
  if (/^\d{5}/.test(text)) return readDigits(text)
  const parts = numeric.exec(text)
  if (parts !== null) {
    const [, first, mark, second, third] = parts
    return {
      kind: 'parts',
      parts: [first!, second!, third!.slice(third!.length % 2)],
      style: `${mark!.trim()}${third!.length}`
    }
  }
  return readWords(text.replace(/\s+/g, ' '))
}

/** A date cell without spaces and guards around it, its digits and signs as the plain ones, whatever their script. */
export function toPlainDate(cell: string): string {
  const text = withoutGuard(cell.trim()).replace(jsonDate, '$1')
  return /^[\x20-\x7e]*$/.test(text) ? text : plainDigits(text.normalize('NFKC')).replace(marks, '').trim()
}

/** Whether a cell of days says, with a word or a dash, that there is none. */
export function isNoDay(cell: string): boolean {
  return !isFilled(cell) || isNoValue(cell) || noDay.test(cell.trim())
}

/** Whether a date is marked as the closing one of its day, as in `C31-12-24`, `U31.12.2024` and `2024-12-31C`. */
export function isClosing(cell: string): boolean {
  return closing.test(cell)
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

/** A day of an ISO week: week 1 has the fourth of January, and its first day is a Monday. */
function weekDay(year: number, week: number, weekday: number): DateText {
  const fourth = Date.UTC(year, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayLength
  const day = new Date(monday + ((week - 1) * 7 + weekday - 1) * dayLength)
  const thursday = new Date(day.getTime() + (4 - weekday) * dayLength)
  if (week < 1 || thursday.getUTCFullYear() !== year) return { kind: 'unreadable' }
  return { kind: 'day', day: day.toISOString().slice(0, 10) }
}

function readDigits(digits: string): DateText {
  // What spreadsheets and pandas make of a number.
  const text = digits.replace(/^(\d{8})[.,]0+$/, '$1')
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
  const fourth = yearDay.exec(text)
  if (fourth !== null) return namedDay(fourth[1]!, fourth[3]!, fourth[2]!)
  const numbered = vietnamese.exec(text)
  if (numbered !== null) return calendarDay(numbered[3]!, numbered[2]!, numbered[1]!)
  const weekday = /^([\p{L}\p{M}-]+)\.?,? /u.exec(text)
  return weekday !== null && isWeekday(weekday[1]!)
    ? readDateText(text.slice(weekday[0].length))
    : { kind: 'unreadable' }
}

function namedDay(year: string, word: string, day: string): DateText {
  return monthNumber(word) === null ? { kind: 'unreadable' } : { kind: 'named', year, word, day }
}

/** The same with its month name read in the language of its column; unreadable where that has no such month. */
export function withMonth(text: DateText, { months }: MonthReading): DateText {
  if (text.kind !== 'named') return text
  const month = months.get(foldWord(text.word))
  return month === undefined ? { kind: 'unreadable' } : calendarDay(text.year, String(month), text.day)
}

/** Whether a cell by itself is a day, in whatever order day and month are. */
export function isDay(cell: string): boolean {
  return (['dmy', 'mdy'] as const).some((order) => parseDate(cell, order).kind === 'day')
}

/**
 * Reads one date cell by itself: ISO with or without a time, yyyymmdd and its stamps, numbers in the order that
 * `order` says, month names. Six digits and a spreadsheet's day numbers are unreadable here: only a whole column
 * can prove them.
 */
export function parseDate(cell: string, order: DateOrder): DateCell {
  const text = readDateText(cell)
  if (text.kind === 'serial') return { kind: 'unreadable' }
  if (text.kind === 'named') return calendarDay(text.year, String(monthNumber(text.word)), text.day)
  if (text.kind !== 'parts') return text
  return text.style === '6 digits' ? { kind: 'unreadable' } : readParts(text, order)
}
