import { reversalDays } from '../../../shared/finding.ts'
import { negateDecimal } from '../../base/decimal.ts'
import { noDay } from '../ledger/days.ts'
import type { KeyData } from '../ledger/key-data.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { splitClasses, type Classes } from '../../base/split-classes.ts'
import type { ComparedKeys } from '../ledger/compare-keys.ts'

/**
 * By line: the line that takes it back, -1 where there is none. Two lines take each other back where they share account (and
 * entity or currency, where groups stay within one), their amounts are opposite and not zero, and their days are at most
 * `reversalDays` apart. A line without a day takes nothing back. Each line has one partner at most: the pairs nearest in time
 * come first; of those the one with the earlier first day; of those the one with the earlier debit line, then credit line.
 * `days` is by line. Only amounts are looked at that `isAsked` marks, by amount id, or their opposites.
 */
export function findReversals(
  keys: KeyData,
  compared: ComparedKeys,
  days: Int32Array,
  isAsked: (amountId: number) => boolean
): Int32Array {
  const partners = new Int32Array(keys.lines).fill(-1)
  const pairs = pairAmounts(keys.amount.values, isAsked)
  if (pairs.count === 0) return partners
  const size: Classes = {
    of: keys.amount.ids.map((id, line) => (id < 0 || days[line] === noDay ? -1 : pairs.of[id]!)),
    count: pairs.count
  }
  const classes = [compared.account, ...compared.within].reduce<Classes>(splitClasses, size)
  const byClass = new LinesByValue(classes.of, classes.count)
  const isDebit = keys.amount.values.map((value) => !value.startsWith('-'))
  for (let number = 0; number < classes.count; number++) {
    const lines = byClass.of(number)
    if (lines.length > 1) pairLines(lines, days, (line) => isDebit[keys.amount.ids[line]!]!, partners)
  }
  return partners
}

/** Amounts and their opposites under one number; -1 for zero and for amounts without an opposite. */
function pairAmounts(values: readonly string[], isAsked: (amountId: number) => boolean): Classes {
  const ids = new Map(values.map((value, id) => [value, id]))
  const of = new Int32Array(values.length).fill(-1)
  let count = 0
  values.forEach((value, id) => {
    const opposite = value.startsWith('-') ? undefined : ids.get(negateDecimal(value))
    if (opposite === undefined || opposite === id || !(isAsked(id) || isAsked(opposite))) return
    of[id] = of[opposite] = count++
  })
  return { of, count }
}

/** The lines of one day that have no partner yet, in the order of the file. */
interface Day {
  day: number
  debits: Queue
  credits: Queue
}

/** The free lines are `lines` from `next` on. */
interface Queue {
  lines: number[]
  next: number
}

function pairLines(
  lines: Int32Array,
  days: Int32Array,
  isDebit: (line: number) => boolean,
  partners: Int32Array
): void {
  const open = groupByDay(lines, days, isDebit)
  let left = Math.min(
    open.reduce((sum, { debits }) => sum + debits.lines.length, 0),
    open.reduce((sum, { credits }) => sum + credits.lines.length, 0)
  )
  const pair = (debits: Queue, credits: Queue): void => {
    while (debits.next < debits.lines.length && credits.next < credits.lines.length) {
      const [debit, credit] = [debits.lines[debits.next++]!, credits.lines[credits.next++]!]
      partners[debit] = credit
      partners[credit] = debit
      left--
    }
  }
  // Each distance is one walk with two fingers, so that a class of any size takes reversalDays + 1 passes at most.
  for (let distance = 0; distance <= reversalDays && left > 0; distance++) {
    let other = 0
    for (const first of open) {
      while (other < open.length && open[other]!.day < first.day + distance) other++
      const second = open[other]
      if (second === undefined) break
      if (second.day !== first.day + distance) continue
      pair(first.debits, second.credits)
      if (distance > 0) pair(second.debits, first.credits)
    }
  }
}

function groupByDay(lines: Int32Array, days: Int32Array, isDebit: (line: number) => boolean): Day[] {
  const found = new Map<number, Day>()
  for (const line of lines) {
    const day = days[line]!
    let entry = found.get(day)
    if (entry === undefined) {
      entry = { day, debits: { lines: [], next: 0 }, credits: { lines: [], next: 0 } }
      found.set(day, entry)
    }
    const side = isDebit(line) ? entry.debits : entry.credits
    side.lines.push(line)
  }
  return [...found.values()].sort((a, b) => a.day - b.day)
}
