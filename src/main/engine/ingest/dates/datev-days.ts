import { calendarDay } from './calendar-day.ts'

const yearless = /^(0?[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])$/
const metaMark = /^(?:EXTF|DTVF)$/
/** `WJ-Beginn`, yyyymmdd, is the 13th field of the line above the header of a DATEV export (DATEV-Format, header). */
const yearBeginField = 12

/** Whether a cell is DATEV's TTMM, day and month without a year, perhaps without its leading zero. */
export function isYearless(cell: string): boolean {
  return yearless.test(cell)
}

/** The first day (ISO) of the fiscal year that the first line of a DATEV export states; null where it is none. */
export function findFiscalYear(firstRecord: readonly string[]): string | null {
  if (!metaMark.test(firstRecord[0]?.trim() ?? '')) return null
  const begin = /^(\d{4})(\d{2})(\d{2})$/.exec(firstRecord[yearBeginField]?.trim() ?? '')
  const date = begin === null ? null : calendarDay(begin[1]!, begin[2]!, begin[3]!)
  return date?.kind === 'day' ? date.day : null
}

/** A TTMM cell as the ISO day it is in the twelve months from the first day of a fiscal year; any other as it is. */
export function withFiscalYear(cell: string, fiscalYearFrom: string): string {
  const parts = yearless.exec(cell)
  if (parts === null) return cell
  const first = Number(fiscalYearFrom.slice(0, 4))
  const monthAndDay = `${parts[2]!}-${parts[1]!.padStart(2, '0')}`
  const year = monthAndDay < fiscalYearFrom.slice(5) ? first + 1 : first
  const date = calendarDay(String(year), parts[2]!, parts[1]!)
  return date.kind === 'day' ? date.day : cell
}
