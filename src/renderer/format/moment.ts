const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const thisYear = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })
const otherYear = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', year: 'numeric' })

/** The day of a UTC timestamp in the user's locale and zone, with the year where it is not this one. */
export function formatDate(iso: string, now = new Date()): string {
  const moment = new Date(iso)
  if (Number.isNaN(moment.getTime())) return iso
  return (moment.getFullYear() === now.getFullYear() ? thisYear : otherYear).format(moment)
}

/** A UTC timestamp as date and time of day in the user's locale and zone; other text comes back as it is. */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  return Number.isNaN(moment.getTime()) ? iso : moments.format(moment)
}
