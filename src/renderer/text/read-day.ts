import { read, refuse } from '../format/reading.ts'
import type { Reading } from '../format/reading.ts'
import { text as words } from './text.ts'

type Edge = 'first' | 'last'
type Part = 'year' | 'month' | 'day'

/** The order in which the locale writes year, month and day in figures. */
function orderOf(locale: string | undefined): Part[] {
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit' })
  const order = parts.formatToParts(0).map(({ type }) => type)
  return order.filter((type): type is Part => type === 'year' || type === 'month' || type === 'day')
}

const samples: Readonly<Record<Part, string>> = { year: '2025', month: '03', day: '29' }

/** How 29 March 2025 is typed in the locale's order. */
function exampleIn(order: readonly Part[]): string {
  return order.map((part) => samples[part]).join('/')
}

/** The day as ISO, where the calendar has it. */
function dayOf(year: string, month: string, day: string): string | null {
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${iso}T00:00:00Z`)
  const isDay = year !== '0000' && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso)
  return isDay ? iso : null
}

function lastDayOf(year: string, month: string): string {
  return String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
}

/** The first or last day of the month or the year that the text names; null where it names neither. */
function edgeOf(text: string, edge: Edge): string | null {
  const isYear = /^\d{4}$/.test(text)
  const [, year, month] = isYear
    ? [text, text, edge === 'first' ? '1' : '12']
    : (/^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? [])
  const [, lateMonth, lateYear] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  const [y, m] = [year ?? lateYear, month ?? lateMonth]
  if (y === undefined || m === undefined) return null
  return dayOf(y, m, edge === 'first' ? '1' : lastDayOf(y, m))
}

/**
 * The ISO day that somebody typed: `2025-03-29`, `20250329`, or day, month and year in the locale's order; a month or a year
 * stands for its first or last day. Years of two digits are of this century. Nothing is guessed: what the locale's order makes
 * no day of is refused.
 */
export function readDay(typed: string, edge: Edge, locale?: string): Reading<string> {
  const text = typed.trim().replace(/([-/.])\s+/g, '$1')
  const order = orderOf(locale)
  const whole = edgeOf(text, edge)
  if (whole !== null) return read(whole)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const figures = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text)
  const parts = iso ? ['year', 'month', 'day'] : order
  const [year, month, day] = (['year', 'month', 'day'] as const).map(
    (part) => (iso ?? figures)?.[parts.indexOf(part) + 1] ?? ''
  )
  const isWhole = /^(\d{2}|\d{4})$/.test(year ?? '') && month !== '' && day !== ''
  const found = isWhole ? dayOf(year!, month!, day!) : null
  return found === null ? refuse(words.typed.noDay(text, exampleIn(order))) : read(found)
}
