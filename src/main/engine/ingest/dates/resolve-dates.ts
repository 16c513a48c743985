import type { DateForm } from '../../../../shared/date-form.ts'
import type { Notice } from '../../../../shared/ledger.ts'
import { usualRules } from '../../../../shared/rules.ts'
import type { DateOrder } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { isYearless } from './datev-days.ts'
import { dayOf, type DateColumn } from './date-column.ts'
import type { DateCell } from './calendar-day.ts'
import { isClosing } from './date-text.ts'

const spreadsheetDays = [
  'EXCEL_SERIALS',
  'the day numbers of a spreadsheet (…), read as days since 1900'
] as const
/** What is said of a column whose dates are not plain, with its first cells in place of the dots. */
const notPlain: Partial<Record<DateForm, readonly [code: string, what: string]>> = {
  buddhist: ['BUDDHIST_YEARS', 'years of the Buddhist era (…), read as 543 less'],
  minguo: ['MINGUO_YEARS', 'years of the Republic of China (…), read as 1911 more'],
  cyyddd: ['DAYS_OF_YEAR', 'century, year and day of the year (…), as JD Edwards writes dates'],
  cyymmdd: ['CENTURY_DATES', 'century, year, month and day (…), as IBM i writes dates'],
  yyyyddd: ['DAYS_OF_YEAR', 'year and day of the year (…)'],
  unix: ['UNIX_TIMES', 'seconds since 1970 (…)'],
  'unix-ms': ['UNIX_TIMES', 'milliseconds since 1970 (…)'],
  stamp: ['SHORT_STAMPS', 'year, month, day and time in ten digits (…)']
}

/** What each distinct date cell means. */
interface ResolvedDates {
  /** By cell id: index into `days`, -1 where there is no day. */
  dayOf: Int32Array
  /** The distinct ISO days. */
  days: string[]
  notices: { notice: Omit<Notice, 'lines'>; cellIds: Set<number> }[]
}

/**
 * Reads each distinct cell of a date column once, under the order that was decided for all of them. Fillers (`fillerDates`, ISO days) and
 * unreadable cells count as blank and are reported. Throws UNREADABLE_DATE_COLUMN where most of the distinct cells are
 * no dates.
 */
export function resolveDates(
  column: DateColumn,
  order: DateOrder,
  fillerDates: readonly string[] = usualRules.fillerDates
): ResolvedDates {
  const isFiller = new Set(fillerDates)
  const { cells, header, form, isSerial } = column
  const ids = new Map<string, number>()
  const result: ResolvedDates = { dayOf: new Int32Array(cells.length).fill(-1), days: [], notices: [] }
  const fillers = new Set<number>()
  const unreadable = new Set<number>()
  const days = new Set<number>()
  cells.forEach((_, id) => {
    const date = judgeFiller(dayOf(column, id, order), isFiller)
    if (date.kind === 'filler') fillers.add(id)
    if (date.kind === 'unreadable') unreadable.add(id)
    if (date.kind !== 'day') return
    days.add(id)
    let day = ids.get(date.day)
    if (day === undefined) {
      day = result.days.push(date.day) - 1
      ids.set(date.day, day)
    }
    result.dayOf[id] = day
  })
  const note = (code: string, cellIds: Set<number>, write: (examples: string) => string) => {
    if (cellIds.size === 0) return
    const text = write(quoteSome(cells, cellIds))
    result.notices.push({ notice: { code, text }, cellIds })
  }
  note('FILLER_DATES', fillers, (some) => `“${header}” holds filler dates (${some}): counted as blank.`)
  const meant = isSerial ? spreadsheetDays : form === null ? undefined : notPlain[form]
  if (meant !== undefined) {
    const [code, what] = meant
    note(code, days, (some) => `“${header}” holds ${what.replace('…', some)}: check one of them.`)
  }
  note(
    'CLOSING_DATES',
    new Set([...days].filter((id) => isClosing(cells[id]!))),
    (some) => `“${header}” holds closing dates (${some}): read as the day that they close.`
  )
  const isWithoutYears = days.size === 0 && [...unreadable].every((id) => isYearless(cells[id]!))
  if (isWithoutYears) {
    note(
      'DATES_WITHOUT_YEAR',
      unreadable,
      (some) =>
        `“${header}” holds day and month without a year, as DATEV writes them (${some}): counted as blank. ` +
        'Export the dates with their year.'
    )
    return result
  }
  // One text alone, such as “open”, may stand for no date.
  if (unreadable.size > Math.max(1, days.size)) throw noDates(header, quoteSome(cells, unreadable))
  note(
    'UNREADABLE_DATES',
    unreadable,
    (some) => `“${header}” holds cells that are no date (${some}): counted as blank.`
  )
  return result
}

/** A day that is a filler here, or a usual filler that is a day here. */
function judgeFiller(date: DateCell, fillers: ReadonlySet<string>): DateCell {
  if (!('day' in date) || date.day === undefined) return date
  return { kind: fillers.has(date.day) ? 'filler' : 'day', day: date.day }
}

function quoteSome(cells: string[], ids: Set<number>): string {
  return [...ids]
    .slice(0, 3)
    .map((id) => `“${cells[id]}”`)
    .join(', ')
}

function noDates(header: string, examples: string): DoubletError {
  return new DoubletError(
    'UNREADABLE_DATE_COLUMN',
    `“${header}” is mapped as a date, but most of its cells are none, such as ${examples}. ` +
      'Choose another column in the Columns tab, or with --map.'
  )
}
