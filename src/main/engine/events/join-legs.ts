import { firstPlace } from '../../base/first-place.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { valuesAt } from '../../base/lines-with.ts'
import type { EventLines } from './event-lines.ts'
import { countAt, entryOf, matchOwners, type Tally } from './tally.ts'

/** In a posting with more lines than this, a batch or a month, legs join only where they are of one size. */
const mostLegs = 100

/** What lines that no event has yet have in common, key by key. */
export interface Legs {
  /** Of each key its postings, and its places in them. */
  counted: Tally
  /** By posting: how many lines it has, those of other events too. */
  postingSizes: Int32Array
  /** Whether a key is asked for, and whether events of before have lines of it; both by key. */
  isAsked: Uint8Array
  hasBegun: Uint8Array
}

/** Legs of one event: keys, and the postings in which it takes what is left of them. */
interface LegSet {
  keys: Iterable<number>
  /** Ascending. */
  postings: Int32Array
}

/** Keys that stand in just the same postings. */
interface OwnSet {
  keys: Int32Array
  postings: Int32Array
  /** In a single posting: how often each of them stands there; 0 in several, and where it has begun before. */
  count: number
  /** Where only keys of one size join: that size; -1 where all do. */
  size: number
  /** The one that is furthest from nought. */
  amountId: number
}

/**
 * Joins the legs that stand in the same postings, the smallest sets of postings first, then the larger amounts. To each set come the
 * keys that stand in all of its postings and in others too: what is left of them there. In one posting legs join where they stand
 * equally often, and those that have begun before join each other.
 */
export function* joinLegs(legs: Legs, related: EventLines): IterableIterator<LegSet> {
  const { amountIdOf, sizeOf } = measureKeys(legs, related)
  const sets = ownSets(legs, related, amountIdOf, sizeOf)
  sets.sort(
    (one, other) =>
      one.postings.length - other.postings.length ||
      related.amounts.compareSizes(other.amountId, one.amountId) ||
      comparePostings(one.postings, other.postings) ||
      one.count - other.count
  )
  const inside = new KeysInside(legs, sizeOf)
  for (const { keys, postings, size } of sets)
    yield { keys: postings.length === 1 ? keys : [...keys, ...inside.all(postings, size)], postings }
}

/** By key: its amount, and a number that amounts as far from nought share. */
function measureKeys(
  { counted: { starts, placeStarts, places } }: Legs,
  { amountIds, sizes }: EventLines
): { amountIdOf: Int32Array; sizeOf: Int32Array } {
  const count = starts.length - 1
  const [amountIdOf, sizeOf] = [new Int32Array(count), new Int32Array(count)]
  const numbers = new Map<number | bigint, number>()
  for (let key = 0; key < count; key++) {
    if (starts[key] === starts[key + 1]) continue
    const amountId = (amountIdOf[key] = amountIds[places[placeStarts[starts[key]!]!]!]!)
    const size = sizes.fine === null ? sizes.minor[amountId]! : sizes.units(amountId)
    sizeOf[key] = numbers.get(size) ?? numbers.size
    numbers.set(size, sizeOf[key]!)
  }
  return { amountIdOf, sizeOf }
}

function ownSets(
  { counted, postingSizes, isAsked, hasBegun }: Legs,
  { amounts }: EventLines,
  amountIdOf: Int32Array,
  sizeOf: Int32Array
): OwnSet[] {
  const { starts, values } = counted
  const postingsOf = (key: number) => values.subarray(starts[key], starts[key + 1])
  const counts = new Int32Array(isAsked.length)
  const sizes = new Int32Array(isAsked.length).fill(-1)
  for (let key = 0; key < isAsked.length; key++) {
    if (isAsked[key] === 0) continue
    const postings = postingsOf(key)
    if (postings.length === 1 && hasBegun[key] === 0) counts[key] = countAt(counted, starts[key]!)
    if (postings.some((posting) => postingSizes[posting]! > mostLegs)) sizes[key] = sizeOf[key]!
  }
  const matched = matchOwners(counted, {
    isAsked: (key) => isAsked[key] === 1,
    seedOf: (key) => Math.imul(counts[key]!, 0x9e3779b9) ^ sizes[key]!,
    isAlike: (one, other) => counts[one] === counts[other] && sizes[one] === sizes[other]
  })
  const keysOf = new LinesByValue(matched.of, matched.count)
  return Array.from({ length: matched.count }, (_, set) => {
    const keys = keysOf.of(set)
    const first = keys[0]!
    const largest = (one: number, other: number) => (amounts.compareSizes(one, other) < 0 ? other : one)
    return {
      keys,
      postings: postingsOf(first),
      count: counts[first]!,
      size: sizes[first]!,
      amountId: keys.reduce((amountId, key) => largest(amountId, amountIdOf[key]!), amountIdOf[first]!)
    }
  })
}

function comparePostings(one: Int32Array, other: Int32Array): number {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at]! - other[at]!
  return 0
}

/** Which keys stand in a posting. */
class KeysInside {
  readonly #legs: Legs
  readonly #sizeOf: Int32Array
  /** By posting: its keys by their sizes, as places in `#keys`. */
  readonly #inside: LinesByValue
  readonly #keys: Int32Array

  constructor(legs: Legs, sizeOf: Int32Array) {
    const { starts, values } = legs.counted
    const keyOf = new Int32Array(values.length)
    const sizes = new Int32Array(values.length).fill(-1)
    for (let key = 0; key < legs.isAsked.length; key++) {
      keyOf.fill(key, starts[key], starts[key + 1])
      if (legs.isAsked[key] === 1) sizes.fill(sizeOf[key]!, starts[key], starts[key + 1])
    }
    const bySize = new LinesByValue(sizes, sizeOf.length).order
    this.#legs = legs
    this.#sizeOf = sizeOf
    this.#keys = valuesAt(keyOf, bySize)
    this.#inside = new LinesByValue(valuesAt(values, bySize), legs.postingSizes.length)
  }

  /** The keys that stand in all of these postings and in others too, those of one size where it is not -1. */
  all(postings: Int32Array, size: number): number[] {
    const { counted } = this.#legs
    let fewest = this.#in(postings[0]!, size)
    for (const posting of postings) {
      const keys = this.#in(posting, size)
      if (keys.length < fewest.length) fewest = keys
    }
    const found: number[] = []
    for (const at of fewest) {
      const key = this.#keys[at]!
      if (counted.starts[key + 1]! - counted.starts[key]! <= postings.length) continue
      if (postings.every((posting) => entryOf(counted, key, posting) >= 0)) found.push(key)
    }
    return found
  }

  #in(posting: number, size: number): Int32Array {
    const own = this.#inside.of(posting)
    return size < 0 ? own : own.subarray(this.#firstFrom(own, size), this.#firstFrom(own, size + 1))
  }

  /** Where the keys of at least a size begin. */
  #firstFrom(own: Int32Array, size: number): number {
    return firstPlace(0, own.length, (at) => this.#sizeOf[this.#keys[own[at]!]!]! >= size)
  }
}
