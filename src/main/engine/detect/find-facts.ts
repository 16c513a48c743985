import { typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import { contextFacts, type ContextFact } from '../../../shared/context-fact.ts'
import { factEffects } from '../../../shared/finding.ts'
import { effectDays } from '../ledger/days.ts'
import type { KeyData } from '../ledger/key-data.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import type { Journals } from '../ledger/part-journals.ts'
import type { ComparedKeys } from '../ledger/compare-keys.ts'
import type { Detection } from './find-duplicates.ts'
import { findRepeatedJournals } from './find-repeated-journals.ts'
import { findReversals } from './find-reversals.ts'
import { findSeries, type Series } from './find-series.ts'

/** What explains why lines repeat. */
export interface Facts {
  /** By line: the effective day, else the posted one, in days since 1970; `noDay` where there is neither. */
  days: Int32Array
  /** By line: the line that takes it back, -1 where there is none. */
  partners: Int32Array
  journals: Journals | null
  /** By journal: the number of the set of journals that say the same, -1 where it is alone; null without journals. */
  repeatedIn: Int32Array | null
  /** The lines of each group of a type, ascending; null where the type did not run. */
  linesOf: Record<TypeNumber, LinesByValue | null>
  /** By type and group: how many lines it is the strongest one of. */
  ownLines: Record<TypeNumber, Int32Array>
  /** By type and group: bits of `contextFacts`; 0 for what is the strongest one of no line. */
  bits: Record<TypeNumber, Uint8Array>
  /** By type-1 group: the series that its lines are. */
  series: (Series | null)[]
}

/** What facts are found in. */
export interface FactSources {
  keys: KeyData
  compared: ComparedKeys
  detection: Detection
  /** By line: the highest type it is in, 0 where it is no duplicate. */
  strongest: Uint8Array
  journals: Journals | null
  /** Days that a reversal may be away. */
  reversalDays: number
}

/** Finds the facts of a ledger and of its groups. */
export function findFacts({
  keys,
  compared,
  detection,
  strongest,
  journals,
  reversalDays
}: FactSources): Facts {
  const repeated = detection[1]!
  const days = effectDays(keys)
  const asked = new Uint8Array(keys.amount.values.length)
  for (const line of repeated.firstLines) asked[keys.amount.ids[line]!] = 1
  const partners = findReversals(keys, compared, days, (amountId) => asked[amountId] === 1, reversalDays)
  const facts: Facts = {
    days,
    partners,
    journals,
    repeatedIn: journals && findRepeatedJournals(journals, compared),
    linesOf: { 1: null, 2: null, 3: null, 4: null, 5: null, 6: null },
    ownLines: {} as Facts['ownLines'],
    bits: {} as Facts['bits'],
    series: []
  }
  for (const type of typeNumbers) {
    const found = detection[type]
    const groups = found?.counts.length ?? 0
    const own = (facts.ownLines[type] = new Int32Array(groups))
    const bits = (facts.bits[type] = new Uint8Array(groups))
    if (found === null) continue
    const linesOf = (facts.linesOf[type] = new LinesByValue(found.groupOf, groups))
    for (const line of linesOf.order) if (strongest[line] === type) own[found.groupOf[line]!]!++
    for (let group = 0; group < groups; group++) {
      const lines = linesOf.of(group)
      if (type === 1) facts.series.push(findSeries(daysAt(lines, days)))
      if (own[group] === 0) continue
      const series = seriesOf(facts, type, group, strongest, repeated.groupOf)
      bits[group] = bitsOf([lines], lines, facts, series !== null)
    }
  }
  return facts
}

/** The series that explains a finding: the one of all lines of its account and amount, else the one of its own lines. */
export function seriesOf(
  { series, linesOf, days, ownLines }: Facts,
  type: TypeNumber,
  group: number,
  strongest: Uint8Array,
  repeatedGroupOf: Int32Array
): Series | null {
  const lines = linesOf[type]!.of(group)
  const whole = series[repeatedGroupOf[lines[0]!]!]!
  if (whole !== null || ownLines[type][group] === lines.length) {
    return whole ?? (type === 1 ? null : findSeries(daysAt(lines, days)))
  }
  return findSeries(
    daysAt(
      lines.filter((line) => strongest[line] === type),
      days
    )
  )
}

/** Whether a set of facts holds one. */
export function hasFact(bits: number, fact: ContextFact): boolean {
  return (bits & bitOf(fact)) !== 0
}

/**
 * Where facts put a finding in the review order: 1 before all others, -1 behind them. Each fact raises or lowers it by one, not
 * beyond: a whole journal that comes every month, or was taken back, stands as if it had no fact.
 */
export function standingOf(bits: number): -1 | 0 | 1 {
  let sum = 0
  for (const fact of contextFacts) {
    if (hasFact(bits, fact)) sum += factEffects[fact] === 'raises' ? 1 : -1
  }
  return sum < 0 ? -1 : sum > 0 ? 1 : 0
}

/**
 * Bits of `contextFacts` for lines that repeat, given them and their `legs` too: those of one account and amount each. They are
 * reversed where of each leg all lines but one are.
 */
export function bitsOf(
  legs: readonly Int32Array[],
  lines: Int32Array,
  { partners, journals, repeatedIn }: Pick<Facts, 'partners' | 'journals' | 'repeatedIn'>,
  isRecurring: boolean
): number {
  let bits = isRecurring ? bitOf('recurring') : 0
  const isReversed = (leg: Int32Array): boolean => {
    let reversed = 0
    for (const line of leg) if (partners[line]! >= 0) reversed++
    return reversed >= Math.max(1, leg.length - 1)
  }
  if (legs.every(isReversed)) bits |= bitOf('reversed')
  if (journals === null) return bits
  const first = journals.of[lines[0]!]!
  if (first >= 0 && lines.every((line) => journals.of[line] === first)) return bits | bitOf('sameJournal')
  if (repeatingJournals(lines, journals, repeatedIn!).length > 0) bits |= bitOf('wholeJournal')
  return bits
}

/** The journals of these lines that repeat each other, in the order of the lines; of several sets the one that shows first. */
export function repeatingJournals(lines: Int32Array, journals: Journals, repeatedIn: Int32Array): number[] {
  const sets = new Map<number, Set<number>>()
  let shown: Set<number> | null = null
  for (const line of lines) {
    const journal = journals.of[line]!
    const set = journal < 0 ? -1 : repeatedIn[journal]!
    if (set < 0) continue
    const found = sets.get(set)
    if (found === undefined) sets.set(set, new Set([journal]))
    else if (found.add(journal).size === 2) shown ??= found
  }
  return shown === null ? [] : [...shown]
}

function daysAt(lines: Int32Array, days: Int32Array): Int32Array {
  return lines.map((line) => days[line]!)
}

function bitOf(fact: ContextFact): number {
  return 1 << contextFacts.indexOf(fact)
}
