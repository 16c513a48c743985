const isoMonth = /^(\d{4})-(\d{2})$/
const names = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' })

/** An ISO month as an axis has room for it: `Mar`, with its year in January, `Jan 25`; '–' for none. */
export function formatMonth(month: string): string {
  const [, year, number] = isoMonth.exec(month) ?? []
  if (year === undefined || number === undefined) return '–'
  const name = names.format(new Date(`${year}-${number}-01T00:00:00Z`))
  return number === '01' ? `${name} ${year.slice(2)}` : name
}
