import { CellDictionary } from './cell-dictionary.ts'
import { IntColumn } from './int-column.ts'
import { postingClasses, type PostingClass, type WrittenLines } from './ledger.ts'

/** A column of a ledger that is being read. */
interface GrowingColumn {
  cells: CellDictionary
  ids: IntColumn
}

/** The record of a line, its cells in the order of the columns of the first file. */
export interface LineRecord {
  cells: readonly string[]
  /** The same as they are to be read; the same texts, unless the file itself says more of a cell than its text. */
  keyCells: readonly string[]
  /** The line or row (1-based) it starts on, and how many of them it takes. */
  lineNumber: number
  lines: number
  class: PostingClass
}

/** Takes the lines of a ledger one by one, file after file, and makes columns of them. */
export class LedgerLines {
  readonly columns: readonly GrowingColumn[]
  readonly #lineNumbers = new IntColumn()
  readonly #spans = new IntColumn()
  readonly #widths = new IntColumn()
  readonly #classes = new IntColumn()
  readonly #surplus = new Map<number, readonly string[]>()
  readonly #starts = [0]

  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => ({
      cells: new CellDictionary(),
      ids: new IntColumn()
    }))
  }

  /** How many lines there are so far. */
  get count(): number {
    return this.#lineNumbers.length
  }

  /** Adds the next line of the ledger. */
  add({ cells, keyCells, lineNumber, lines, class: name }: LineRecord): void {
    const { columns } = this
    for (let at = 0; at < columns.length; at++) {
      const cell = cells[at] ?? ''
      const { ids, cells: known } = columns[at]!
      ids.push(known.numberOfText(cell, keyCells[at] ?? cell))
    }
    if (cells.length > columns.length) this.#surplus.set(this.count, cells.slice(columns.length))
    this.addPlace(lineNumber, lines, cells.length, name)
  }

  /** Notes where a line is whose cells were given to every column before. */
  addPlace(lineNumber: number, lines: number, width: number, name: PostingClass): void {
    this.#lineNumbers.push(lineNumber)
    this.#spans.push(lines)
    this.#widths.push(width)
    this.#classes.push(postingClasses.indexOf(name))
  }

  /** Says that what follows is in the next file. */
  endFile(): void {
    this.#starts.push(this.count)
  }

  /** All lines so far; valid until the next one is added. */
  view(): WrittenLines {
    return {
      count: this.count,
      starts: this.#starts,
      columns: this.columns.map(({ cells, ids }) => ({ cells, ids: ids.view() })),
      lineNumbers: this.#lineNumbers.view(),
      spans: this.#spans.view(),
      widths: this.#widths.view(),
      classes: this.#classes.view(),
      surplus: this.#surplus
    }
  }
}
