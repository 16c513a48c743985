import { ExactAmounts } from '../../base/exact-amounts.ts'
import { compareTexts } from './content-order.ts'
import type { EventLines } from './event-lines.ts'

/** Lines of an event that say the same. */
export interface EqualLines {
  amountId: number
  currency: number
  lines: number
  /** So many of them are no repeat. */
  kept: number
  /** So many were taken back, and so many take an earlier line back. */
  takenBack: number
  takeBack: number
}

const sides = 4

/**
 * What events are exposed to, each currency by itself: |amount| x (lines - kept) of what says the same, added up by side, and of
 * debits and credits the larger sum, for a posting has its amount on both. The net figure leaves out what was taken back: it is of
 * the lines less those, and of these as many are kept as take an earlier line back, if that is more.
 */
export class ExposureCounter {
  /** By row: the currency, and the two figures; the rows of an event stand together. */
  readonly currencies: number[] = []
  readonly exposures: ExactAmounts
  readonly nets: ExactAmounts
  /** By event: its first row; the number of all rows closes the list. */
  readonly starts = [0]
  readonly #related: EventLines
  /** By currency: the debits, the credits, and both net, of the event that is being counted. */
  readonly #sums: ExactAmounts
  readonly #open = new Set<number>()

  constructor(related: EventLines) {
    const { scale } = related.amounts
    this.#related = related
    this.#sums = new ExactAmounts(sides * related.currencies.names.length, scale)
    const mostRows = related.isDuplicate.reduce((sum, is) => sum + is, 0)
    this.exposures = new ExactAmounts(mostRows, scale)
    this.nets = new ExactAmounts(mostRows, scale)
  }

  /** Adds lines to the event that is being counted. */
  add({ amountId, currency, lines, kept, takenBack, takeBack }: EqualLines): void {
    const { amounts, sizes } = this.#related
    const side = sides * currency + (amounts.minor[amountId]! < 0 ? 1 : 0)
    const net = Math.max(0, lines - takenBack - Math.max(kept, takeBack))
    this.#sums.addTimes(side, sizes, amountId, lines - kept)
    this.#sums.addTimes(side + 2, sizes, amountId, net)
    this.#open.add(currency)
  }

  /** Ends the event; the next lines are of the next one. */
  close(): void {
    const { names } = this.#related.currencies
    const open = [...this.#open].sort((one, other) => compareTexts(names[one]!, names[other]!))
    for (const currency of open) {
      const row = this.currencies.push(currency) - 1
      const first = sides * currency
      this.exposures.set(row, this.#sums.at(this.#larger(first)))
      this.nets.set(row, this.#sums.at(this.#larger(first + 2)))
      for (let side = first; side < first + sides; side++) this.#sums.set(side, { minor: 0, fine: 0 })
    }
    this.#open.clear()
    this.starts.push(this.currencies.length)
  }

  #larger(side: number): number {
    return this.#sums.compareSizes(side, side + 1) < 0 ? side + 1 : side
  }
}
