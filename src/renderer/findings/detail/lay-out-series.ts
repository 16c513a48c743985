import { scaleUtc } from '@visx/scale'
import type { SeriesPoint } from '../../../shared/finding.ts'
import { text } from '../../text/text.ts'

const words = text.finding.series

/** What a mark of the chart stands for: a line of the finding, another of its account and amount, or one of the opposite amount. */
export type MarkKind = 'member' | 'other' | 'opposite'

/** How many lines of each kind there are on a day, or on the days that share a column of the chart. */
export interface SeriesDay {
  day: string
  member: number
  other: number
  opposite: number
}

/** Days that fall on the same place of the axis. */
export interface SeriesColumn extends SeriesDay {
  /** Pixels from the left. */
  x: number
  lastDay: string
  /** What is drawn upwards from the axis, and downwards; never more than `mostMarks`, the rest is a number. */
  up: MarkKind[]
  down: MarkKind[]
}

interface SeriesLayout {
  columns: SeriesColumn[]
  /** Beginnings of months that have room for their name. */
  months: { x: number; label: string }[]
}

/** Marks in one column; more are told by a number. */
export const mostMarks = 4
const columnPx = 10
const monthNamePx = 46
const dayMs = 86_400_000
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120]

/** Counts the points by day, in the order of the days; points without a day are left out. */
export function countDays(points: readonly SeriesPoint[]): SeriesDay[] {
  const days = new Map<string, SeriesDay>()
  for (const { day, isMember, isOpposite } of points) {
    if (day === '') continue
    const counted = days.get(day) ?? { day, member: 0, other: 0, opposite: 0 }
    counted[isOpposite ? 'opposite' : isMember ? 'member' : 'other'] += 1
    days.set(day, counted)
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** Places days (in their order, at least one) on an axis of whole months, `widthPx` wide. */
export function layOutSeries(days: readonly SeriesDay[], widthPx: number, locale?: string): SeriesLayout {
  // A month before and one after give a lone day its place in the year.
  const margin = monthsBetween(monthStart(days[0]!.day, 0), monthStart(days.at(-1)!.day, 0)) < 2 ? 1 : 0
  const first = monthStart(days[0]!.day, -margin)
  const last = monthStart(days.at(-1)!.day, 1 + margin)
  const scale = scaleUtc({ domain: [first, last], range: [columnPx, Math.max(widthPx, 80) - columnPx] })
  const columns: SeriesColumn[] = []
  for (const day of days) {
    const x = Math.round(scale(noonOf(day.day)) / columnPx) * columnPx
    const known = columns.at(-1)
    if (known?.x === x) {
      known.lastDay = day.day
      for (const kind of ['member', 'other', 'opposite'] as const) known[kind] += day[kind]
    } else columns.push({ ...day, x, lastDay: day.day, up: [], down: [] })
  }
  for (const column of columns) {
    column.up = [...marks('member', column.member), ...marks('other', column.other)].slice(0, mostMarks)
    column.down = marks('opposite', column.opposite)
  }
  return { columns, months: nameMonths(first, last, scale, locale) }
}

function marks(kind: MarkKind, count: number): MarkKind[] {
  return Array.from({ length: Math.min(count, mostMarks) }, () => kind)
}

/** As many months as have room, in steps that a reader can count on. */
function nameMonths(
  first: Date,
  last: Date,
  scale: (at: Date) => number,
  locale: string | undefined
): SeriesLayout['months'] {
  const months = monthsBetween(first, last)
  const monthPx = (scale(last) - scale(first)) / months
  const step = monthSteps.find((candidate) => candidate * monthPx >= monthNamePx) ?? months
  const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  return Array.from({ length: Math.ceil(months / step) }, (_, at) => {
    const start = addMonths(first, at * step)
    const isYear = at === 0 || start.getUTCMonth() < step
    const label = isYear ? `${name.format(start)} ${start.getUTCFullYear()}` : name.format(start)
    return { x: scale(start), label: step >= 12 ? String(start.getUTCFullYear()) : label }
  })
}

function monthsBetween(from: Date, to: Date): number {
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
}

function addMonths(day: Date, months: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1))
}

/** The first day of the month of a day, so many months later. */
function monthStart(day: string, later: number): Date {
  return addMonths(new Date(`${day}T00:00:00Z`), later)
}

function noonOf(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs / 2)
}

/** The lines of a column in words: `2 lines of this finding, 1 opposite`. */
export function tellColumn({ member, other, opposite }: Omit<SeriesDay, 'day'>): string {
  const parts = [
    member > 0 ? words.members(member) : '',
    other > 0 ? words.others(other) : '',
    opposite > 0 ? words.opposites(opposite) : ''
  ]
  return parts.filter((part) => part !== '').join(', ')
}
