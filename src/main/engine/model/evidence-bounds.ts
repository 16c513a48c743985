import { splitClasses, type Classes } from '../../base/split-classes.ts'
import { noDay } from '../ledger/days.ts'
import { countIds, type LineText } from '../ledger/ledger-view.ts'
import type { LedgerEvidence } from './evidence.ts'
import { daysSinceLast, orderClasses } from './ordered-classes.ts'
import type { RepeatIndex } from './repeat-index.ts'

/** What a repeated line is by its evidence alone; what is none of it is left to the forest. */
export type PlainEvidence = 'equal' | 'near' | 'far'

/** Days within which a pair is near, and from which on it is far. */
export const nearDays = 3
export const farDays = 60
/** What a ledger repeats to the letter so often is its habit, and says nothing. */
export const habit = 100

/** The confidence of what is equal is above this one, and of nothing else. */
const equalFrom = 0.95
/** The confidence of what is near is not below this one, of what is far not above it. */
const farUpTo = 0.02
const mostCompared = 16

/** The plain evidence of a ledger's lines. */
export interface EvidenceBounds {
  /** Lines that are equal to an earlier one in all six key fields and the text. */
  equals: number
  /** Whether that is so of a line. */
  isEqual(line: number): boolean
  of(line: number): PlainEvidence | null
}

/**
 * Finds what no forest may turn round. A line is `near` where an earlier one of its account and amount is at most three days before, with
 * the same user, source and text, whose case, blanks and digits do not count; `far` where every other one in its finding is from another
 * user with another text, sixty days off or more; `equal` where one is the same in all six key fields and the text, and such pairs are rare in the ledger.
 * What a ledger does not have counts as the same. Linear in the lines, but for sorting.
 */
export function findBounds({ view, repeats }: LedgerEvidence, findingOf: Int32Array): EvidenceBounds {
  const { day, groups, texts } = repeats
  const words = numberWords(texts, ({ counterparty, description }) => `${counterparty}\n${description}`)
  const descriptions = numberWords(texts, ({ description }) => description)
  const split = (classes: Classes, ids: Int32Array | null): Classes =>
    ids === null ? classes : splitClasses(classes, withBlank(ids))
  const posters = split(split(groups, view.user), view.source)
  const near = split(posters, descriptions)
  const twins = orderClasses(near.of, near.count, day, view.place)
  const equal = split(split(split(posters, dayIds(view.posted)), dayIds(view.effective)), texts.exact)
  const same = orderClasses(equal.of, equal.count, day, view.place)
  const inFinding = splitClasses(groups, { ids: findingOf, count: countIds(findingOf) })
  const mates = orderClasses(inFinding.of, inFinding.count, day, view.place)
  const isEqual = (line: number) =>
    day[line] !== noDay && same.of[line]! >= 0 && same.at[line]! > same.start[same.of[line]!]!
  let equals = 0
  for (let line = 0; line < view.lines; line++) if (isEqual(line)) equals++

  const isNear = (line: number): boolean => {
    if (day[line] === noDay || twins.of[line]! < 0) return false
    const days = daysSinceLast(twins, day, line)
    return days >= 0 && days <= nearDays
  }
  const isFar = (line: number): boolean => {
    const own = mates.of[line]!
    if (view.user === null || own < 0) return false
    const lines = mates.order.subarray(mates.start[own], mates.start[own + 1])
    if (lines.length < 2 || lines.length > mostCompared) return false
    const apart = (days: Int32Array, other: number) =>
      days[line] !== noDay && days[other] !== noDay && Math.abs(days[line]! - days[other]!) >= farDays
    return lines.every(
      (other) =>
        other === line ||
        (view.user![other] !== view.user![line] &&
          words[other] !== words[line] &&
          (apart(day, other) || apart(view.effective, other)))
    )
  }
  return {
    equals,
    isEqual,
    of: (line) => {
      if (equals < habit && isEqual(line)) return 'equal'
      if (isNear(line)) return 'near'
      return isFar(line) ? 'far' : null
    }
  }
}

/** The confidence that evidence leaves of a forest's. It keeps the order of the forest within each kind of evidence. */
export function boundConfidence(confidence: number, evidence: PlainEvidence | null): number {
  if (evidence === 'equal') return equalFrom + (1 - equalFrom) * confidence
  if (evidence === 'far') return farUpTo * confidence
  if (evidence === 'near') return farUpTo + (equalFrom - farUpTo) * confidence
  return equalFrom * confidence
}

/** By line: the number of what is told of its texts, without case, blanks and digits; -1 outside repeating groups. */
function numberWords({ exact, texts }: RepeatIndex['texts'], told: (text: LineText) => string): Int32Array {
  const numbers = new Map<string, number>()
  const ofExact = Int32Array.from(texts, ({ text }) => {
    const plain = told(text)
      .toUpperCase()
      .replace(/[^\S\n]+|\d+/g, '')
    const number = numbers.get(plain) ?? numbers.size
    numbers.set(plain, number)
    return number
  })
  return exact.map((text) => (text < 0 ? -1 : ofExact[text]!))
}

/** Blank values are one value, too. */
function withBlank(ids: Int32Array): { ids: Int32Array; count: number } {
  return { ids: ids.map((id) => id + 1), count: countIds(ids) + 1 }
}

function dayIds(days: Int32Array): Int32Array {
  let [first, last] = [Infinity, -Infinity]
  for (const day of days) {
    if (day === noDay) continue
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  // Days of a few lifetimes; what is further off is compared as the same.
  return days.map((day) => (day === noDay ? -1 : Math.min(day - first, 1_000_000)))
}
