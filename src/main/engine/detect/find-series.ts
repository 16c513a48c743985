import { dayLengthMs, noDay, weekdayOf } from '../ledger/days.ts'

/** How often the lines of a series come. */
export type Rhythm = 'monthly' | 'quarterly' | 'weekly'

/** Lines that come once per period. */
export interface Series {
  rhythm: Rhythm
  /** Periods with a line, and all from the first to the last. */
  found: number
  periods: number
}

/** Of the periods from the first to the last, so many per cent have a line. */
const leastShare = 75
const leastPeriods = 3

/**
 * Whether lines on these days come once per period: at most one in each, in at least three periods and in at least 75 % of those
 * from the first to the last. Periods are calendar months; quarters, where all lines are in the same month of theirs; weeks from
 * Monday on, where all lines are on the same weekday. null where they do not, or a line has no day.
 */
export function findSeries(days: readonly number[] | Int32Array): Series | null {
  if (days.length < leastPeriods || days.includes(noDay)) return null
  const months = Array.from(days, monthOf)
  const monthly = countPeriods('monthly', months)
  if (monthly !== null) return monthly
  if (isOne(months.map((month) => month % 3))) {
    const quarterly = countPeriods(
      'quarterly',
      months.map((month) => Math.floor(month / 3))
    )
    if (quarterly !== null) return quarterly
  }
  const weekdays = Array.from(days, weekdayOf)
  if (!isOne(weekdays)) return null
  return countPeriods(
    'weekly',
    Array.from(days, (day, at) => (day - weekdays[at]!) / 7)
  )
}

function countPeriods(rhythm: Rhythm, numbers: number[]): Series | null {
  let [first, last] = [numbers[0]!, numbers[0]!]
  for (const number of numbers) {
    if (number < first) first = number
    if (number > last) last = number
  }
  const [found, periods] = [numbers.length, last - first + 1]
  if (found > periods || found * 100 < periods * leastShare) return null
  return new Set(numbers).size === found ? { rhythm, found, periods } : null
}

function monthOf(day: number): number {
  const date = new Date(day * dayLengthMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function isOne(values: number[]): boolean {
  return values.every((value) => value === values[0])
}
