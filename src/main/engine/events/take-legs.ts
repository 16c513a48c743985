import { splitClasses, type Classes } from '../../base/split-classes.ts'
import type { EventBuilder } from './event-builder.ts'
import type { EventLines } from './event-lines.ts'
import type { EventKind } from './events.ts'
import { joinLegs } from './join-legs.ts'
import type { Postings } from './part-postings.ts'
import { entryOf, placesAt, tally } from './tally.ts'

/** One way to take what is left. */
interface Pass {
  kind: EventKind
  /** By place: what lines have in common; -1 for those that are not asked for. */
  keys: Classes
  /** A key has so many postings, and lines, at least. */
  leastPostings: number
  leastLines: number
  /** Whether a key that any event before has lines of has begun, and not only within the pass. */
  isBegunByAll: boolean
}

/**
 * Takes the duplicates that are left: lines of one item and document in several postings, then two or more lines of one item with a
 * counterparty, then lines of one account, amount and currency, however many. Of each of these the first line of the pass, and in
 * the last one the first of all, is no repeat.
 */
export function takeLegs(events: EventBuilder, related: EventLines, postings: Postings): void {
  const { documents, bases } = related
  const { items, parties } = postings
  const byDocument = splitClasses(items, { ids: documents.ids, count: documents.values.length })
  const byParty = { of: items.of.map((item, at) => (parties[at]! < 0 ? -1 : item)), count: items.count }
  const passes: Pass[] = [
    { kind: 'document', keys: byDocument, leastPostings: 2, leastLines: 2, isBegunByAll: false },
    { kind: 'party', keys: byParty, leastPostings: 1, leastLines: 2, isBegunByAll: false },
    { kind: 'line', keys: bases, leastPostings: 1, leastLines: 1, isBegunByAll: true }
  ]
  const postingSizes = new Int32Array(postings.count)
  for (const posting of postings.of) postingSizes[posting]!++
  for (const pass of passes) takePass(pass, events, related, postings, postingSizes)
}

function takePass(
  { kind, keys, leastPostings, leastLines, isBegunByAll }: Pass,
  events: EventBuilder,
  related: EventLines,
  postings: Postings,
  postingSizes: Int32Array
): void {
  const isLeft = (at: number) => related.isDuplicate[at] === 1 && !events.isTaken(at)
  const left = keys.of.map((key, at) => (isLeft(at) ? key : -1))
  if (left.every((key) => key < 0)) return
  const counted = tally({ of: left, count: keys.count }, postings)
  const { starts, placeStarts } = counted
  const isAsked = new Uint8Array(keys.count)
  for (let key = 0; key < keys.count; key++) {
    const [first, end] = [starts[key]!, starts[key + 1]!]
    const lines = placeStarts[end]! - placeStarts[first]!
    if (end - first >= leastPostings && lines >= leastLines) isAsked[key] = 1
  }
  const hasBegun = new Uint8Array(keys.count)
  if (isBegunByAll) keys.of.forEach((key, at) => events.isTaken(at) && (hasBegun[key] = 1))
  const begun = hasBegun.slice()
  for (const set of joinLegs({ counted, postingSizes, isAsked, hasBegun }, related)) {
    let hasLines = false
    for (const key of set.keys) {
      const groups: Int32Array[] = []
      for (const posting of set.postings) {
        const places = placesAt(counted, entryOf(counted, key, posting))
        if (!events.isTaken(places[0]!)) groups.push(places)
      }
      if (groups.length === 0) continue
      events.add(groups, begun[key] === 1 ? 0 : 1)
      begun[key] = 1
      hasLines = true
    }
    if (hasLines) events.end(kind)
  }
}
