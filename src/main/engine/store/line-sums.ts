import type Database from 'better-sqlite3'
import type { BreakdownRow } from '../../../shared/duplicate.ts'
import { toText, type AmountScale, type ExactAmount } from '../../base/decimal.ts'
import type { FindingPlaces } from './finding-places.ts'

/** Adds up duplicate lines. All lines of a finding have one amount, and follow each other. */
export class LineSums {
  readonly #scale: AmountScale
  readonly #places: FindingPlaces
  /** By place of the finding. */
  readonly #minor: Float64Array
  readonly #fine: Float64Array

  constructor(db: Database.Database, scale: AmountScale, places: FindingPlaces) {
    this.#scale = scale
    this.#places = places
    const column = (name: string) =>
      Float64Array.from(
        db.prepare<[], number>(`SELECT ${name} FROM finding_index ORDER BY group_no`).pluck().all()
      )
    this.#minor = column('amount_minor')
    this.#fine = column('amount_fine')
  }

  /** By place of the finding: what `valueOf` makes of its amount. */
  ofFindings(valueOf: (amount: ExactAmount) => number): Int32Array {
    return Int32Array.from(this.#minor, (minor, place) => valueOf({ minor, fine: this.#fine[place]! }))
  }

  /** A row for each bar; `barOf` says by line, from 0, which bar it is in, and -1 for none. Credits are given without their sign. */
  addUp(bars: readonly Pick<BreakdownRow, 'key' | 'label'>[], barOf: Int32Array): BreakdownRow[] {
    const zeros = () => new Float64Array(bars.length)
    const [groups, debitRows, creditRows] = [zeros(), zeros(), zeros()]
    // The amounts of a ledger add up to less than 2^53 in minors without their signs; their finer parts may not.
    const [debitMinor, creditMinor] = [zeros(), zeros()]
    const debitFine = bars.map(() => 0n)
    const creditFine = bars.map(() => 0n)
    const lastFinding = new Int32Array(bars.length).fill(-1)
    const { starts, count } = this.#places
    for (let place = 0; place < count; place++) {
      const minor = this.#minor[place]!
      const fine = this.#fine[place]!
      const isCredit = minor < 0
      const [rows, minors, fines] = isCredit
        ? [creditRows, creditMinor, creditFine]
        : [debitRows, debitMinor, debitFine]
      for (let line = starts[place]!; line < starts[place + 1]!; line++) {
        const bar = barOf[line]!
        if (bar < 0) continue
        rows[bar]!++
        minors[bar]! += minor
        if (fine !== 0) fines[bar]! += BigInt(fine)
        if (lastFinding[bar] === place) continue
        lastFinding[bar] = place
        groups[bar]!++
      }
    }
    const text = (minor: number, fine: bigint) => toText(minor, fine, this.#scale)
    return bars.map(({ key, label }, bar) => ({
      key,
      label,
      groups: groups[bar]!,
      rows: debitRows[bar]! + creditRows[bar]!,
      amount: text(debitMinor[bar]! + creditMinor[bar]!, debitFine[bar]! + creditFine[bar]!),
      debitRows: debitRows[bar]!,
      debitAmount: text(debitMinor[bar]!, debitFine[bar]!),
      creditRows: creditRows[bar]!,
      creditAmount: text(creditMinor[bar]!, creditFine[bar]!).replace('-', '')
    }))
  }
}
