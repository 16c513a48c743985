import type { Mapping } from '../../../../shared/mapping.ts'
import type { DecimalMark } from '../../../../shared/settings.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import type { LedgerLines } from '../../ledger/ledger-lines.ts'
import { amountPositions } from '../keys/key-cells.ts'
import { AmountColumns } from './amount-columns.ts'
import type { Sums } from './sum-before.ts'

/** A place between two lines of a file: what was added up and counted above it. */
export interface Place extends Omit<Sums, 'net'> {
  /** The line of the ledger (from 0) that comes next. */
  row: number
  /** Lines with an amount that is not nought. */
  amounts: number
  /** Lines without account, journal and date. */
  bare: number
  /** Lines with at most one of them. */
  poor: number
}

/** A cell that says nothing yet, one that is blank, and one that is not. */
const [blank, filled] = [1, 2]

/**
 * Adds up the lines of a file that are read so far, where someone asks; each line is looked at once, and each distinct cell. The decimal
 * mark is not decided while lines are read: it is the one that leaves fewer amounts unread.
 */
export class LinesAbove {
  readonly #ledger: LedgerLines
  readonly #first: number
  readonly #keys: number[]
  readonly #keyStates: number[][]
  readonly #amounts: AmountColumns
  readonly #runs: { id: number; start: Place }[]
  #place: Place
  readonly #columnOf: (at: number) => number
  /** By column of the ledger: the distinct cells that were asked for, as far as they are read. */
  readonly #met = new Map<number, { cells: Set<string>; read: number }>()

  /** `columnOf` gives the column of the ledger of a column of the file, both from 0; the lines begin with the next one. */
  constructor(
    mapping: Mapping,
    keyPositions: readonly number[],
    ledger: LedgerLines,
    columnOf: (at: number) => number
  ) {
    this.#ledger = ledger
    this.#columnOf = columnOf
    this.#first = ledger.count
    this.#keys = keyPositions.map(columnOf)
    this.#keyStates = keyPositions.map(() => [])
    const [amount, partner] = amountPositions(mapping)
    this.#amounts = new AmountColumns(
      mapping.amountForm,
      ledger,
      columnOf(amount! - 1),
      partner === undefined ? null : columnOf(partner - 1)
    )
    this.#place = this.start
    this.#runs = keyPositions.map(() => ({ id: -1, start: this.start }))
  }

  /** The place before the first line of the file. */
  get start(): Place {
    return { row: this.#first, debit: 0n, credit: 0n, amounts: 0, bare: 0, poor: 0 }
  }

  get mark(): DecimalMark {
    return this.#amounts.mark
  }

  /** The place below the last line; what was added up under another decimal mark is no longer so. */
  get end(): Place {
    if (this.#amounts.readNew()) {
      this.#place = this.start
      for (const run of this.#runs) run.id = -1
    }
    const next = { ...this.#place }
    const ids = this.#keys.map((at) => this.#ledger.columns[at]!.ids.view())
    const sides = this.#amounts.sides()
    for (; next.row < this.#ledger.count; next.row++) {
      let keys = 0
      for (let key = 0; key < ids.length; key++) {
        const id = ids[key]![next.row]!
        const run = this.#runs[key]!
        if (run.id !== id) {
          run.id = id
          run.start = { ...next }
        }
        if (this.#stateOf(key, id) === filled) keys++
      }
      if (keys === 0) next.bare++
      if (keys <= 1) next.poor++
      const { debit, credit } = next
      sides(next)
      if (next.debit !== debit || next.credit !== credit) next.amounts++
    }
    this.#place = next
    return { ...next }
  }

  /** Where the lines begin that have the same cell as the last one in the key column of this number, and that cell. */
  runOf(key: number): { start: Place; cell: string } {
    const { id, start } = this.#runs[key]!
    return { start, cell: id < 0 ? '' : this.#ledger.columns[this.#keys[key]!]!.cells.textOf(id).trim() }
  }

  /** Whether any line, of this file or one before it, has this cell in a column of the file (from 0). */
  hasCell(at: number, text: string): boolean {
    const column = this.#columnOf(at)
    const { cells } = this.#ledger.columns[column]!
    const met = this.#met.get(column) ?? { cells: new Set<string>(), read: 0 }
    this.#met.set(column, met)
    for (; met.read < cells.size; met.read++) met.cells.add(cells.textOf(met.read).trim())
    return met.cells.has(text)
  }

  #stateOf(key: number, id: number): number {
    const states = this.#keyStates[key]!
    return (states[id] ??= isFilled(this.#ledger.columns[this.#keys[key]!]!.cells.textOf(id))
      ? filled
      : blank)
  }
}
