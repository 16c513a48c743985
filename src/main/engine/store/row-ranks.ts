import type Database from 'better-sqlite3'
import { dispositions } from '../../../shared/decision.ts'
import type { SortColumn } from '../../../shared/filter.ts'
import { findingSortColumns, type FindingSortColumn } from '../../../shared/finding.ts'
import { isLedgerColumn, type LedgerColumn } from '../../../shared/ledger-column.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { rankCells, rankShared } from './column-ranks.ts'
import type { FindingPlaces } from './finding-places.ts'
import { rankConfidences } from './finding-ranks.ts'
import { KeptAnswers } from './kept-answers.ts'
import type { Likelihoods } from './likelihoods.ts'
import type { LineColumns } from './line-columns.ts'
import { readRanks, type Ranks } from './sort-ranks.ts'
import { rankSuggested } from './suggested-order.ts'
import { markTrivial, type TrivialAmounts } from './trivial-findings.ts'

/** Every column of both kinds. */
const mostRanks = 40

/** The columns of lines that the version before had of their findings alone. */
const findingColumns: Partial<Record<SortColumn, FindingSortColumn>> = {
  strongestType: 'type',
  groupCount: 'count',
  exposure: 'exposure',
  riskScore: 'riskScore',
  amount: 'amount',
  suggested: 'suggested',
  evidence: 'evidence'
}

/** Columns whose order changes with what is decided or set. */
export const onReview: ReadonlySet<string> = new Set(['disposition', 'suggested', 'evidence'])

/** What the ranks of a ledger's rows are read from. */
export interface RankSources {
  db: Database.Database
  scale: AmountScale
  columns: LineColumns
  likelihoods: Likelihoods
}

/** The rank of every line and of every finding of a ledger in each column they can be sorted by, by their places in review order. */
export class RowRanks {
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #columns: LineColumns
  readonly #likelihoods: Likelihoods
  readonly #places: FindingPlaces
  readonly #ranks = new KeptAnswers<Ranks | null>(mostRanks)
  #trivialAmounts: TrivialAmounts = new Map()
  #trivial: Uint8Array | null = null

  constructor({ db, scale, columns, likelihoods }: RankSources, places: FindingPlaces) {
    this.#db = db
    this.#scale = scale
    this.#columns = columns
    this.#likelihoods = likelihoods
    this.#places = places
  }

  /** Takes in what is clearly trivial. */
  putTrivial(amounts: TrivialAmounts): void {
    this.#trivialAmounts = amounts
    this.#trivial = null
    this.dropReviews()
  }

  /** To be called when decisions changed. */
  dropReviews(): void {
    this.#ranks.dropReviews()
  }

  /** By line; null where the ledger has no such column. */
  ofLines(column: SortColumn | LedgerColumn): Ranks | null {
    return this.#ranks.get(`line ${column}`, onReview.has(column), () => {
      if (isLedgerColumn(column)) return this.#rankColumn(column)
      if (column === 'findingNo') return this.#places.spread(this.ordinals())
      if (column === 'mlConfidence') return rankConfidences(this.#db, this.#places.lineCount)
      if (column === 'disposition') return this.#spreadRanks(column)
      const ofFinding = findingColumns[column]
      return (
        readRanks(this.#db, `line ${column}`) ??
        (ofFinding === undefined ? null : this.#spreadRanks(ofFinding))
      )
    })
  }

  /** Worked out when it is asked for; null where the ledger has no such column. */
  #rankColumn(name: LedgerColumn): Ranks | null {
    const column = this.#columns.column(name)
    return column && rankCells(column)
  }

  /** By line: the rank of its finding. */
  #spreadRanks(column: FindingSortColumn | LedgerColumn): Ranks | null {
    const ranks = this.ofFindings(column)
    return ranks && this.#places.spread(ranks)
  }

  /** By finding; null where the ledger has no such column. */
  ofFindings(column: FindingSortColumn | LedgerColumn): Ranks | null {
    return this.#ranks.get(`finding ${column}`, onReview.has(column), () => {
      if (isLedgerColumn(column)) {
        const lines = this.ofLines(column)
        return lines && rankShared(lines, this.#places)
      }
      if (column === 'findingNo') return this.ordinals()
      if (column === 'disposition') return this.#readDispositions()
      if (column === 'mlConfidence') return this.#highestConfidences()
      if (column === 'likelihood') return this.bands()
      if (column === 'suggested' || column === 'evidence') return this.#suggested(column === 'suggested')
      const ranks = readRanks(this.#db, `finding ${column}`)
      return ranks?.length === this.#places.count ? ranks : null
    })
  }

  /** By line: the rank of its finding in a column that findings have too. */
  ofLinesByFinding(column: SortColumn | LedgerColumn): Ranks | null {
    if (isLedgerColumn(column)) return this.#spreadRanks(column)
    const ofFinding = findingColumns[column] ?? findingSortColumns.find((name) => name === column)
    return ofFinding === undefined ? this.ofLines(column) : this.#spreadRanks(ofFinding)
  }

  /** By finding: its band; those of an earlier version have none. */
  bands(withModel = true): Ranks | null {
    return this.#ranks.get(`bands ${withModel}`, false, () =>
      this.#likelihoods.bands(this.#places, withModel)
    )
  }

  #suggested(withModel: boolean): Ranks {
    const { count } = this.#places
    const bands = this.bands(withModel) ?? new Int32Array(count)
    return rankSuggested(bands, this.ofFindings('exposure') ?? new Int32Array(count), this.trivials())
  }

  /** By finding: 1 where it is clearly trivial. */
  trivials(): Uint8Array {
    this.#trivial ??= markTrivial(this.#db, this.#scale, this.#places.findingNos, this.#trivialAmounts)
    return this.#trivial
  }

  /** By finding: the highest rank of its lines. */
  #highestConfidences(): Ranks | null {
    const ranks = this.ofLines('mlConfidence')
    return ranks && this.#places.highestOf(ranks)
  }

  /** The places of all findings, which are their ranks in review order. */
  ordinals(): Int32Array {
    return Int32Array.from({ length: this.#places.count }, (_, place) => place)
  }

  /** By finding: the place of its decision among `dispositions`. */
  dispositions(): Ranks {
    return this.ofFindings('disposition')!
  }

  /** Decisions in the order of `dispositions`, open ones first. */
  #readDispositions(): Ranks {
    const rows = this.#db
      .prepare<[], [number, string]>(
        `SELECT finding_no, disposition FROM review WHERE finding_no IN (SELECT finding_no FROM finding_index) ORDER BY finding_no`
      )
      .raw()
      .all()
    const ranks = new Int32Array(this.#places.count)
    const marked = this.#places.placesOf(Int32Array.from(rows, ([findingNo]) => findingNo))
    rows.forEach(([, disposition], at) => {
      ranks[marked[at]!] = (dispositions as readonly string[]).indexOf(disposition)
    })
    return ranks
  }
}
