import type Database from 'better-sqlite3'
import type { FindingTarget, JournalPage, ListedPage, Page } from '../../../shared/contract.ts'
import type { BreakdownKind, BreakdownRow, DuplicateRow } from '../../../shared/duplicate.ts'
import type { Decision, ReviewSummary } from '../../../shared/decision.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import type {
  FilterFigures,
  FindingDetail,
  FindingPage,
  FindingSort,
  JournalLines,
  Reason
} from '../../../shared/finding.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { Field } from '../../../shared/mapping.ts'
import type { ListedLine } from '../../../shared/line.ts'
import { withoutScores } from '../../../shared/model.ts'
import type { LineChoice, UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { attachScores, stampScores } from './attach-scores.ts'
import { BreakdownReader } from './breakdown.ts'
import { readOutcome, readReasons } from './score-file.ts'
import { recordColumns, toRow, type DuplicateRecord } from './duplicate-record.ts'
import { ExposureSums } from './exposure-sums.ts'
import { readFindingDetail } from './finding-detail.ts'
import { readAllFindingKeys, readFindingKeys, readNumbersOf, type FindingKey } from './finding-keys.ts'
import { FindingReader } from './finding-record.ts'
import { readJournal } from './journal-reader.ts'
import { LineFields } from './line-fields.ts'
import { countListed, readListed } from './listed-lines.ts'
import { openLedger } from './open-ledger.ts'
import { PageIndex } from './page-index.ts'
import { countReviews, createReviewTable, writeReviewMarks, type ReviewMark } from './review-marks.ts'

const mostCells = 200
const longestCell = 1000

/** A duplicate line with the record it came from, for the export. */
interface ReviewedLine {
  row: DuplicateRow
  cells: string[]
}

/** Answers questions about one finished ledger file. Nothing is ever written to it. */
export class LedgerReader {
  readonly result: LedgerResult
  /** Of the scores that were there when it was opened; '' for none. */
  readonly scoresStamp: string
  readonly lineFields: LineFields
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #index: PageIndex
  readonly #findings: FindingReader
  readonly #breakdowns: BreakdownReader
  #exposures: ExposureSums | null = null

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(path: string) {
    this.#db = openLedger(path)
    this.scoresStamp = stampScores(path)
    const fault = attachScores(this.#db, path)
    createReviewTable(this.#db)
    const meta = this.#db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
    const result = JSON.parse(meta.get('result')!) as LedgerResult
    const outcome = fault === null ? readOutcome(this.#db) : withoutScores(fault)
    this.result = outcome === null ? result : { ...result, model: outcome }
    this.#scale = JSON.parse(meta.get('scale')!) as AmountScale
    this.#index = new PageIndex(this.#db, this.#scale)
    this.#breakdowns = new BreakdownReader(this.#db, this.#scale, this.#index.places)
    this.#findings = new FindingReader(this.#db, this.#scale)
    this.lineFields = new LineFields(this.#db, this.result.analytics.mapping, this.#scale)
  }

  /** Duplicate lines from `offset` (0-based) on, at most `limit`, and how many the filter has in all. */
  page(filter: Filter, sort: Sort | null, offset: number, limit: number): Page {
    const places = this.#index.sortedLines(filter, sort)
    const byPosition = this.#db.prepare<[number], DuplicateRecord>(
      `SELECT ${recordColumns} FROM duplicate d LEFT JOIN score s USING (position)
       LEFT JOIN review r USING (group_no) WHERE d.position = ?`
    )
    const rows = Array.from(places.subarray(offset, offset + limit), (place) =>
      toRow(byPosition.get(place + 1)!, this.#scale)
    )
    return { rows, total: places.length }
  }

  /** The same by finding: one is there where any of its lines meets the filter. */
  findingPage(filter: Filter, sort: FindingSort | null, offset: number, limit: number): FindingPage {
    const places = this.#index.sortedFindings(filter, sort)
    const findings = Array.from(
      places.subarray(offset, offset + limit),
      (place) => this.#findings.read(this.#index.places.groupNos[place]!).row
    )
    return { findings, total: places.length }
  }

  /** How many duplicate lines the filter has. */
  count(filter: Filter): number {
    return this.#index.lines(filter).length
  }

  /** What the findings under a filter come to. */
  figures(filter: Filter): FilterFigures {
    const places = this.#index.findings(filter)
    this.#exposures ??= new ExposureSums(this.#db, this.#scale)
    return {
      findings: places.length,
      lines: this.count(filter),
      open: this.#index.countOpen(places),
      exposure: this.#exposures.sum(places)
    }
  }

  /** A finding as it is opened; `decisionOn` is asked for the decision on its exact members. Throws UNKNOWN_FINDING. */
  finding(groupNo: number, decisionOn: (membersKey: string) => Decision): FindingDetail {
    return readFindingDetail(groupNo, {
      db: this.#db,
      scale: this.#scale,
      findings: this.#findings,
      lineFields: this.lineFields,
      decisionOn
    })
  }

  /** The whole journal that a line belongs to. Throws NO_JOURNAL. */
  journalOf(lineId: number): JournalLines {
    return readJournal(this.#db, lineId, this.lineFields, this.#scale)
  }

  /** Takes in decisions that pages and filters show from now on; the findings not named keep theirs, open at first. */
  putReviews(marks: Iterable<ReviewMark>): void {
    writeReviewMarks(this.#db, marks)
    this.#index.dropReviews()
  }

  /** What decisions are keyed by: of these findings, or of all that have a line under the filter, in review order. */
  findingKeys(target: FindingTarget): IterableIterator<FindingKey> {
    if ('groupNos' in target) return readFindingKeys(this.#db, this.#scale, target.groupNos)
    if (Object.values(target.filter).every((value) => value === undefined))
      return readAllFindingKeys(this.#db, this.#scale)
    return readFindingKeys(this.#db, this.#scale, this.findingNumbers(target.filter))
  }

  /** The numbers of the findings that have a line under the filter, ascending. */
  findingNumbers(filter: Filter): number[] {
    const { groupNos } = this.#index.places
    return Array.from(this.#index.findings(filter), (place) => groupNos[place]!)
  }

  /** The findings of this ledger with one of these keys. */
  numbersOf(membersKeys: ReadonlyMap<string, unknown>): [groupNo: number, membersKey: string][] {
    return readNumbersOf(this.#db, membersKeys)
  }

  /** How far the review has come, by the decisions that were taken in. */
  countReviews(): Omit<ReviewSummary, 'undo'> {
    return countReviews(this.#db)
  }

  breakdown(by: BreakdownKind): BreakdownRow[] {
    return this.#breakdowns.read(by)
  }

  /** What moved the model's confidence of a duplicate line most, in words. */
  explain(lineId: number): Reason[] {
    return readReasons(this.#db, lineId)
  }

  /** The lines of a filter one by one, in review order. */
  *lines(filter: Filter): IterableIterator<ReviewedLine> {
    const find = this.#db.prepare<[number], DuplicateRecord & { cells: string }>(
      `SELECT ${recordColumns}, l.cells FROM duplicate d
       LEFT JOIN score s USING (position) LEFT JOIN review r USING (group_no) JOIN line l ON l.id = d.line_id
       WHERE d.position = ?`
    )
    for (const place of this.#index.lines(filter)) {
      const record = find.get(place + 1)!
      yield { row: toRow(record, this.#scale), cells: JSON.parse(record.cells) as string[] }
    }
  }

  /** The mapped fields of a duplicate line as read. */
  fieldsOf({ amount, posted, effective }: DuplicateRow, cells: string[]): { field: Field; value: string }[] {
    return this.lineFields.of({ amount, posted, effective }, cells)
  }

  /** Lines that are not plain data or take no part; of very long ones the text is cut. */
  listedLines(choice: LineChoice, offset: number, limit: number): ListedPage {
    const lines = [...readListed(this.#db, choice, offset, limit)].map((line) => ({
      ...line,
      cells: line.cells.slice(0, mostCells).map((cell) => cell.slice(0, longestCell))
    }))
    return { lines, total: this.countListed(choice) }
  }

  /** All of them, one by one and whole, for the export. */
  everyListedLine(choice: LineChoice): IterableIterator<ListedLine> {
    return readListed(this.#db, choice)
  }

  countListed(choice: LineChoice): number {
    return countListed(this.#db, choice)
  }

  /** The journals that do not balance, the ones furthest from nought first. */
  journals(offset: number, limit: number): JournalPage {
    const journals = this.#db
      .prepare<[number, number], UnbalancedJournal>(
        `SELECT journal, entity, rows, unread, net, first_line AS firstLine, file FROM unbalanced_journal
         WHERE position > ? ORDER BY position LIMIT ?`
      )
      .all(offset, limit)
    return { journals, total: this.result.analytics.proof?.journals?.unbalanced ?? 0 }
  }

  close(): void {
    this.#db.close()
  }
}
