import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { serialText } from './number-text.ts'
import type { SheetRow } from './read-sheet.ts'

/** Whole days from 1954 to 2064: numbers that a date column holds where it lost its format. */
const serials = { from: 20_000, to: 60_000 }

/** Makes the cells of rows readable as key fields, and counts what it had to read as dates. */
export class KeyCellsOfRow {
  readonly #amounts: number[]
  readonly #dates: number[]
  readonly #codes: number[]
  readonly #mark: Settings['decimalMark']
  readonly #date1904: boolean
  rowsWithSerials = 0

  constructor({ fields }: Mapping, { decimalMark }: Settings, date1904: boolean) {
    const at = (...names: string[]) =>
      fields.filter(({ field }) => names.includes(field)).map(({ position }) => position - 1)
    this.#amounts = at('amount', 'debit', 'credit')
    this.#dates = at('posted', 'effective')
    this.#codes = at('account', 'user', 'source', 'entity', 'currency')
    this.#mark = decimalMark
    this.#date1904 = date1904
  }

  /**
   * A number is a number whatever mark the texts of its column have, a date without its format is a date, and a code
   * that a formula failed to find is blank.
   */
  of({ cells, kinds }: SheetRow): string[] {
    const keys = [...cells]
    for (const at of this.#amounts) {
      if (kinds[at] === 'number') keys[at] = writeNumber(cells[at]!, this.#mark)
    }
    let hasSerial = false
    for (const at of this.#dates) {
      const day = kinds[at] === 'number' ? this.#day(cells[at]!) : null
      if (day === null) continue
      keys[at] = day
      hasSerial = true
    }
    if (hasSerial) this.rowsWithSerials++
    for (const at of this.#codes) {
      if (kinds[at] === 'error' || kinds[at] === 'uncalculated') keys[at] = ''
    }
    return keys
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
