/** What a date cell says: an ISO day, nothing, a filler that stands for nothing, or something that is no date. */
export type DateCell = { kind: 'day'; day: string } | { kind: 'blank' | 'filler' | 'unreadable' }

const fillers = new Set(['1900-01-01', '0001-01-01', '1970-01-01', '9999-12-31'])
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The calendar day of these digits, a filler, or unreadable where there is no such day. Of years with two digits,
 * those below 70 are of this century.
 */
export function calendarDay(year: string, month: string, day: string): DateCell {
  const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (fillers.has(text)) return { kind: 'filler' }
  const number = Number(day)
  const isReal = number > 0 && number <= (lengths[Number(month) - 1] ?? 0)
  const isMissingLeapDay = number === 29 && Number(month) === 2 && !isLeap(Number(full))
  return isReal && !isMissingLeapDay ? { kind: 'day', day: text } : { kind: 'unreadable' }
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
