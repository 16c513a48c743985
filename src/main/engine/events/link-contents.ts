import { ExactAmounts } from '../../base/exact-amounts.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import type { Classes } from '../../base/split-classes.ts'
import { IntColumn } from '../ledger/int-column.ts'
import type { EventLines } from './event-lines.ts'
import type { Contents } from './match-contents.ts'
import { countAt } from './tally.ts'

/** An item that stands in more contents than this proposes no link. */
const mostContents = 100
const bothSides = [0, 1] as const

/** Pairs of contents, the lower number first. */
export interface Links {
  ones: Int32Array
  others: Int32Array
}

/**
 * The pairs of contents that nearly say the same: what they share is more than half of the debits and more than half of the credits
 * of the larger one, or more than three quarters of its lines. `items` are the values of `contents`.
 */
export function linkContents(contents: Contents, items: Classes, related: EventLines): Links {
  const [ones, others] = [new IntColumn(), new IntColumn()]
  const sums = new ContentSums(contents, items, related)
  const { items: entryItems, contents: entryContents } = sums
  const having = new LinesByValue(entryItems, items.count)
  const metBy = new Int32Array(contents.count).fill(-1)
  for (let at = 0; at < entryItems.length; at++) {
    const content = entryContents[at]!
    const same = having.of(entryItems[at]!)
    if (same.length > mostContents) continue
    for (const entry of same) {
      const other = entryContents[entry]!
      if (other <= content || metBy[other] === content) continue
      metBy[other] = content
      if (!sums.isAlike(content, other)) continue
      ones.push(content)
      others.push(other)
    }
  }
  return { ones: ones.view(), others: others.view() }
}

/** The items of contents, and what they add up to. */
class ContentSums {
  /** Content after content, an entry for each of its items: the two, and how often it stands. */
  readonly contents: Int32Array
  readonly items: Int32Array
  readonly #counts: Int32Array
  readonly #starts: Int32Array
  readonly #amountIdOf: Int32Array
  readonly #related: EventLines
  /** By content: its debits, then its credits; behind all of them what two contents share. */
  readonly #sums: ExactAmounts
  readonly #lines: Int32Array
  /** By item: how often the content that was asked for last has it. */
  readonly #own: Int32Array
  #content = -1

  constructor({ counted, count, postings }: Contents, items: Classes, related: EventLines) {
    this.#related = related
    this.#amountIdOf = new Int32Array(items.count)
    for (let at = 0; at < items.of.length; at++) this.#amountIdOf[items.of[at]!] = related.amountIds[at]!
    this.#own = new Int32Array(items.count)
    this.#sums = new ExactAmounts(2 * (count + 1), related.amounts.scale)
    this.#lines = new Int32Array(count)
    this.#starts = new Int32Array(count + 1)
    const [owners, values, counts] = [new IntColumn(), new IntColumn(), new IntColumn()]
    for (let content = 0; content < count; content++) {
      const posting = postings.of(content)[0]!
      for (let entry = counted.starts[posting]!; entry < counted.starts[posting + 1]!; entry++) {
        owners.push(content)
        values.push(counted.values[entry]!)
        counts.push(countAt(counted, entry))
        this.#add(content, counted.values[entry]!, countAt(counted, entry))
        this.#lines[content]! += countAt(counted, entry)
      }
      this.#starts[content + 1] = owners.length
    }
    this.contents = owners.view()
    this.items = values.view()
    this.#counts = counts.view()
  }

  /** Whether two contents share enough; the same first one should be asked for again and again. */
  isAlike(content: number, other: number): boolean {
    const [lines, otherLines] = [this.#lines[content]!, this.#lines[other]!]
    const larger = bothSides.map((side) => this.#larger(2 * content + side, 2 * other + side))
    const smaller = bothSides.map((side) => 2 * (content + other) + 2 * side - larger[side]!)
    const mostLines = Math.max(lines, otherLines)
    // What they can share at most is quickly said.
    if (!this.#isEnough(smaller, Math.min(lines, otherLines), larger, mostLines)) return false
    this.#choose(content)
    const shared = 2 * this.#lines.length
    for (const side of bothSides) this.#sums.set(shared + side, { minor: 0, fine: 0 })
    let sharedLines = 0
    for (let entry = this.#starts[other]!; entry < this.#starts[other + 1]!; entry++) {
      const item = this.items[entry]!
      const count = Math.min(this.#counts[entry]!, this.#own[item]!)
      if (count === 0) continue
      sharedLines += count
      this.#add(this.#lines.length, item, count)
    }
    return this.#isEnough([shared, shared + 1], sharedLines, larger, mostLines)
  }

  #isEnough(shared: readonly number[], lines: number, whole: readonly number[], mostLines: number): boolean {
    if (4 * lines > 3 * mostLines) return true
    if (shared.every((sum) => this.#sums.isZero(sum))) return false
    return bothSides.every(
      (side) => this.#sums.isZero(whole[side]!) || this.#sums.isMoreThanHalf(shared[side]!, whole[side]!)
    )
  }

  #larger(one: number, other: number): number {
    return this.#sums.compareSizes(one, other) < 0 ? other : one
  }

  #choose(content: number): void {
    if (content === this.#content) return
    if (this.#content >= 0) this.#note(this.#content, () => 0)
    this.#note(content, (entry) => this.#counts[entry]!)
    this.#content = content
  }

  #note(content: number, countOf: (entry: number) => number): void {
    for (let entry = this.#starts[content]!; entry < this.#starts[content + 1]!; entry++)
      this.#own[this.items[entry]!] = countOf(entry)
  }

  #add(content: number, item: number, count: number): void {
    const { amounts, sizes } = this.#related
    const amountId = this.#amountIdOf[item]!
    const side = amounts.minor[amountId]! < 0 ? 1 : 0
    this.#sums.addTimes(2 * content + side, sizes, amountId, count)
  }
}
