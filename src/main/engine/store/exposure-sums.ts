import type Database from 'better-sqlite3'
import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import { exposureOf, toText, type AmountScale } from '../../base/decimal.ts'
import { compareByCodePoint } from './dictionary.ts'
import { isCurrent } from './open-ledger.ts'

interface MoneyRow {
  findingNo: number
  currency: string
  exposureMinor: number
  exposureFine: number
  netMinor: number
  netFine: number
}

interface BaseRow {
  /** The type-1 group that a finding of kind `group` is in. */
  base: number
  /** Lines of that group, and the amount they have. */
  count: number
  minor: number
  fine: number
}

/** A sum: minors stay below 2^53 over a whole ledger, the finer parts of many lines may not. */
interface Sum {
  minor: number
  fine: bigint
}

/** What findings come to in money, each currency by itself. */
export class ExposureSums {
  readonly #scale: AmountScale
  readonly #currencies: string[]
  /** By finding, in review order: its first row; the number of all rows closes the list. */
  readonly #starts: Int32Array
  /** By row. */
  readonly #currencyOf: Int32Array
  readonly #exposures: [minor: Float64Array, fine: Float64Array]
  readonly #nets: [minor: Float64Array, fine: Float64Array]
  /** By finding: of a group the type-1 group it is in, whose lines it shares with other findings; null where findings share none. */
  readonly #bases: Int32Array | null

  /** `findingNos` are those of all findings in review order. */
  constructor(db: Database.Database, scale: AmountScale, findingNos: Int32Array) {
    this.#scale = scale
    const rows = db
      .prepare<[], MoneyRow>(
        `SELECT finding_no AS findingNo, currency, exposure_minor AS exposureMinor, exposure_fine AS exposureFine,
           net_minor AS netMinor, net_fine AS netFine
         FROM finding_money ORDER BY finding_no, currency`
      )
      .all()
    this.#currencies = [...new Set(rows.map(({ currency }) => currency))].sort(compareByCodePoint)
    const numbers = new Map(this.#currencies.map((currency, number) => [currency, number]))
    this.#currencyOf = Int32Array.from(rows, ({ currency }) => numbers.get(currency)!)
    const column = (name: 'exposureMinor' | 'exposureFine' | 'netMinor' | 'netFine') =>
      Float64Array.from(rows, (row) => row[name])
    this.#exposures = [column('exposureMinor'), column('exposureFine')]
    this.#nets = [column('netMinor'), column('netFine')]
    this.#starts = new Int32Array(findingNos.length + 1)
    let row = 0
    findingNos.forEach((findingNo, place) => {
      while (rows[row]?.findingNo === findingNo) row++
      this.#starts[place + 1] = row
    })
    this.#bases = isCurrent(db) ? null : this.#readBases(db)
  }

  /** The exact sums over the findings at these places, of each currency that one of them has figures in. */
  sum(places: Int32Array): CurrencyExposure[] {
    const zeros = (): Sum[] => this.#currencies.map(() => ({ minor: 0, fine: 0n }))
    const [exposures, nets] = [zeros(), zeros()]
    const isThere = new Uint8Array(this.#currencies.length)
    const seen = new Set<number>()
    for (const place of places) {
      if (this.#bases !== null) {
        if (seen.has(this.#bases[place]!)) continue
        seen.add(this.#bases[place]!)
      }
      for (let row = this.#starts[place]!; row < this.#starts[place + 1]!; row++) {
        const currency = this.#currencyOf[row]!
        isThere[currency] = 1
        addRow(exposures[currency]!, this.#exposures, row)
        addRow(nets[currency]!, this.#nets, row)
      }
    }
    const text = ({ minor, fine }: Sum) => toText(minor, fine, this.#scale)
    return this.#currencies.flatMap((currency, number) =>
      isThere[number] === 0
        ? []
        : [{ currency, exposure: text(exposures[number]!), net: text(nets[number]!) }]
    )
  }

  /** Of the version before: each account-and-amount group counts once, with all of its lines but one, whichever finding shows it. */
  #readBases(db: Database.Database): Int32Array {
    const rows = db
      .prepare<[], BaseRow>(
        `SELECT f.base_group AS base, g.count, f.amount_minor AS minor, f.amount_fine AS fine
         FROM finding_index f JOIN duplicate_group g ON g.group_no = f.base_group ORDER BY f.finding_no`
      )
      .all()
    rows.forEach(({ count, minor, fine }, row) => {
      const exposure = exposureOf({ minor, fine }, count, this.#scale)
      for (const [minors, fines] of [this.#exposures, this.#nets]) {
        minors[row] = exposure.minor
        fines[row] = exposure.fine
      }
    })
    return Int32Array.from(rows, ({ base }) => base)
  }
}

function addRow(sum: Sum, [minors, fines]: [Float64Array, Float64Array], row: number): void {
  sum.minor += minors[row]!
  if (fines[row] !== 0) sum.fine += BigInt(fines[row]!)
}
