import type Database from 'better-sqlite3'
import type { Page } from '../../../shared/contract.ts'
import type { DuplicateRow, LevelLimits } from '../../../shared/duplicate.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import type { FilterFigures, FindingPage, FindingSort } from '../../../shared/finding.ts'
import type { LedgerColumn } from '../../../shared/ledger-column.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { sharedCell } from './column-ranks.ts'
import { recordReader, toRow, type DuplicateRecord } from './duplicate-record.ts'
import { ExposureSums } from './exposure-sums.ts'
import type { FindingPlaces } from './finding-places.ts'
import type { FindingReader } from './finding-record.ts'
import type { LineColumn, LineColumns } from './line-columns.ts'
import type { LineReader } from './line-reader.ts'
import { cutCell } from './listed-lines.ts'
import { PageIndex } from './page-index.ts'
import type { RankSources } from './row-ranks.ts'
import type { TrivialAmounts } from './trivial-findings.ts'

/** Duplicate lines that one statement reads. */
const recordsAtOnce = 1000

/** A duplicate line with the record it came from, for the export. */
interface ReviewedLine {
  row: DuplicateRow
  cells: string[]
}

/** What the rows of a ledger are read from. */
interface RowSources extends RankSources {
  limits: LevelLimits
  findings: FindingReader
  lineReader: LineReader
}

/** The duplicate lines and the findings of a ledger under a filter: page by page in any order, one by one, and what they come to. */
export class RowPages {
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #limits: LevelLimits
  readonly #columns: LineColumns
  readonly #findings: FindingReader
  readonly #lineReader: LineReader
  readonly #index: PageIndex
  readonly #recordsAt: ReturnType<typeof recordReader>
  #exposures: ExposureSums | null = null

  constructor(sources: RowSources) {
    this.#db = sources.db
    this.#scale = sources.scale
    this.#limits = sources.limits
    this.#columns = sources.columns
    this.#findings = sources.findings
    this.#lineReader = sources.lineReader
    this.#index = new PageIndex(sources, sources.limits)
    this.#recordsAt = recordReader(sources.db)
  }

  /** Where findings and lines stand in review order. */
  get places(): FindingPlaces {
    return this.#index.places
  }

  /** To be called when decisions changed. */
  dropReviews(): void {
    this.#index.dropReviews()
  }

  /** Takes in what is clearly trivial. */
  putTrivial(amounts: TrivialAmounts): void {
    this.#index.putTrivial(amounts)
  }

  /** Duplicate lines from `offset` (0-based) on, at most `limit`, what they have in these columns, and how many the filter has in all. */
  page(
    filter: Filter,
    sort: Sort | null,
    offset: number,
    limit: number,
    shown: readonly LedgerColumn[] = []
  ): Page {
    const places = this.#index.sortedLines(filter, sort)
    const onPage = places.subarray(offset, offset + limit)
    const rows = this.#recordsAt(onPage).map((record) => toRow(record, this.#scale, this.#limits))
    const cells = this.#cellsOf(onPage, shown, ({ ids, textOf }, place) => cutCell(textOf(ids[place]!)), '')
    return { rows, total: places.length, ...cells }
  }

  /** The same by finding: one is there where any of its lines meets the filter. */
  findingPage(
    filter: Filter,
    sort: FindingSort | null,
    offset: number,
    limit: number,
    shown: readonly LedgerColumn[] = []
  ): FindingPage {
    const places = this.#index.sortedFindings(filter, sort)
    const { findingNos, starts } = this.#index.places
    const onPage = places.subarray(offset, offset + limit)
    const numbers = Array.from(onPage, (place) => findingNos[place]!)
    const findings = this.#findings.readAll(numbers).map(({ row }) => row)
    const shared = (column: LineColumn, place: number) => {
      const { text, different } = sharedCell(column, starts[place]!, starts[place + 1]!)
      return { text: cutCell(text), different }
    }
    const cells = this.#cellsOf(onPage, shown, shared, { text: '', different: 1 })
    return { findings, total: places.length, ...cells }
  }

  /** By row what `read` makes of it in each of these columns; nothing where none are asked for, `none` in one that the ledger lacks. */
  #cellsOf<Cell>(
    places: Int32Array,
    shown: readonly LedgerColumn[],
    read: (column: LineColumn, place: number) => Cell,
    none: Cell
  ): { cells?: Cell[][] } {
    if (shown.length === 0) return {}
    const columns = shown.map((name) => this.#columns.column(name))
    return {
      cells: Array.from(places, (place) => columns.map((column) => (column ? read(column, place) : none)))
    }
  }

  /** How many duplicate lines the filter has. */
  count(filter: Filter): number {
    return this.#index.lines(filter).length
  }

  /** What the findings under a filter come to. */
  figures(filter: Filter): FilterFigures {
    const places = this.#index.findings(filter)
    this.#exposures ??= new ExposureSums(this.#db, this.#scale, this.#index.places.findingNos)
    return {
      findings: places.length,
      lines: this.count(filter),
      open: this.#index.countOpen(places),
      exposure: this.#exposures.sum(places)
    }
  }

  /** The numbers of the findings that have a line under the filter, ascending. */
  findingNumbers(filter: Filter): number[] {
    const { findingNos } = this.#index.places
    return Array.from(this.#index.findings(filter), (place) => findingNos[place]!)
  }

  /** The lines of a filter one by one, in review order. */
  *lines(filter: Filter): IterableIterator<ReviewedLine> {
    for (const { record, cells } of this.#lineReader.withCells(this.#records(this.#index.lines(filter))))
      yield { row: toRow(record, this.#scale, this.#limits), cells }
  }

  *#records(places: Int32Array): IterableIterator<DuplicateRecord> {
    for (let at = 0; at < places.length; at += recordsAtOnce)
      yield* this.#recordsAt(places.subarray(at, at + recordsAtOnce))
  }
}
