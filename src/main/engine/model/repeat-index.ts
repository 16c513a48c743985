import { noDay } from '../ledger/days.ts'
import { countIds, type LedgerView } from '../ledger/ledger-view.ts'
import { splitClasses, type Classes } from '../../base/split-classes.ts'
import { orderClasses, type OrderedClasses } from './ordered-classes.ts'
import { headOf, plainText, type ComparedText } from './text-alike.ts'

/** Within so many days a repeat counts as soon. */
export const soonDays = 14

/** The groups of a ledger by day, and what they are like. */
export interface RepeatIndex {
  /** By line: the day of posting, else the effective one, else `noDay`. */
  day: Int32Array
  /** Lines with the same account and amount. */
  groups: OrderedClasses
  /** By group: the one with the opposite amount, -1 where there is none. */
  opposite: Int32Array
  /** By group: standard deviation of the gaps between its days over their mean; -1 with fewer than two gaps. */
  gapSpread: Float64Array
  differentDays: Int32Array
  differentMonths: Int32Array
  /** By line: 1 where an earlier line of its group is at most `soonDays` away. */
  isSoon: Uint8Array
  /** Lines of repeating groups whose texts begin alike too. */
  kin: OrderedClasses
  texts: TextHabits
}

/** How the texts of the repeated lines are used. By line: the number of its text, -1 outside repeating groups. */
interface TextHabits {
  head: Int32Array
  exact: Int32Array
  /** By exact text: the texts themselves. */
  texts: readonly ComparedText[]
  /** By head and by exact text: repeated lines that have it. */
  headCount: Int32Array
  exactCount: Int32Array
  /** By head: those that an earlier line of their kin is at most `soonDays` before. */
  headSoon: Int32Array
}

/** Indexes the repeats of a ledger. Linear in its lines, but for the sorting by day. */
export function indexRepeats(view: LedgerView): RepeatIndex {
  const day = view.posted.map((posted, line) => (posted === noDay ? view.effective[line]! : posted))
  const amounts = view.sizes.length
  let owners: Classes = { of: view.account, count: countIds(view.account) }
  for (const ids of view.within) owners = splitClasses(owners, { ids, count: countIds(ids) })
  const pairs = splitClasses(owners, { ids: view.amount, count: amounts })
  const groups = orderClasses(pairs.of, pairs.count, day, view.place)
  const kin = indexKin(view, groups, day)
  return {
    day,
    groups,
    opposite: findOpposites(owners.of, view, groups, amounts),
    ...describeGroups(groups, day),
    ...kin
  }
}

function findOpposites(
  owner: Int32Array,
  { amount, opposite }: LedgerView,
  { count, order, start }: OrderedClasses,
  amounts: number
): Int32Array {
  const numbers = new Map<number, number>()
  const keyOf = (group: number, id: number) => owner[order[start[group]!]!]! * amounts + id
  const amountOf = (group: number) => amount[order[start[group]!]!]!
  const groups = Int32Array.from({ length: count }, (_, group) => group)
  for (const group of groups) {
    if (opposite[amountOf(group)]! >= 0) numbers.set(keyOf(group, amountOf(group)), group)
  }
  return groups.map((group) => {
    const other = opposite[amountOf(group)]!
    return other < 0 || other === amountOf(group) ? -1 : (numbers.get(keyOf(group, other)) ?? -1)
  })
}

function describeGroups({ of, count, start, order }: OrderedClasses, day: Int32Array) {
  const gapSpread = new Float64Array(count).fill(-1)
  const differentDays = new Int32Array(count).fill(1)
  const differentMonths = new Int32Array(count).fill(1)
  const isSoon = new Uint8Array(of.length)
  for (let group = 0; group < count; group++) {
    let [gaps, sum, squares] = [0, 0, 0]
    for (let at = start[group]! + 1; at < start[group + 1]!; at++) {
      const [before, now] = [day[order[at - 1]!]!, day[order[at]!]!]
      const gap = now - before
      if (gap <= soonDays) isSoon[order[at]!] = 1
      if (monthOf(before) !== monthOf(now)) differentMonths[group]!++
      if (gap === 0) continue
      differentDays[group]!++
      gaps++
      sum += gap
      squares += gap * gap
    }
    if (gaps < 2) continue
    const mean = sum / gaps
    gapSpread[group] = Math.sqrt(Math.max(0, squares / gaps - mean * mean)) / mean
  }
  return { gapSpread, differentDays, differentMonths, isSoon }
}

/** Months of equal length: only whether two days are in one matters here. */
function monthOf(day: number): number {
  return Math.floor(day / 30.44)
}

function indexKin(view: LedgerView, groups: OrderedClasses, day: Int32Array) {
  const { count, start, order } = groups
  const heads = new Map<string, number>()
  const exacts = new Map<string, number>()
  const headOfExact: number[] = []
  const texts: ComparedText[] = []
  const head = new Int32Array(view.lines).fill(-1)
  const exact = new Int32Array(view.lines).fill(-1)
  for (let group = 0; group < count; group++) {
    if (start[group + 1]! - start[group]! < 2) continue
    for (const line of order.subarray(start[group]!, start[group + 1]!)) {
      const text = view.textOf(line)
      const number = numberOf(exacts, `${text.counterparty}\n${text.description}`)
      exact[line] = number
      if (number === texts.length) {
        const plain = plainText(text)
        texts.push({ text, plain })
        headOfExact.push(numberOf(heads, headOf(plain)))
      }
      head[line] = headOfExact[number]!
    }
  }
  const split = splitClasses(groups, { ids: head, count: heads.size + 1 })
  const kin = orderClasses(split.of, split.count, day, view.place)
  const headCount = new Int32Array(heads.size)
  const headSoon = new Int32Array(heads.size)
  const exactCount = new Int32Array(exacts.size)
  for (const line of kin.order) {
    headCount[head[line]!]!++
    exactCount[exact[line]!]!++
    const at = kin.at[line]!
    if (at > kin.start[kin.of[line]!]! && day[line]! - day[kin.order[at - 1]!]! <= soonDays)
      headSoon[head[line]!]!++
  }
  return { kin, texts: { head, exact, texts, headCount, exactCount, headSoon } }
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size)
  return numbers.size - 1
}
