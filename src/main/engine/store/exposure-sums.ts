import type Database from 'better-sqlite3'
import { exposureOf, toText, type AmountScale } from '../../base/decimal.ts'

interface BaseRow {
  base: number
  count: number
  minor: number
  fine: number
}

/** What findings come to in money: each account-and-amount group once, for a line is in exactly one of them. */
export class ExposureSums {
  readonly #scale: AmountScale
  /** By finding, in review order: its type-1 group, and what that is exposed to. */
  readonly #base: Int32Array
  readonly #minor: Float64Array
  readonly #fine: Float64Array
  /** By type-1 group: the last sum it was part of. */
  readonly #seen: Int32Array
  #sums = 0

  constructor(db: Database.Database, scale: AmountScale) {
    this.#scale = scale
    const rows = db
      .prepare<[], BaseRow>(
        `SELECT f.base_group AS base, g.count, f.amount_minor AS minor, f.amount_fine AS fine
         FROM finding_index f JOIN duplicate_group g ON g.group_no = f.base_group ORDER BY f.group_no`
      )
      .all()
    const exposures = rows.map(({ count, minor, fine }) => exposureOf({ minor, fine }, count, scale))
    this.#base = Int32Array.from(rows, ({ base }) => base)
    this.#minor = Float64Array.from(exposures, ({ minor }) => minor)
    this.#fine = Float64Array.from(exposures, ({ fine }) => fine)
    this.#seen = new Int32Array(rows.reduce((most, { base }) => Math.max(most, base), 0) + 1)
  }

  /** The exact sum over the findings at these places. */
  sum(places: Int32Array): string {
    this.#sums++
    // Minors stay below 2^53 over a whole ledger; the finer parts of many lines may not.
    let minor = 0
    let fine = 0n
    for (const place of places) {
      const base = this.#base[place]!
      if (this.#seen[base] === this.#sums) continue
      this.#seen[base] = this.#sums
      minor += this.#minor[place]!
      if (this.#fine[place] !== 0) fine += BigInt(this.#fine[place]!)
    }
    return toText(minor, fine, this.#scale)
  }
}
