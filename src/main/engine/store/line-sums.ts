import type Database from 'better-sqlite3'
import type { BreakdownRow } from '../../../shared/duplicate.ts'
import { toText, type AmountScale, type ExactAmount } from '../../base/decimal.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { readIntegers } from './read-integers.ts'

/** Adds up duplicate lines. */
export class LineSums {
  readonly #scale: AmountScale
  /** By line: its strongest group; and the lines group after group. */
  readonly #groupNos: Int32Array
  readonly #byGroup: Int32Array
  readonly #minor: Float64Array
  readonly #fine: Float64Array

  constructor(db: Database.Database, scale: AmountScale) {
    this.#scale = scale
    this.#groupNos = readIntegers(db, 'group_no', 'duplicate_index')
    const most = this.#groupNos.reduce((last, groupNo) => Math.max(last, groupNo), 0)
    this.#byGroup = new LinesByValue(this.#groupNos, most + 1).order
    const column = (name: string) =>
      Float64Array.from(
        db.prepare<[], number>(`SELECT ${name} FROM duplicate_index ORDER BY position`).pluck().all()
      )
    this.#minor = column('amount_minor')
    this.#fine = column('amount_fine')
  }

  /** By line: what `valueOf` makes of its amount. */
  ofAmounts(valueOf: (amount: ExactAmount) => number): Int32Array {
    return Int32Array.from(this.#minor, (minor, line) => valueOf({ minor, fine: this.#fine[line]! }))
  }

  /** A row for each bar; `barOf` says by line, from 0, which bar it is in, and -1 for none. Credits are given without their sign. */
  addUp(bars: readonly Pick<BreakdownRow, 'key' | 'label'>[], barOf: Int32Array): BreakdownRow[] {
    const zeros = () => new Float64Array(bars.length)
    const [groups, debitRows, creditRows] = [zeros(), zeros(), zeros()]
    // The amounts of a ledger add up to less than 2^53 in minors without their signs; their finer parts may not.
    const [debitMinor, creditMinor] = [zeros(), zeros()]
    const debitFine = bars.map(() => 0n)
    const creditFine = bars.map(() => 0n)
    const lastGroup = new Int32Array(bars.length)
    for (let at = 0; at < this.#byGroup.length; at++) {
      const line = this.#byGroup[at]!
      const bar = barOf[line]!
      if (bar < 0) continue
      const minor = this.#minor[line]!
      const fine = this.#fine[line]!
      const [rows, minors, fines] =
        minor < 0 ? [creditRows, creditMinor, creditFine] : [debitRows, debitMinor, debitFine]
      rows[bar]!++
      minors[bar]! += minor
      if (fine !== 0) fines[bar]! += BigInt(fine)
      if (lastGroup[bar] === this.#groupNos[line]) continue
      lastGroup[bar] = this.#groupNos[line]!
      groups[bar]!++
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
