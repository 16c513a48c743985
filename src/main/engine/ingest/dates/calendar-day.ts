import { usualRules } from '../../../../shared/rules.ts'

/**
 * What a date cell says: an ISO day, nothing, a filler that stands for nothing (with its day, where it is one), or something that is no
 * date. What a column is, is told by the usual fillers; what counts as blank in a run, its settings say.
 */
export type DateCell =
  | { kind: 'day'; day: string }
  | { kind: 'filler'; day?: string }
  | { kind: 'blank' | 'unreadable' }

const fillers = new Set(usualRules.fillerDates)
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The calendar day of these digits, a filler, or unreadable where there is no such day. Of years with two digits,
 * those below 70 are of this century.
 */
export function calendarDay(year: string, month: string, day: string): DateCell {
  const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (fillers.has(text)) return { kind: 'filler', day: text }
  const number = Number(day)
  const isReal = number > 0 && number <= (lengths[Number(month) - 1] ?? 0)
  const isMissingLeapDay = number === 29 && Number(month) === 2 && !isLeap(Number(full))
  return isReal && !isMissingLeapDay ? { kind: 'day', day: text } : { kind: 'unreadable' }
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
