import { toPlainDate } from './date-text.ts'

const fraction = String.raw`(?:[.,]\d{1,9})?`
const zone = String.raw`(?: ?(?:Z|GMT|UTC|Uhr|[-+]\d\d:?\d\d))?`
const half = String.raw` ?(?:([ap])\.?m\.?)?`
/** `10:12`, `9:05 PM`, `10:12:05.123`, `10h12`. */
const clock = String.raw`(\d{1,2})[:h](\d\d)(?::(\d\d)${fraction})?${half}${zone}$`
/** `10.12.05.000000`, `09.05.00 PM`. */
const dotted = String.raw`(\d{1,2})\.(\d\d)\.(\d\d)${fraction}${half}${zone}$`

const inTimes = [
  new RegExp(`^${clock}`, 'i'),
  new RegExp(`^${dotted}`, 'i'),
  /** `101205`, and `91205` where the leading nought was lost. */
  /^(\d{1,2})(\d\d)(\d\d)$/,
  /** As OData writes times. */
  /^PT(\d{1,2})H(?:(\d{1,2})M)?(?:(\d{1,2})S)?$/
]
/** After a date. A hyphen before dots alone: elsewhere it begins a zone. */
const inDates = [
  new RegExp(String.raw`\d(?:[T,:]|,? +)${clock}`, 'i'),
  new RegExp(String.raw`\d(?:[T,:-]|,? +)${dotted}`, 'i'),
  /^\d{8}T?(\d\d)(\d\d)(\d\d)(?:[.,]?\d{1,9})?(?:Z|[-+]\d\d:?\d\d)?$/
]

/**
 * The minutes from midnight to the time in a cell of times, or of dates with a time: 0 to 1439, as written, whatever the zone. -1
 * where it has none or an impossible one, and for midnight to the second, which is what systems write where nobody noted a time.
 */
export function minuteOf(cell: string, kind: 'time' | 'date'): number {
  const text = toPlainDate(cell)
  for (const form of kind === 'time' ? [...inTimes, ...inDates] : inDates) {
    const match = form.exec(text)
    if (match !== null) return minuteFrom(match)
  }
  return -1
}

function minuteFrom([, hours, minutes = '0', seconds = '0', half]: RegExpExecArray): number {
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  const [minute, second] = [Number(minutes), Number(seconds)]
  const isTime = hour < 24 && minute < 60 && second < 60 && (half === undefined || Number(hours) <= 12)
  return isTime && hour + minute + second > 0 ? hour * 60 + minute : -1
}
