import type { DateOrder } from '../../../shared/ledger.ts'
import { DoubletError } from '../../../shared/result.ts'

/** What a date cell says: an ISO day, nothing, a filler that stands for nothing, or something that is no date. */
export type DateCell = { kind: 'day'; day: string } | { kind: 'blank' | 'filler' | 'unreadable' }

const fillers = new Set(['1900-01-01', '0001-01-01', '1970-01-01', '9999-12-31'])
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?$/
const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/
const compact = /^(\d{4})(\d{2})(\d{2})$/
const named = /^(\d{1,2})[-. /]?([A-Za-z]{3})[A-Za-z]*[-. /,]*(\d{4}|\d{2})(?:[T ].*)?$/
const namedFirst = /^([A-Za-z]{3})[A-Za-z]*[. ]+(\d{1,2}),? +(\d{4})(?:[T ].*)?$/

/**
 * Reads one date cell: ISO with or without a time, yyyymmdd, d/m/y or m/d/y as `order` says, and English month
 * names. Times are dropped: dates compare as calendar days. All zeros and the usual filler days are fillers.
 */
export function parseDate(cell: string, order: DateOrder): DateCell {
  const text = cell.trim()
  if (text === '') return { kind: 'blank' }
  if (/^[0\s./:T-]+$/.test(text)) return { kind: 'filler' }
  const match = iso.exec(text)
  if (match !== null) return dayOf(match[1]!, match[3]!, match[4]!)
  const digits = compact.exec(text)
  if (digits !== null) return dayOf(digits[1]!, digits[2]!, digits[3]!)
  const parts = numeric.exec(text)
  if (parts !== null) {
    const [day, month] = order === 'dmy' ? [parts[1]!, parts[3]!] : [parts[3]!, parts[1]!]
    return dayOf(fullYear(parts[4]!), month, day)
  }
  const words = named.exec(text)
  if (words !== null) return dayOf(fullYear(words[3]!), monthNumber(words[2]!), words[1]!)
  const wordFirst = namedFirst.exec(text)
  if (wordFirst !== null) return dayOf(wordFirst[3]!, monthNumber(wordFirst[1]!), wordFirst[2]!)
  return { kind: 'unreadable' }
}

/**
 * The order of day and month in a column, proven by a first or second number above 12 in its distinct cells.
 * Throws AMBIGUOUS_DATES where numeric dates prove nothing, and where they prove both.
 */
export function decideDateOrder(cells: Iterable<string>, header: string): DateOrder {
  let dayFirst: string | undefined
  let monthFirst: string | undefined
  let open: string | undefined
  for (const cell of cells) {
    const parts = numeric.exec(cell.trim())
    if (parts === null || Number(parts[1]) === 0) continue
    if (Number(parts[1]) > 12) dayFirst ??= cell
    else if (Number(parts[3]) > 12) monthFirst ??= cell
    else if (parts[1] !== parts[3]) open ??= cell
  }
  if (dayFirst !== undefined && monthFirst !== undefined) {
    throw ambiguous(header, `“${dayFirst}” begins with the day, “${monthFirst}” with the month`)
  }
  if (dayFirst !== undefined) return 'dmy'
  if (monthFirst !== undefined) return 'mdy'
  if (open !== undefined)
    throw ambiguous(header, `in “${open}” either can come first, and no day is above 12`)
  return 'dmy'
}

function ambiguous(header: string, why: string): DoubletError {
  return new DoubletError(
    'AMBIGUOUS_DATES',
    `The dates in “${header}” do not tell whether day or month comes first: ${why}. ` +
      'Say it in the Columns tab, or with --date-order dmy|mdy.'
  )
}

function dayOf(year: string, month: string, day: string): DateCell {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (fillers.has(text)) return { kind: 'filler' }
  const date = new Date(`${text}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  return isReal ? { kind: 'day', day: text } : { kind: 'unreadable' }
}

function fullYear(year: string): string {
  if (year.length === 4) return year
  return Number(year) < 70 ? `20${year}` : `19${year}`
}

function monthNumber(name: string): string {
  return String(monthNames.indexOf(name.toLowerCase()) + 1)
}
