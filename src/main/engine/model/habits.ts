import { noDay } from '../ledger/days.ts'
import { countIds, type LedgerView } from '../ledger/ledger-view.ts'
import type { RepeatIndex } from './repeat-index.ts'

/** How many lines a user, source or account has, and how many of them repeat soon. */
export interface Habit {
  lines: Int32Array
  soon: Int32Array
}

/** What is usual in a ledger. */
export interface Habits {
  /** Share of the lines that repeat soon. */
  soonRate: number
  account: Habit
  user: Habit | null
  source: Habit | null
  /** Lines of a user, a source in an account; see `pairCount`. */
  userInAccount: PairCounts | null
  sourceInAccount: PairCounts | null
  /** By amount: lines with it or its opposite. */
  amountLines: Int32Array
  /** Lines by day of posting, and their mean over the days that have any. */
  dayLines: Map<number, number>
  meanDayLines: number
  /** Lines by hour of entry, and their mean over the hours that have any. */
  hourLines: Int32Array
  meanHourLines: number
  /** Days from the first to the last line. */
  spanDays: number
}

/** How many lines have both of two numbers: in a table where it is small, else by `one x width + other`. */
interface PairCounts {
  width: number
  table: Int32Array | null
  others: Map<number, number>
}

const largestTable = 1 << 22

/** Counts what is usual in a ledger. Linear in its lines. */
export function learnHabits(view: LedgerView, repeats: RepeatIndex): Habits {
  const { account, user, source } = view
  const habit = (ids: Int32Array) => countHabit(ids, repeats.isSoon)
  const dayLines = new Map<number, number>()
  let [first, last] = [Infinity, -Infinity]
  view.posted.forEach((day) => {
    if (day !== noDay) dayLines.set(day, (dayLines.get(day) ?? 0) + 1)
  })
  for (const day of repeats.day) {
    if (day === noDay) continue
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return {
    soonRate: repeats.isSoon.reduce((sum, one) => sum + one, 0) / Math.max(1, view.lines),
    account: habit(account),
    user: user && habit(user),
    source: source && habit(source),
    userInAccount: user && countPairs(account, user),
    sourceInAccount: source && countPairs(account, source),
    amountLines: countAmounts(view),
    dayLines,
    meanDayLines: view.lines / Math.max(1, dayLines.size),
    ...countHours(view.entered),
    spanDays: Math.max(1, last - first)
  }
}

/** How many lines have both numbers. */
export function pairCount({ width, table, others }: PairCounts, one: number, other: number): number {
  const key = one * width + other
  return table === null ? (others.get(key) ?? 0) : table[key]!
}

function countHours(entered: LedgerView['entered']): Pick<Habits, 'hourLines' | 'meanHourLines'> {
  const hourLines = new Int32Array(24)
  for (const minute of entered ?? []) if (minute >= 0) hourLines[Math.floor(minute / 60)]!++
  const used = hourLines.filter((lines) => lines > 0)
  const all = used.reduce((sum, lines) => sum + lines, 0)
  return { hourLines, meanHourLines: all / Math.max(1, used.length) }
}

function countHabit(ids: Int32Array, isSoon: Uint8Array): Habit {
  const habit = { lines: new Int32Array(countIds(ids)), soon: new Int32Array(countIds(ids)) }
  ids.forEach((id, line) => {
    if (id < 0) return
    habit.lines[id]!++
    habit.soon[id]! += isSoon[line]!
  })
  return habit
}

function countPairs(one: Int32Array, other: Int32Array): PairCounts {
  const width = countIds(other)
  const size = countIds(one) * width
  const table = size <= largestTable ? new Int32Array(size) : null
  const others = new Map<number, number>()
  for (let line = 0; line < one.length; line++) {
    if (one[line]! < 0 || other[line]! < 0) continue
    const key = one[line]! * width + other[line]!
    if (table === null) others.set(key, (others.get(key) ?? 0) + 1)
    else table[key]!++
  }
  return { width, table, others }
}

function countAmounts({ amount, sizes, opposite }: LedgerView): Int32Array {
  const either = (id: number) => (opposite[id]! < 0 ? id : Math.min(id, opposite[id]!))
  const lines = new Int32Array(sizes.length)
  for (const id of amount) if (id >= 0) lines[either(id)]!++
  return lines.map((_, id) => lines[either(id)]!)
}
