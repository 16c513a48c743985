const isoDay = /^\d{4}-\d{2}-\d{2}$/
const weekends: Readonly<Record<number, string>> = { 0: 'Sun', 6: 'Sat' }

/** An ISO day, with its weekday where that is a Saturday or a Sunday: `2025-03-29 Sat`. Other text comes back as it is. */
export function formatDay(day: string): string {
  if (!isoDay.test(day)) return day
  const weekend = weekends[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return weekend === undefined ? day : `${day} ${weekend}`
}
