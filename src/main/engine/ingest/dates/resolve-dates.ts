import type { Notice } from '../../../../shared/ledger.ts'
import type { DateOrder } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { isYearless } from './datev-days.ts'
import { dayOf, type DateColumn } from './date-column.ts'

/** What each distinct date cell means. */
interface ResolvedDates {
  /** By cell id: index into `days`, -1 where there is no day. */
  dayOf: Int32Array
  /** The distinct ISO days. */
  days: string[]
  notices: { notice: Omit<Notice, 'lines'>; cellIds: Set<number> }[]
}

/**
 * Reads each distinct cell of a date column once, under the order that was decided for all of them. Fillers and
 * unreadable cells count as blank and are reported. Throws UNREADABLE_DATE_COLUMN where most of the distinct cells are
 * no dates.
 */
export function resolveDates(column: DateColumn, order: DateOrder): ResolvedDates {
  const { cells, header, isSerial } = column
  const ids = new Map<string, number>()
  const result: ResolvedDates = { dayOf: new Int32Array(cells.length).fill(-1), days: [], notices: [] }
  const fillers = new Set<number>()
  const unreadable = new Set<number>()
  const serials = new Set<number>()
  let readable = 0
  cells.forEach((_, id) => {
    const date = dayOf(column, id, order)
    if (date.kind === 'filler') fillers.add(id)
    if (date.kind === 'unreadable') unreadable.add(id)
    if (date.kind !== 'day') return
    readable++
    if (isSerial) serials.add(id)
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
  note(
    'EXCEL_SERIALS',
    serials,
    (some) =>
      `“${header}” holds the day numbers of a spreadsheet (${some}), read as days since 1900: check one of them.`
  )
  const isWithoutYears = readable === 0 && [...unreadable].every((id) => isYearless(cells[id]!))
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
  if (unreadable.size > Math.max(1, readable)) throw noDates(header, quoteSome(cells, unreadable))
  note(
    'UNREADABLE_DATES',
    unreadable,
    (some) => `“${header}” holds cells that are no date (${some}): counted as blank.`
  )
  return result
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
