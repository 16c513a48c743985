import type { Mapping } from '../../../../shared/mapping.ts'
import { amountPositions } from '../keys/key-cells.ts'
import type { TotalLabel } from './total-label.ts'

/** A line that is a total or a balance, until the amounts can be read and the total compared. */
export interface TotalLine {
  /** Where it is listed, and the reason that stands there. */
  listedId: number
  reason: string
  lineNumber: number
  /** The file it is in, where there are several, to stand before what is said of it. */
  file: string
  /** The line of the ledger (from 0) its file begins with, and the one that comes next after the total. */
  firstRow: number
  row: number
  /** The line of the ledger that the lines it adds up begin with, where that was seen while they were read; else `row`. */
  from: number
  label: TotalLabel
  /** The cells where an amount, and its other half, would be. */
  first: string
  second: string
  /** Other cells with a digit: a total is not always in the column of the amounts. */
  others: string[]
}

/** Takes from a total what is needed to compare it with the lines above. */
export class TotalLines {
  readonly list: TotalLine[] = []
  readonly #first: number
  readonly #second: number | undefined

  constructor(mapping: Mapping) {
    const [first, second] = amountPositions(mapping)
    this.#first = first! - 1
    this.#second = second === undefined ? undefined : second - 1
  }

  add(
    listedId: number,
    row: number,
    from: number,
    lineNumber: number,
    label: TotalLabel,
    reason: string,
    cells: string[]
  ): void {
    const first = (cells[this.#first] ?? '').trim()
    const second = this.#second === undefined ? '' : (cells[this.#second] ?? '').trim()
    const others = cells
      .filter((cell, at) => at !== this.#first && at !== this.#second && /\d/.test(cell))
      .map((cell) => cell.trim())
    this.list.push({
      listedId,
      reason,
      lineNumber,
      file: '',
      firstRow: 0,
      row,
      from,
      label,
      first,
      second,
      others
    })
  }
}
