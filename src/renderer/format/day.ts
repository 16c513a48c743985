const isoDay = /^\d{4}-\d{2}-\d{2}$/
const style = { year: 'numeric', month: 'short', day: '2-digit', timeZone: 'UTC' } as const
const own = new Intl.DateTimeFormat(undefined, style)
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' })

/** An ISO day as the locale writes it, with the month as a word so that nobody takes it for the day. Other text comes back as it is. */
export function formatDay(day: string, locale?: string): string {
  if (!isoDay.test(day)) return day
  const format = locale === undefined ? own : new Intl.DateTimeFormat(locale, style)
  return format.format(new Date(`${day}T00:00:00Z`))
}

/** The same, and its weekday where that is a Saturday or a Sunday: `Mar 29, 2025 Sat`. */
export function formatDayOfWeek(day: string, locale?: string): string {
  if (!isoDay.test(day)) return day
  const date = new Date(`${day}T00:00:00Z`)
  const isWeekend = date.getUTCDay() % 6 === 0
  return isWeekend ? `${formatDay(day, locale)} ${weekday.format(date)}` : formatDay(day, locale)
}
