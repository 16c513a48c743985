import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { DoubletError } from '../../../../shared/result.ts'
import { markInexact } from '../keys/inexact-numbers.ts'
import { withSign, type ShownSign } from './format-signs.ts'
import { serialText } from './number-text.ts'
import type { SheetRow } from './read-sheet.ts'

/** Whole days from 1954 to 2064: numbers that a date column holds where it lost its format. */
const serials = { from: 20_000, to: 60_000 }

/** Makes the cells of rows readable as key fields, and counts what it had to read as dates. */
export class KeyCellsOfRow {
  readonly #amounts: number[]
  readonly #dates: number[]
  readonly #codes: number[]
  readonly #all: number[]
  readonly #mark: Settings['decimalMark']
  readonly #date1904: boolean
  /** The words in the number formats of amounts, and the signs they were read as. */
  readonly #words = new Map<string, ShownSign['sign']>()
  rowsWithSerials = 0
  rowsWithSigns = 0

  constructor({ fields, otherAccount }: Mapping, { decimalMark }: Settings, date1904: boolean) {
    const at = (...names: string[]) =>
      fields.filter(({ field }) => names.includes(field)).map(({ position }) => position - 1)
    this.#amounts = at('amount', 'debit', 'credit')
    this.#dates = at('posted', 'effective')
    this.#codes = at('account', 'user', 'source', 'entity', 'currency')
    this.#all = fields.map(({ position }) => position - 1)
    if (otherAccount !== undefined) this.#all.push(otherAccount.position - 1)
    this.#mark = decimalMark
    this.#date1904 = date1904
  }

  /**
   * A number is a number whatever mark the texts of its column have, with the sign or side that its format shows; a date
   * without its format is a date, a code that a formula failed to find is blank, and a number that lost digits says so.
   */
  of({ cells, kinds, signs }: SheetRow): string[] {
    const keys = [...cells]
    let hasSign = false
    for (const at of this.#amounts) {
      if (kinds[at] !== 'number') continue
      const number = writeNumber(cells[at]!, this.#mark)
      const shown = signs?.get(at)
      keys[at] = shown === undefined ? number : withSign(number, shown)
      hasSign ||= keys[at] !== number
      if (shown !== undefined && shown.word !== '') this.#words.set(shown.word, shown.sign)
    }
    if (hasSign) this.rowsWithSigns++
    let hasSerial = false
    for (const at of this.#dates) {
      const day = kinds[at] === 'number' ? this.#day(cells[at]!) : null
      if (day === null) continue
      keys[at] = day
      hasSerial = true
    }
    if (hasSerial) this.rowsWithSerials++
    for (const at of this.#all) if (kinds[at] === 'inexact') keys[at] = markInexact(cells[at]!)
    for (const at of this.#codes) {
      if (kinds[at] === 'error' || kinds[at] === 'uncalculated') keys[at] = ''
    }
    return keys
  }

  /** Throws UNKNOWN_INDICATOR where the formats of the amounts tell two things apart by words that are not known; one word is a unit. */
  requireKnownSides(): void {
    const unknown = [...this.#words.keys()].filter((word) => this.#words.get(word) === null)
    if (unknown.length === 0 || this.#words.size < 2) return
    throw new DoubletError(
      'UNKNOWN_INDICATOR',
      `“${unknown[0]}” in the number format of the amounts is not a debit/credit code Doublet knows. ` +
        'Export the ledger with signed amounts or a debit and a credit column, or map such columns in the Columns tab, or with --map.'
    )
  }

  #day(number: string): string | null {
    const serial = Number(number)
    return serial >= serials.from && serial <= serials.to ? serialText(serial, this.#date1904) : null
  }
}

/** `1.234` alone could be read as a thousand: an exponent of nought makes it a decimal point. */
function writeNumber(text: string, mark: Settings['decimalMark']): string {
  if (mark === 'comma') return text.replace('.', ',')
  return /\.\d{3}$/.test(text) ? `${text}e0` : text
}
