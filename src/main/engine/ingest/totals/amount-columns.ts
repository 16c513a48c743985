import type { AmountSigns, Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark } from '../../../../shared/settings.ts'
import { decimalsOf, toUnits } from '../../../base/decimal.ts'
import type { LedgerLines } from '../../ledger/ledger-lines.ts'
import { indicatorSign, plainCode } from '../amounts/indicator-sign.ts'
import { parseAmountCell } from '../amounts/parse-amount.ts'

/** More than any amount that is read has. */
export const unitDecimals = 18

/** What is added up of the lines before a line of the ledger (from 0). */
interface Summed {
  row: number
  debit: bigint
  credit: bigint
}

/** What the cells of the amount columns say, each distinct one under both decimal marks. */
export class AmountColumns {
  readonly #form: Mapping['amountForm']
  readonly #ledger: LedgerLines
  readonly #amount: number
  readonly #partner: number | null
  /** By mark and column: the units of each cell. */
  readonly #units: Record<DecimalMark, [bigint[], bigint[]]> = { point: [[], []], comma: [[], []] }
  readonly #unread: Record<DecimalMark, number> = { point: 0, comma: 0 }
  readonly #signs: number[] = []
  readonly #sides: AmountSigns['sides']
  mark: DecimalMark = 'point'

  /** `sides` are those of codes that words alone do not tell. */
  constructor(
    form: Mapping['amountForm'],
    ledger: LedgerLines,
    amount: number,
    partner: number | null,
    sides?: AmountSigns['sides']
  ) {
    this.#sides = sides
    this.#form = form
    this.#ledger = ledger
    this.#amount = amount
    this.#partner = partner
  }

  /** Reads the cells that came since, and answers whether the decimal mark is another one now. */
  readNew(): boolean {
    this.#readColumn(this.#amount, 0)
    if (this.#form === 'pair') this.#readColumn(this.#partner!, 1)
    const { point, comma } = this.#unread
    const better = comma < point ? 'comma' : point < comma ? 'point' : this.mark
    const isOther = better !== this.mark
    this.mark = better
    return isOther
  }

  /** Adds a line, the next of a place, to its sums. */
  sides(): (place: Summed) => void {
    const [first, second] = this.#units[this.mark]
    const ids = this.#ledger.columns[this.#amount]!.ids.view()
    const partners = this.#partner === null ? ids : this.#ledger.columns[this.#partner]!.ids.view()
    if (this.#form === 'pair')
      return (place) => {
        place.debit += first[ids[place.row]!]!
        place.credit += second[partners[place.row]!]!
      }
    return (place) => {
      const units = first[ids[place.row]!]!
      const isOpposite = this.#form === 'indicator' && this.#signOf(partners[place.row]!) < 0
      if (units > 0n !== isOpposite) place.debit += isOpposite ? -units : units
      else place.credit += isOpposite ? units : -units
    }
  }

  #signOf(id: number): number {
    const code = () => plainCode(this.#ledger.columns[this.#partner!]!.cells.meantOf(id).trim())
    return (this.#signs[id] ??= this.#sides?.[code()] ?? indicatorSign(code()) ?? 1)
  }

  #readColumn(at: number, side: 0 | 1): void {
    const { cells } = this.#ledger.columns[at]!
    for (let id = this.#units.point[side].length; id < cells.size; id++) {
      const cell = cells.meantOf(id).trim()
      for (const mark of ['point', 'comma'] as const) {
        const amount = parseAmountCell(cell, mark)
        const isRead = amount.kind === 'value' && decimalsOf(amount.value) <= unitDecimals
        this.#units[mark][side].push(isRead ? toUnits(amount.value, unitDecimals) : 0n)
        if (amount.kind === 'unreadable') this.#unread[mark]++
      }
    }
  }
}
