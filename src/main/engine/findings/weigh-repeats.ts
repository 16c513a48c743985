import { findSeries, type Series } from '../detect/find-series.ts'
import { noDay } from '../ledger/days.ts'
import type { TellingLines } from './telling-lines.ts'

/** Days within which a posting that comes again comes soon, and from which on it is far. */
export const soonDays = 3
export const farDays = 60

/** Postings that are alike: how many come soon after one before, and the days between the two nearest; null where no two are. */
export interface Alike {
  soon: number
  nearest: number | null
}

/** What speaks for and against a copy among the occurrences of a finding. */
export interface Evidence {
  occurrences: number
  /** Whether an occurrence has several lines. */
  isPosting: boolean
  isInOneJournal: boolean
  /** Everything telling is equal but digits, case and blanks of the text. */
  twins: Alike
  /** The same document number. */
  documents: Alike
  /** The same counterparty, user and source, and a text that begins alike. */
  posters: Alike
  /** The same accounts, amounts and counterparty. */
  bare: Alike
  /** How many times something came: what comes soon after each other is one time. */
  times: number
  /** Each time as many, and more than one. */
  isEven: boolean
  /** The rhythm of the times. */
  series: Series | null
  /** All are months apart, by other users, with other words. */
  isFar: boolean
  /** No two are of one entity. */
  isAcross: boolean
}

/** An occurrence of a finding: its lines, by their places in `TellingLines`, and its days. */
interface Occurrence {
  places: Int32Array
  posted: number
  effective: number
  /** The day it took effect, else was posted. */
  day: number
}

/** Weighs the occurrences of one finding: the places from `start` up to `end`, each with the number of its occurrence. */
export function weighRepeats(
  telling: TellingLines,
  occurrenceOf: Int32Array,
  journalOf: Int32Array | null,
  start: number,
  end: number
): Evidence {
  const found = gather(telling, occurrenceOf, start, end)
  const sign = (classes: Int32Array, isSet: boolean) =>
    found.map(({ places }) => signature(classes, places, isSet))
  const sizes = sizesOfTimes(found)
  const firstDays = sizes.map(({ day }) => day)
  const places = Int32Array.from({ length: end - start }, (_, at) => start + at)
  const journal = journalOf?.[start] ?? -1
  return {
    occurrences: found.length,
    isPosting: found.some(({ places: own }) => own.length > 1),
    isInOneJournal: journal >= 0 && places.every((place) => journalOf![place] === journal),
    twins: compare(found, sign(telling.twin.of, false)),
    documents: compare(
      found,
      found.map(({ places: own }) => {
        const document = telling.document[own[0]!]!
        return document < 0 ? null : String(document)
      })
    ),
    posters: compare(found, sign(telling.poster.of, true)),
    bare: compare(found, sign(telling.bare.of, false)),
    times: sizes.length,
    isEven: sizes.length > 1 && sizes[0]!.size > 1 && sizes.every(({ size }) => size === sizes[0]!.size),
    series: firstDays.includes(noDay) ? null : findSeries(firstDays),
    isFar: isFar(found, telling, places),
    isAcross: telling.entity !== null && new Set(sign(telling.entity, true)).size === found.length
  }
}

/** How many occurrences of a finding have a twin soon before them. */
export function countTwinsSoon(
  telling: TellingLines,
  occurrenceOf: Int32Array,
  start: number,
  end: number
): number {
  if (end - start < 2) return 0
  const found = gather(telling, occurrenceOf, start, end)
  const signatures = found.map(({ places }) => signature(telling.twin.of, places, false))
  return compare(found, signatures).soon
}

/** The occurrences by day. */
function gather(telling: TellingLines, occurrenceOf: Int32Array, start: number, end: number): Occurrence[] {
  const places = new Map<number, number[]>()
  for (let place = start; place < end; place++) {
    const own = places.get(occurrenceOf[place]!)
    if (own === undefined) places.set(occurrenceOf[place]!, [place])
    else own.push(place)
  }
  const found = Array.from(places.values(), (own): Occurrence => {
    const [posted, effective] = [telling.posted[own[0]!]!, telling.effective[own[0]!]!]
    return {
      places: Int32Array.from(own),
      posted,
      effective,
      day: effective === noDay ? posted : effective
    }
  })
  return found.toSorted((one, other) => one.day - other.day || one.posted - other.posted)
}

/** What an occurrence says by these classes, in whatever order its lines come; as a set, equal lines count once. */
function signature(classes: Int32Array, places: Int32Array, isSet: boolean): string {
  if (places.length === 1) return String(classes[places[0]!]!)
  const values = places.map((place) => classes[place]!).sort()
  return (isSet ? [...new Set(values)] : values).join(',')
}

/** Compares occurrences that have the same signature, each with the one before. `found` is by day. */
function compare(found: readonly Occurrence[], signatures: readonly (string | null)[]): Alike {
  const last = new Map<string, Occurrence>()
  const alike: Alike = { soon: 0, nearest: null }
  found.forEach((occurrence, at) => {
    const name = signatures[at]
    if (name === undefined || name === null) return
    const before = last.get(name)
    last.set(name, occurrence)
    if (before === undefined) return
    const apart = daysApart(before, occurrence)
    if (apart === null) return
    if (apart <= soonDays) alike.soon++
    alike.nearest = Math.min(alike.nearest ?? apart, apart)
  })
  return alike
}

/** The larger of the distances by either date; what neither has is no distance, what one lacks is unknown. */
function daysApart(one: Occurrence, other: Occurrence): number | null {
  let apart = 0
  for (const [a, b] of [
    [one.posted, other.posted],
    [one.effective, other.effective]
  ] as const) {
    if (a === noDay && b === noDay) continue
    if (a === noDay || b === noDay) return null
    apart = Math.max(apart, Math.abs(a - b))
  }
  return apart
}

/** What comes within the days that are soon is one time: its first day, and how many it has. */
function sizesOfTimes(found: readonly Occurrence[]): { day: number; size: number }[] {
  const times: { day: number; size: number }[] = []
  let last = noDay
  for (const { day } of found) {
    const time = times.at(-1)
    if (time !== undefined && day - last <= soonDays) time.size++
    else times.push({ day, size: 1 })
    last = day
  }
  return times
}

/** Whether any two lines of an item are from other users, with other words, `farDays` or more apart. */
function isFar(
  found: readonly Occurrence[],
  { item, user, words }: TellingLines,
  places: Int32Array
): boolean {
  if (found.length < 2) return false
  for (let at = 1; at < found.length; at++) {
    const [one, other] = [found[at - 1]!, found[at]!]
    const byPosted =
      one.posted !== noDay && other.posted !== noDay && Math.abs(other.posted - one.posted) >= farDays
    if (!byPosted && !(one.day !== noDay && other.day - one.day >= farDays)) return false
  }
  for (const classes of [user, words]) {
    const pairs = new Set(Array.from(places, (place) => `${item.of[place]} ${classes.of[place]}`))
    if (pairs.size < places.length) return false
  }
  return true
}
