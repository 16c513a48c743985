import type { Notice } from '../../../../shared/ledger.ts'
import type { SheetCellKind, SheetRow } from './read-sheet.ts'

const mostExamples = 5

/** Gathers what a reviewer should know of the rows of a sheet, row by row. */
export class SheetNotices {
  readonly #namesSheets: boolean
  readonly #mostRows: number | null
  readonly #hidden = new RowCount()
  readonly #errors = new RowCount()
  readonly #uncalculated = new RowCount()
  readonly #rounded = new RowCount()
  #lastRow = 0

  /** `namesSheets` where rows are those of several sheets; `mostRows` is how many a sheet of this format can have, null for any number. */
  constructor(namesSheets: boolean, mostRows: number | null) {
    this.#namesSheets = namesSheets
    this.#mostRows = mostRows
  }

  add(row: SheetRow, sheet: string): void {
    const place = () => (this.#namesSheets ? `${row.number} of “${sheet}”` : `${row.number}`)
    if (row.isHidden) this.#hidden.add(place)
    if (row.rounded > 0) this.#rounded.add(place)
    const has = (kind: SheetCellKind) => row.kinds.includes(kind)
    if (has('error')) this.#errors.add(place)
    if (has('uncalculated')) this.#uncalculated.add(place)
  }

  /** A sheet that is full and goes on in the next one is not cut off; the last one is. */
  endSheet(lastRow: number): void {
    this.#lastRow = lastRow
  }

  list({ rowsWithSerials, rowsWithSigns }: { rowsWithSerials: number; rowsWithSigns: number }): Notice[] {
    const notices: Notice[] = []
    const note = (code: string, lines: number, text: string) => {
      if (lines > 0) notices.push({ code, text, lines })
    }
    note(
      'PROBABLY_CUT_OFF',
      this.#lastRow === this.#mostRows ? 1 : 0,
      `The sheet is full to its last row, ${this.#mostRows}: the ledger was probably cut off there. Ask for it as CSV.`
    )
    const hidden = this.#hidden
    note(
      'HIDDEN_ROWS',
      hidden.count,
      `Hidden or filtered rows were read like the others: ${hidden.examples()}.`
    )
    const errors = this.#errors
    note(
      'ERROR_CELLS',
      errors.count,
      `Cells hold an error, such as #N/A, in place of a value: ${errors.examples()}.`
    )
    const missing = this.#uncalculated
    note(
      'UNCALCULATED_FORMULAS',
      missing.count,
      `Formulas were stored without a result: ${missing.examples()}. Open the workbook in Excel, save it, drop it again.`
    )
    const rounded = this.#rounded
    note(
      'ROUNDED_VALUES',
      rounded.count,
      `Numbers with binary noise, such as 1160.1999999999998, were read as they are shown: ${rounded.examples()}.`
    )
    note(
      'SIGNS_BY_FORMAT',
      rowsWithSigns,
      'The number format of amounts shows their sign or side, and they were read as they are shown.'
    )
    note(
      'DATES_AS_NUMBERS',
      rowsWithSerials,
      'Numbers in date columns were read as the days they stand for in a spreadsheet.'
    )
    return notices
  }
}

class RowCount {
  readonly #first: string[] = []
  count = 0

  add(place: () => string): void {
    if (this.count++ < mostExamples) this.#first.push(place())
  }

  /** `rows 5, 9 and 12 more`. */
  examples(): string {
    const more = this.count - this.#first.length
    return `row${this.count === 1 ? '' : 's'} ${this.#first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  }
}
