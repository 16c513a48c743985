import type { Evidence } from '../../../../shared/ledger.ts'
import { withSign } from './format-signs.ts'
import type { SheetRow } from './read-sheet.ts'

/** A sheet by its name, with its first rows. */
export interface OpenedSheet {
  name: string
  isHidden: boolean
  /** How many rows it says it has, where it says so. */
  statedRows: number | null
  head: HeadRows
}

/** What a file of sheets must tell and do, whatever its format; rows come in their order, blank ones left out. */
export interface Book {
  /** As in `Dialect`. */
  encoding: string
  date1904: boolean
  /** A sheet with its last row filled was probably cut off there; null where there is no such bound. */
  mostRows: number | null
  /** What else was found of its format. */
  evidence: Evidence[]
  /** All sheets; a head takes rows until it answers false. */
  readHeads(openHead: () => HeadRows): Promise<OpenedSheet[]>
  /**
   * All rows of some of the sheets, by their places among all, one sheet after the other in their order; `report` gets the share that is
   * read, 0 to 1. Answers the SHA-256 of the bytes that were read.
   */
  readRows(places: readonly number[], take: TakeRow, report: (share: number) => void): Promise<string>
}

/** Takes the next row of the sheet at a place. */
export type TakeRow = (row: SheetRow, place: number) => void

/** The heads of all sheets are held at once, and a row with one cell may be 16,384 wide. */
export const mostSheets = 500
const mostHeadCells = 1 << 17

/** The first rows of a sheet. */
export class HeadRows {
  readonly #most: number
  readonly records: string[][] = []
  /** By record: what its cells are. */
  readonly kinds: SheetRow['kinds'][] = []
  #cells = 0
  #lastRow = 0
  isWhole = true

  constructor(most: number) {
    this.#most = most
  }

  /** Takes the next row where there is room for it; once it answers false there is none any more. */
  take(row: SheetRow): boolean {
    this.#cells += row.cells.length
    this.isWhole &&=
      this.records.length < this.#most && (this.#cells <= mostHeadCells || this.records.length === 0)
    if (this.isWhole) {
      this.records.push(readable(row))
      this.kinds.push(row.kinds)
      this.#lastRow = row.number
    }
    return this.isWhole
  }

  /** What a sheet says of its size is often wrong: where all was seen, that counts. */
  rows(stated: number | null): number | null {
    return this.isWhole ? this.#lastRow : stated
  }
}

/** What is unreadable says nothing about what a column holds; a sign that only the format shows says much. */
function readable({ cells, kinds, signs }: SheetRow): string[] {
  return cells.map((cell, at) => {
    if (kinds[at] === 'error' || kinds[at] === 'uncalculated') return ''
    const shown = signs?.get(at)
    return shown === undefined ? cell : withSign(cell, shown)
  })
}
