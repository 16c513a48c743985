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
