import { negateDecimal } from '../../base/decimal.ts'
import { noDay } from '../ledger/days.ts'
import type { KeyData } from '../ledger/key-data.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { linesWith, valuesAt } from '../../base/lines-with.ts'
import { replaceIds } from '../../base/replace-ids.ts'
import { splitAt, type Classes } from '../../base/split-classes.ts'
import type { ComparedKeys } from '../ledger/compare-keys.ts'

/**
 * By line: the line that takes it back, -1 where there is none. Two lines take each other back where they share account (and
 * entity or currency, where groups stay within one), their amounts are opposite and not zero, and their days are at most
 * `reversalDays` apart. A line without a day takes nothing back. Each line has one partner at most: the pairs nearest in time
 * come first; of those the one with the earlier first day; of those the one with the earlier debit line, then credit line;
 * which of two lines of a day is the earlier one `compareLines` says, else the file. `days` is by line. Only amounts are looked at
 * that `isAsked` marks, by amount id, or their opposites.
 */
export function findReversals(
  keys: KeyData,
  compared: ComparedKeys,
  days: Int32Array,
  isAsked: (amountId: number) => boolean,
  reversalDays: number,
  compareLines: ((one: number, other: number) => number) | null = null
): Int32Array {
  const partners = new Int32Array(keys.lines).fill(-1)
  const { ids, values } = keys.amount
  const pairs = pairAmounts(values, isAsked)
  if (pairs.count === 0) return partners
  const sizes = replaceIds(ids, pairs.of)
  for (let line = 0; line < sizes.length; line++) if (days[line] === noDay) sizes[line] = -1
  const lines = sortByDay(linesWith(sizes), days)
  const classes = splitAt(lines, { of: valuesAt(sizes, lines), count: pairs.count }, [
    compared.account,
    ...compared.within
  ])
  const { order } = new LinesByValue(classes.of, classes.count)
  const isDebit = Uint8Array.from(values, (value) => (value.startsWith('-') ? 0 : 1))
  const pairing = new Pairing(
    valuesAt(lines, order),
    days,
    replaceIds(ids, isDebit),
    partners,
    reversalDays,
    compareLines
  )
  for (let start = 0, end = 0; start < order.length; start = end) {
    const number = classes.of[order[start]!]!
    while (end < order.length && classes.of[order[end]!] === number) end++
    pairing.pair(start, end)
  }
  return partners
}

/** Amounts and their opposites under one number; -1 for zero and for amounts without an opposite. */
function pairAmounts(values: readonly string[], isAsked: (amountId: number) => boolean): Classes {
  const wanted = new Map<string, number>()
  for (let id = 0; id < values.length; id++) if (isAsked(id)) wanted.set(negateDecimal(values[id]!), id)
  const of = new Int32Array(values.length).fill(-1)
  let count = 0
  for (let id = 0; wanted.size > 0 && id < values.length; id++) {
    const opposite = wanted.get(values[id]!)
    if (opposite !== undefined && opposite !== id && of[id]! < 0) of[id] = of[opposite] = count++
  }
  return { of, count }
}

function sortByDay(lines: Int32Array, days: Int32Array): Int32Array {
  const own = valuesAt(days, lines)
  let [first, last] = [Infinity, -Infinity]
  for (const day of own) {
    if (day < first) first = day
    if (day > last) last = day
  }
  for (let at = 0; at < own.length; at++) own[at]! -= first
  return lines.length === 0 ? lines : valuesAt(lines, new LinesByValue(own, last - first + 1).order)
}

/** Pairs the lines of one class after the other. */
class Pairing {
  readonly #lines: Int32Array
  readonly #days: Int32Array
  readonly #isDebit: Int32Array
  readonly #partners: Int32Array
  readonly #reversalDays: number
  readonly #compareLines: ((one: number, other: number) => number) | null
  /** By day of a class: the day, the places in `lines` its free debits and credits begin at, and where it ends. */
  readonly #day: Int32Array
  readonly #debits: Int32Array
  readonly #credits: Int32Array
  readonly #ends: Int32Array

  /** `lines` are those of class after class, each by day and then in the order of the file; the others are by line. */
  constructor(
    lines: Int32Array,
    days: Int32Array,
    isDebit: Int32Array,
    partners: Int32Array,
    reversalDays: number,
    compareLines: ((one: number, other: number) => number) | null
  ) {
    this.#lines = lines
    this.#days = days
    this.#isDebit = isDebit
    this.#partners = partners
    this.#reversalDays = reversalDays
    this.#compareLines = compareLines
    this.#day = new Int32Array(lines.length)
    this.#debits = new Int32Array(lines.length)
    this.#credits = new Int32Array(lines.length)
    this.#ends = new Int32Array(lines.length)
  }

  /** Pairs the class from one place in `lines` to another. */
  pair(start: number, end: number): void {
    let debits = 0
    let count = 0
    for (let at = start; at < end; at++) {
      const line = this.#lines[at]!
      debits += this.#isDebit[line]!
      if (count === 0 || this.#day[count - 1] !== this.#days[line]) {
        this.#day[count] = this.#days[line]!
        this.#debits[count] = this.#credits[count] = at
        count++
      }
      this.#ends[count - 1] = at + 1
    }
    let left = Math.min(debits, end - start - debits)
    if (left > 0 && this.#compareLines !== null) {
      for (let day = 0; day < count; day++) {
        const own = this.#lines.subarray(this.#debits[day], this.#ends[day])
        if (own.length > 1) own.sort(this.#compareLines)
      }
    }
    // Each distance is one walk with two fingers, so that a class of any size takes reversalDays + 1 passes at most.
    for (let distance = 0; distance <= this.#reversalDays && left > 0; distance++) {
      let other = 0
      for (let first = 0; first < count; first++) {
        const wanted = this.#day[first]! + distance
        while (other < count && this.#day[other]! < wanted) other++
        if (other === count) break
        if (this.#day[other] !== wanted) continue
        left -= this.#pairDays(first, other)
        if (distance > 0) left -= this.#pairDays(other, first)
      }
    }
  }

  /** Pairs the free debits of one day with the free credits of another; how many there were to pair. */
  #pairDays(debitDay: number, creditDay: number): number {
    for (let pairs = 0; ; pairs++) {
      const debit = this.#nextOf(1, this.#debits, debitDay)
      const credit = this.#nextOf(0, this.#credits, creditDay)
      if (debit < 0 || credit < 0) return pairs
      this.#partners[debit] = credit
      this.#partners[credit] = debit
    }
  }

  /** The next free line of a side on a day, -1 where there is none. */
  #nextOf(side: 0 | 1, places: Int32Array, day: number): number {
    const end = this.#ends[day]!
    let at = places[day]!
    while (at < end && (this.#isDebit[this.#lines[at]!] !== side || this.#partners[this.#lines[at]!]! >= 0))
      at++
    places[day] = at
    return at < end ? this.#lines[at]! : -1
  }
}
