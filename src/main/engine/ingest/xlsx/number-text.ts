import type { NumberFormat } from './number-formats.ts'

/** A number as text, whether binary noise was taken off it, and whether a workbook keeps such a number to the cent. */
interface NumberText {
  text: string
  isRounded: boolean
  isExact: boolean
}

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
/** What is farther from its rounded value than this is no noise. */
const noise = 1e-9
/** More digits than a spreadsheet shows: a double needs 17 at most, and the last two are its noise. */
const shownDigits = 15
/** From here on doubles lie further apart than a cent; whole numbers are all told apart up to 2^53. */
const leastCoarse = 2 ** 46

/**
 * The shortest decimal text that stands for the stored number, without an exponent; null where it is none. A value that
 * is no further than 1e-9 from what its format shows, or from its first 15 digits, is taken as that.
 */
export function numberText(stored: string, decimals: number | null): NumberText | null {
  if (/^(?:0|-?[1-9]\d*)$/.test(stored))
    return { text: stored, isRounded: false, isExact: isExactWhole(stored) }
  const value = decimal.test(stored.trim()) ? Number(stored) : Number.NaN
  if (!Number.isFinite(value)) return null
  const text = plainDecimal(value)
  const digits = text.replace(/^[-0.]+/, '').replace('.', '').length
  const isExact = text.includes('.') ? Math.abs(value) < leastCoarse : isExactWhole(text)
  if (digits <= shownDigits) return { text, isRounded: false, isExact }
  const shown = [value.toFixed(Math.min(decimals ?? 0, 100)), value.toPrecision(shownDigits)]
  const near = shown.map(Number).find((rounded) => Math.abs(rounded - value) <= noise)
  if (near === undefined || near === value) return { text, isRounded: false, isExact }
  return { text: plainDecimal(near), isRounded: true, isExact }
}

function isExactWhole(text: string): boolean {
  return text.length <= shownDigits || Number.isSafeInteger(Number(text))
}

function plainDecimal(value: number): string {
  const text = String(value === 0 ? 0 : value)
  const scientific = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (scientific === null) return text
  const [, sign = '', first = '', others = '', exponent] = scientific
  const digits = first + others
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

const dayLength = 86_400_000
const lastSerial = 2_958_466
/** Days from the Unix epoch back to serial 0 of the 1904 system. */
const from1904 = 24_107

/**
 * The moment that a serial number of days stands for: an ISO day, with its time where it has one, or a time alone below
 * the first day; null where there is no such day. The 29 February 1900 that spreadsheets count is no day either.
 */
export function serialText(serial: number, date1904: boolean): string | null {
  if (!(serial >= 0 && serial < lastSerial)) return null
  const milliseconds = Math.round((serial % 1) * dayLength)
  const day = Math.floor(serial) + Math.floor(milliseconds / dayLength)
  const time = timeText(milliseconds % dayLength)
  if (day === 0 && !date1904) return time ?? '00:00:00'
  if (day === 60 && !date1904) return null
  const sinceEpoch = date1904 ? day - from1904 : day - (day < 60 ? 25_568 : 25_569)
  const iso = new Date(sinceEpoch * dayLength).toISOString().slice(0, 10)
  return time === null ? iso : `${iso}T${time}`
}

/** `hh:mm:ss`, with milliseconds where there are any; null at midnight. */
function timeText(milliseconds: number): string | null {
  if (milliseconds === 0) return null
  return new Date(milliseconds)
    .toISOString()
    .slice(11, -1)
    .replace(/\.000$/, '')
}

/** A date cell in ISO form as a day, or as a day and a time where it has one. */
export function isoText(stored: string): string {
  return stored.replace(/^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/, '$1')
}

/** The characters that XML cannot hold are written `_x000D_` in a workbook. */
export function readEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  )
}

/** A number cell as it is to be read under its format, and what it is; null where it is no number. */
export function formattedText(
  stored: string,
  format: NumberFormat | undefined,
  date1904: boolean
): { text: string; isRounded: boolean; kind: 'date' | 'number' | 'inexact' } | null {
  if (format?.kind === 'date' && decimal.test(stored)) {
    const text = serialText(Number(stored), date1904)
    if (text !== null) return { text, isRounded: false, kind: 'date' }
  }
  const shown = format?.kind === 'number' ? format : null
  const number = numberText(stored, shown?.decimals ?? null)
  if (number === null) return null
  const { isRounded, isExact } = number
  const isCode = shown?.digits !== undefined && /^\d+$/.test(number.text)
  const text = isCode ? number.text.padStart(shown.digits!, '0') : number.text
  return { text, isRounded, kind: isExact ? 'number' : 'inexact' }
}
