import type { DateForm } from '../../../../shared/date-form.ts'
import { calendarDay } from './calendar-day.ts'

/** Reads a cell of a column in one form: its ISO day, or null where it is none. */
type ReadDay = (cell: string) => string | null

/** A form of dates that no cell proves by itself; it looks at all distinct cells of the column before it reads one. */
interface NumberForm {
  form: DateForm
  open: (cells: readonly string[]) => ReadDay
}

const dayLength = 86_400
/** Fiscal periods are written like days of the year, and there are no more than sixteen of them. */
const lastPeriod = 16
const ordinal = /^(19[89]\d|20\d\d)[-./]?(\d{3})(?:\.0)?$/
const jde = /^([01]?)(\d\d)(\d{3})(?:\.0)?$/
const centuryDay = /^([01])(\d\d)(\d\d)(\d\d)(?:\.0)?$/
const minguo =
  /^(?:(?:中華)?民國 ?(\d{1,3})|(0\d\d|1[0-4]\d))(?:([-./年]) ?(\d{1,2})[-./月] ?(\d{1,2})日?|(\d\d)(\d\d))(?:[T ]+\d{1,2}:\d\d.*)?$/
/** From 1998 to 2033, where ten digits begin to be dates of this century too. */
const [from, to] = [9e8, 2e9]
const seconds = /^(\d{9,10})(?:\.\d+)?$/
/** Or micro- or nanoseconds. */
const milliseconds = /^(\d{9,10})(?:\d{3}){1,3}(?:\.\d+)?$/
const stamps = [/^(20\d\d)(\d\d)(\d\d)(?:[01]\d|2[0-3])$/, /^(\d\d)(\d\d)(\d\d)(?:[01]\d|2[0-3])[0-5]\d$/]

/** The forms beyond the calendar, each with the years that a ledger can have in it. */
export const numberForms: readonly NumberForm[] = [
  {
    form: 'cyyddd',
    open: () => (cell) => {
      const match = jde.exec(cell)
      if (match === null) return null
      const year = 1900 + (match[1] === '1' ? 100 : 0) + Number(match[2])
      return year < 1990 || year > 2039 ? null : dayOfYear(year, Number(match[3]))
    }
  },
  {
    form: 'cyymmdd',
    open: () => (cell) => {
      const [, century, year, month, day] = centuryDay.exec(cell) ?? []
      if (year === undefined) return null
      return isoDay(String(1900 + (century === '1' ? 100 : 0) + Number(year)), month!, day!)
    }
  },
  {
    form: 'yyyyddd',
    open(cells) {
      const isPeriod = cells.every((cell) => Number(ordinal.exec(cell)?.[2] ?? 0) <= lastPeriod)
      return (cell) => {
        const match = isPeriod ? null : ordinal.exec(cell)
        return match === null ? null : dayOfYear(Number(match[1]), Number(match[2]))
      }
    }
  },
  {
    form: 'minguo',
    open: () => (cell) => {
      const match = minguo.exec(cell)
      if (match === null) return null
      const [, named, year = named!, , month, day, solidMonth, solidDay] = match
      return isoDay(String(1911 + Number(year)), month ?? solidMonth!, day ?? solidDay!)
    }
  },
  { form: 'unix', open: (cells) => readInstants(cells, seconds) },
  { form: 'unix-ms', open: (cells) => readInstants(cells, milliseconds) },
  {
    form: 'stamp',
    open: () => (cell) => {
      for (const pattern of stamps) {
        const [, year, month, day] = pattern.exec(cell) ?? []
        const date = year === undefined ? null : isoDay(year, month!, day!)
        if (date !== null) return date
      }
      return null
    }
  }
]

/**
 * Instants are days in UTC; but where all of them are midnight in one zone, its summer time included, they are days there: east
 * of Greenwich their day begins on the evening before. Noon in UTC is noon.
 */
function readInstants(cells: readonly string[], pattern: RegExp): ReadDay {
  const instantOf = (cell: string) => {
    const count = Number(pattern.exec(cell)?.[1] ?? Number.NaN)
    return count >= from && count < to ? count : null
  }
  const instants = cells.flatMap((cell) => instantOf(cell) ?? [])
  const times = [...new Set(instants.map((instant) => instant % dayLength))].toSorted((a, b) => a - b)
  const [earliest = 0, latest = earliest] = times
  const isMidnight =
    instants.length > 1 && times.length < 3 && latest - earliest <= 3600 && earliest % 900 === 0
  const shift = isMidnight && earliest > dayLength / 2 ? dayLength - earliest : 0
  return (cell) => {
    const instant = instantOf(cell)
    return instant === null ? null : new Date((instant + shift) * 1000).toISOString().slice(0, 10)
  }
}

function dayOfYear(year: number, count: number): string | null {
  const day = new Date(Date.UTC(year, 0, count))
  return count > 0 && day.getUTCFullYear() === year ? day.toISOString().slice(0, 10) : null
}

function isoDay(year: string, month: string, day: string): string | null {
  const date = calendarDay(year, month, day)
  return date.kind === 'day' ? date.day : null
}
