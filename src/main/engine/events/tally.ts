import { firstPlace } from '../../base/first-place.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import type { Classes } from '../../base/split-classes.ts'
import { valuesAt } from '../../base/lines-with.ts'

/** What owners have of values, and how often: owner after owner, an entry for each value that it has, by their numbers. */
export interface Tally {
  /** By owner: its first entry; the number of all entries closes the list. */
  starts: Int32Array
  /** By entry: the value, and where its places begin; the number of all places closes that list. */
  values: Int32Array
  placeStarts: Int32Array
  /** Entry after entry, those of each ascending. */
  places: Int32Array
}

/** Counts the values of owners, both by place; what is in none (-1) is left out. */
export function tally(owners: Classes, values: Classes): Tally {
  const byValue = new LinesByValue(values.of, values.count).order
  const byOwner = new LinesByValue(valuesAt(owners.of, byValue), owners.count).order
  const places = valuesAt(byValue, byOwner)
  const starts = new Int32Array(owners.count + 1)
  const entryValues = new Int32Array(places.length)
  const placeStarts = new Int32Array(places.length + 1)
  let entries = 0
  let lastOwner = -1
  for (let at = 0; at < places.length; at++) {
    const owner = owners.of[places[at]!]!
    const value = values.of[places[at]!]!
    if (owner === lastOwner && value === entryValues[entries - 1]) continue
    while (lastOwner < owner) starts[++lastOwner] = entries
    entryValues[entries] = value
    placeStarts[entries++] = at
  }
  while (lastOwner < owners.count) starts[++lastOwner] = entries
  placeStarts[entries] = places.length
  return {
    starts,
    values: entryValues.slice(0, entries),
    placeStarts: placeStarts.slice(0, entries + 1),
    places
  }
}

/** How often an entry stands. */
export function countAt({ placeStarts }: Tally, entry: number): number {
  return placeStarts[entry + 1]! - placeStarts[entry]!
}

/** The places of an entry. */
export function placesAt({ places, placeStarts }: Tally, entry: number): Int32Array {
  return places.subarray(placeStarts[entry], placeStarts[entry + 1])
}

/** The entry of an owner that has a value, -1 where it has none of it. */
export function entryOf({ starts, values }: Tally, owner: number, value: number): number {
  const end = starts[owner + 1]!
  const entry = firstPlace(starts[owner]!, end, (at) => values[at]! >= value)
  return entry < end && values[entry] === value ? entry : -1
}

/** What owners have to be alike in besides their values. */
interface Likeness {
  /** Owners that are left out have no number. */
  isAsked(owner: number): boolean
  /** The same for owners that are alike, and mostly another for others. */
  seedOf(owner: number): number
  /** Asked for owners that have the same values. */
  isAlike(one: number, other: number): boolean
}

/** Gives owners that have the same values, and are alike, one number; -1 to those that are left out. */
export function matchOwners({ starts, values }: Tally, { isAsked, seedOf, isAlike }: Likeness): Classes {
  const owners = starts.length - 1
  const of = new Int32Array(owners).fill(-1)
  const firsts = new Int32Array(2 ** Math.ceil(Math.log2(owners + 1) + 1)).fill(-1)
  let count = 0
  for (let owner = 0; owner < owners; owner++) {
    if (!isAsked(owner)) continue
    let slot = mix(seedOf(owner))
    for (let entry = starts[owner]!; entry < starts[owner + 1]!; entry++) slot = mix(slot ^ values[entry]!)
    for (slot &= firsts.length - 1; firsts[slot]! >= 0; slot = (slot + 1) & (firsts.length - 1)) {
      const first = firsts[slot]!
      if (!hasSameValues(first, owner) || !isAlike(first, owner)) continue
      of[owner] = of[first]!
      break
    }
    if (firsts[slot]! >= 0) continue
    firsts[slot] = owner
    of[owner] = count++
  }
  return { of, count }

  function hasSameValues(one: number, other: number): boolean {
    const [start, otherStart] = [starts[one]!, starts[other]!]
    const entries = starts[one + 1]! - start
    if (entries !== starts[other + 1]! - otherStart) return false
    let at = 0
    while (at < entries && values[start + at] === values[otherStart + at]) at++
    return at === entries
  }
}

function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
}
