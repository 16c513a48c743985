import { LinesByValue } from '../../base/lines-by-value.ts'
import { splitClasses, type Classes } from '../../base/split-classes.ts'
import { joinBlanks, plain } from '../ledger/compare-keys.ts'
import type { EventBuilder } from './event-builder.ts'
import type { EventLines } from './event-lines.ts'
import type { EventKind } from './events.ts'
import { joinContents } from './join-contents.ts'
import { linkContents } from './link-contents.ts'
import { matchContents } from './match-contents.ts'
import type { Postings } from './part-postings.ts'
import { countAt, placesAt, tally, type Tally } from './tally.ts'

/**
 * Takes the postings of two items or more that were posted again: first those that say the same under the same document numbers, then
 * those that say the same, or nearly. An item that stands once among them stays behind.
 */
export function takePostings(
  events: EventBuilder,
  related: EventLines,
  postings: Postings,
  threshold: number
): void {
  const taking = new PostingTaker(events, related, postings, threshold)
  taking.takeDocuments()
  taking.takeContents()
}

class PostingTaker {
  readonly #events: EventBuilder
  readonly #related: EventLines
  readonly #items: Classes
  readonly #postings: Postings
  readonly #threshold: number
  readonly #counted: Tally
  /** By item, of the postings being taken: how often they have it, and how often the one that has it most. */
  readonly #totals: Int32Array
  readonly #kept: Int32Array
  readonly #places = new Map<number, Int32Array[]>()

  constructor(events: EventBuilder, related: EventLines, postings: Postings, threshold: number) {
    this.#events = events
    this.#related = related
    this.#postings = postings
    this.#items = postings.items
    this.#threshold = threshold
    this.#counted = tally(postings, postings.items)
    this.#totals = new Int32Array(postings.items.count)
    this.#kept = new Int32Array(postings.items.count)
  }

  takeDocuments(): void {
    const { ids, values } = this.#related.documents
    if (!ids.some((document) => document >= 0)) return
    const named = splitClasses(this.#items, joinBlanks(plain({ ids, values })))
    const counted = tally(this.#postings, named)
    const isNamed = (posting: number) => this.#placesOf(posting).some((at) => ids[at]! >= 0)
    const contents = matchContents(counted, (posting) => this.#isLeft(posting) && isNamed(posting))
    for (let content = 0; content < contents.count; content++)
      this.#take('document', contents.postings.of(content))
  }

  takeContents(): void {
    const contents = matchContents(this.#counted, (posting) => this.#isLeft(posting))
    const links = linkContents(contents, this.#items, this.#related)
    const joined = new LinesByValue(joinContents(contents, links, this.#threshold), contents.count)
    for (let set = 0; set < contents.count; set++) {
      const own = joined.of(set)
      if (own.length === 1) this.#take('posting', contents.postings.of(own[0]!))
      if (own.length > 1)
        this.#take(
          'posting',
          Array.from(own).flatMap((content) => [...contents.postings.of(content)])
        )
    }
  }

  /** Whether no event has it, and one could: it has several items, and a duplicate. */
  #isLeft(posting: number): boolean {
    const { starts } = this.#counted
    if (starts[posting + 1]! - starts[posting]! < 2) return false
    const places = this.#placesOf(posting)
    return (
      places.some((at) => this.#related.isDuplicate[at] === 1) &&
      !places.some((at) => this.#events.isTaken(at))
    )
  }

  #placesOf(posting: number): Int32Array {
    const { starts, placeStarts, places } = this.#counted
    return places.subarray(placeStarts[starts[posting]!], placeStarts[starts[posting + 1]!])
  }

  #take(kind: EventKind, postings: ArrayLike<number>): void {
    if (postings.length < this.#threshold) return
    this.#places.clear()
    for (let at = 0; at < postings.length; at++) this.#count(postings[at]!)
    let hasLines = false
    for (const [item, groups] of this.#places) {
      if (this.#totals[item]! > 1 && this.#related.isDuplicate[groups[0]![0]!] === 1) {
        this.#events.add(groups, this.#kept[item]!)
        hasLines = true
      }
      this.#totals[item] = this.#kept[item] = 0
    }
    if (hasLines) this.#events.end(kind)
  }

  #count(posting: number): void {
    const { starts, values } = this.#counted
    for (let entry = starts[posting]!; entry < starts[posting + 1]!; entry++) {
      const item = values[entry]!
      const count = countAt(this.#counted, entry)
      this.#totals[item]! += count
      this.#kept[item] = Math.max(this.#kept[item]!, count)
      const known = this.#places.get(item)
      if (known === undefined) this.#places.set(item, [placesAt(this.#counted, entry)])
      else known.push(placesAt(this.#counted, entry))
    }
  }
}
