const isoMonth = /^(\d{4})-(\d{2})$/
const style = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const
const whole = new Intl.DateTimeFormat(undefined, style)
const names = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' })

/** An ISO month as an axis has room for it: `Mar`, with its year in January, `Jan 25`; '–' for none. */
export function formatMonth(month: string): string {
  const [, year, number] = isoMonth.exec(month) ?? []
  if (year === undefined || number === undefined) return '–'
  const name = names.format(new Date(`${year}-${number}-01T00:00:00Z`))
  return number === '01' ? `${name} ${year.slice(2)}` : name
}

/** An ISO month as the locale writes it, with its year: `Mar 2025`. Other text comes back as it is. */
export function formatMonthOfYear(month: string, locale?: string): string {
  if (!isoMonth.test(month)) return month
  const format = locale === undefined ? whole : new Intl.DateTimeFormat(locale, style)
  return format.format(new Date(`${month}-01T00:00:00Z`))
}

/** Months in a row that nothing is said of. */
export interface MonthGap {
  /** The first and the last of them. */
  from: string
  to: string
  months: number
}

/** Missing months that are listed one by one, at most; more of them in a row are one entry. */
const mostListed = 12

const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** What is known by month, ascending, with the months that are missing in between; what has no month comes first. */
export function withGaps<Known extends { month: string }>(known: readonly Known[]): (Known | MonthGap)[] {
  return known.flatMap((entry, at) => {
    const before = known[at - 1]?.month ?? ''
    if (!isoMonth.test(before) || !isoMonth.test(entry.month)) return [entry]
    const [first, next] = [numberOf(before) + 1, numberOf(entry.month)]
    if (next - first > mostListed)
      return [{ from: monthOf(first), to: monthOf(next - 1), months: next - first }, entry]
    const missing = Array.from({ length: next - first }, (_, step) => monthOf(first + step))
    return [...missing.map((month): MonthGap => ({ from: month, to: month, months: 1 })), entry]
  })
}
