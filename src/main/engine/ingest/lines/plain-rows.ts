import type { CellDictionary } from '../../ledger/cell-dictionary.ts'
import type { LedgerLines } from '../../ledger/ledger-lines.ts'
import type { TakePlain } from '../files/record-source.ts'
import { isFilled } from '../../../base/blank-cell.ts'
import type { RecordClassifier } from './classify-record.ts'
import type { RecordResolver } from './resolve-records.ts'

/**
 * Takes the records of plain data of one file into the ledger as numbers. What a `RecordClassifier` would say of a record follows from a few
 * of its cells, and each distinct one is looked at once.
 */
export class PlainRows implements TakePlain {
  readonly cells: CellDictionary[]
  /** How many records were taken since they were last settled. */
  #taken = 0
  readonly #resolver: RecordResolver
  readonly #classifier: RecordClassifier
  readonly #ledger: LedgerLines
  readonly #order: readonly number[] | null
  readonly #totals: ReadonlyMap<number, string>
  readonly #given: (lineNumber: number) => void
  /** By column, of those that were ever asked. */
  readonly #verdicts: Verdicts[] = []
  /** By column, of those of the account, the journal and the dates. */
  readonly #keys: Verdicts[] = []
  readonly #accounts: Verdicts

  /**
   * `order`: by column of the ledger, that of the file; null where they are the same. `resolver` gets all other records and the lines of
   * `totals`, `given` the line of each that is taken.
   */
  constructor(
    ledger: LedgerLines,
    order: readonly number[] | null,
    resolver: RecordResolver,
    totals: ReadonlyMap<number, string>,
    given: (lineNumber: number) => void
  ) {
    this.#ledger = ledger
    this.#order = order
    this.#resolver = resolver
    this.#classifier = resolver.classifier
    this.#totals = totals
    this.#given = given
    this.cells = ledger.columns.map(({ cells }) => cells)
    order?.forEach((column, at) => (this.cells[column] = ledger.columns[at]!.cells))
    this.#accounts = new Verdicts(this.cells[this.#classifier.account]!, (cell) =>
      this.#classifier.isPlainAccount(cell) ? plain : odd
    )
  }

  take(ids: Int32Array, width: number, lineNumber: number): boolean {
    const { least } = this.#classifier
    if (!this.#resolver.isIdle || width < least || !this.#isPlainData(ids)) return false
    if (this.#totals.size > 0 && this.#totals.has(lineNumber)) return false
    this.#taken++
    this.#given(lineNumber)
    const { columns } = this.#ledger
    for (let at = 0; at < columns.length; at++) {
      const from = this.#order === null ? at : this.#order[at]!
      const column = columns[at]!
      column.ids.push(from < width ? ids[from]! : column.cells.numberOfText(''))
    }
    this.#ledger.addPlace(lineNumber, 1, this.#order === null ? width : columns.length, 'data')
    return true
  }

  /** Tells the classifier what was taken before a record goes there; answers how many records that was. */
  settle(): number {
    const taken = this.#taken
    if (taken > 0) {
      const line = this.#ledger.count - 1
      this.#classifier.noteLine((column) => {
        const at = this.#order === null ? column : this.#order.indexOf(column)
        const own = this.#ledger.columns[at]
        return own === undefined ? '' : own.cells.textOf(own.ids.view()[line]!)
      })
    }
    this.#taken = 0
    return taken
  }

  drop(column: number): void {
    const cells = this.cells[column]!
    cells.dropLast()
    // Its number will be that of another cell.
    this.#verdicts[column]?.forget(cells.size)
    this.#keys[column]?.forget(cells.size)
    if (column === this.#classifier.account) this.#accounts.forget(cells.size)
  }

  #isPlainData(ids: Int32Array): boolean {
    const { account, keyPositions } = this.#classifier
    for (const at of keyPositions) if (this.#keyVerdictOf(at, ids) === odd) return false
    if (this.#accounts.of(ids[account]!) === odd) return false
    // The account is filled, so some cell is.
    let first = 0
    while (this.#verdictOf(first, ids) === blank) first++
    return this.#verdictOf(first, ids) === plain
  }

  #keyVerdictOf(at: number, ids: Int32Array): number {
    this.#keys[at] ??= new Verdicts(this.cells[at]!, (cell) =>
      this.#classifier.isPlainKey(at, cell) ? plain : odd
    )
    return this.#keys[at]!.of(ids[at]!)
  }

  #verdictOf(at: number, ids: Int32Array): number {
    this.#verdicts[at] ??= new Verdicts(this.cells[at]!, (cell) => {
      if (!isFilled(cell)) return blank
      return this.#classifier.isPlainStart(cell) ? plain : odd
    })
    return this.#verdicts[at]!.of(ids[at]!)
  }
}

/** Of a cell: nothing in it, nothing against it as the start or the account of a posting, or something. */
const [blank, plain, odd] = [1, 2, 3]
const noVerdicts = new Uint8Array(0)

/** What is said of cells, each asked for once. */
class Verdicts {
  readonly #cells: CellDictionary
  readonly #ask: (cell: string) => number
  /** By cell: 0 where it was not asked yet. */
  #known = noVerdicts

  constructor(cells: CellDictionary, ask: (cell: string) => number) {
    this.#cells = cells
    this.#ask = ask
  }

  of(id: number): number {
    if (id >= this.#known.length) {
      const grown = new Uint8Array(Math.max(16, id * 2))
      grown.set(this.#known)
      this.#known = grown
    }
    return this.#known[id]! || (this.#known[id] = this.#ask(this.#cells.textOf(id)))
  }

  forget(id: number): void {
    if (id < this.#known.length) this.#known[id] = 0
  }
}
