import type Database from 'better-sqlite3'
import type { FindingTarget, JournalPage, ListedPage } from '../../../shared/contract.ts'
import type { BreakdownKind, BreakdownRow, DuplicateRow } from '../../../shared/duplicate.ts'
import type { Decision, ExceptedLine, ReviewSummary } from '../../../shared/decision.ts'
import type { FindingDetail, JournalLines, Reason } from '../../../shared/finding.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { Field } from '../../../shared/mapping.ts'
import type { ListedLine } from '../../../shared/line.ts'
import type { Materiality } from '../../../shared/materiality.ts'
import { withoutScores } from '../../../shared/model.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import { rulesOf } from '../../../shared/rules.ts'
import type { LineChoice, UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { AmountScale } from '../../base/decimal.ts'
import type { Excepting } from '../findings/workpaper-rows.ts'
import { exposureWithout } from './decided-exposure.ts'
import { attachScores, stampScores } from './attach-scores.ts'
import { BreakdownReader } from './breakdown.ts'
import { readOutcome, readReasons } from './score-file.ts'
import { readFindingDetail } from './finding-detail.ts'
import { readAllFindingKeys, readFindingKeys, readNumbersOf, type FindingKey } from './finding-keys.ts'
import { FindingReader } from './finding-record.ts'
import { readJournal } from './journal-reader.ts'
import { findExcepted, findLineKey } from './line-keys.ts'
import { Likelihoods } from './likelihoods.ts'
import { LineColumns } from './line-columns.ts'
import { LineReader } from './line-reader.ts'
import { DoubletError } from '../../../shared/result.ts'
import { countListed, pageListed, readListed } from './listed-lines.ts'
import { openLedger, readMeta } from './open-ledger.ts'
import { RowPages } from './row-pages.ts'
import {
  clearReviewMarks,
  countReviews,
  createReviewTable,
  writeReviewMarks,
  type ReviewMark
} from './review-marks.ts'
import {
  hasParts,
  readInherited,
  type Inherited,
  type KeptDecision,
  type KeptDecisions
} from './inherited-decisions.ts'
import { suggestMateriality } from './suggested-materiality.ts'
import type { TrivialAmounts } from './trivial-findings.ts'

/** Answers questions about one finished ledger file. Nothing is ever written to it. */
export class LedgerReader {
  readonly result: LedgerResult
  /** Of the scores that were there when it was opened; '' for none. */
  readonly scoresStamp: string
  /** Its lines and findings under a filter. */
  readonly rows: RowPages
  readonly #lineReader: LineReader
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #limits: LevelLimits
  readonly #columns: LineColumns
  readonly #findings: FindingReader
  readonly #breakdowns: BreakdownReader

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(path: string) {
    this.#db = openLedger(path)
    this.scoresStamp = stampScores(path)
    const fault = attachScores(this.#db, path)
    createReviewTable(this.#db)
    const { result, scale } = readMeta(this.#db)
    const outcome = fault === null ? readOutcome(this.#db) : withoutScores(fault)
    this.result = outcome === null ? result : { ...result, model: outcome }
    this.#scale = scale
    this.#limits = rulesOf(result.analytics.settings).levelLimits
    const likelihoods = new Likelihoods(this.#db, outcome?.ranks === true)
    this.#columns = new LineColumns(this.#db, result.analytics.mapping)
    this.#findings = new FindingReader(this.#db, this.#scale, likelihoods, this.#limits)
    this.#lineReader = new LineReader(this.#db, this.result.analytics.mapping, this.#scale)
    this.rows = new RowPages({
      db: this.#db,
      scale: this.#scale,
      limits: this.#limits,
      columns: this.#columns,
      likelihoods,
      findings: this.#findings,
      lineReader: this.#lineReader
    })
    this.#breakdowns = new BreakdownReader(this.#db, this.#scale, this.rows.places, this.#limits)
  }

  /** Whether it is known of any line at what time of day it was entered. */
  get hasTimes(): boolean {
    return this.#columns.hasTimes
  }

  /** A finding as it is opened; `decisionOn` is asked for the decision that holds for it. Throws UNKNOWN_FINDING. */
  finding(
    findingNo: number,
    decisionOn: (finding: { findingNo: number; membersKey: string }) => Decision
  ): FindingDetail {
    return readFindingDetail(findingNo, {
      db: this.#db,
      scale: this.#scale,
      limits: this.#limits,
      findings: this.#findings,
      lineReader: this.#lineReader,
      decisionOn
    })
  }

  /** A line of a finding as it can be excepted from a decision. Throws UNKNOWN_FINDING and UNKNOWN_LINE. */
  exceptable(findingNo: number, lineId: number): Omit<ExceptedLine, 'reason'> {
    const { record } = this.#findings.read(findingNo)
    const line = findLineKey(record, lineId, this.#memberSources)
    if (line !== null) return line
    throw new DoubletError('UNKNOWN_LINE', 'This finding has no such line. Open the finding anew.')
  }

  /** The keys of the parts of findings, on which was decided while a group was a finding. */
  partKeys(): string[] {
    return this.#db.prepare<[], string>('SELECT members_key FROM finding_part').pluck().all()
  }

  /** How many lines a finding speaks of. Throws UNKNOWN_FINDING. */
  countMembers(findingNo: number): number {
    return this.#findings.read(findingNo).row.count
  }

  /** The lines of a finding that its decision excepts, by line id. Throws UNKNOWN_FINDING. */
  exceptedLines(findingNo: number, excepted: readonly ExceptedLine[]): Map<number, ExceptedLine> {
    if (excepted.length === 0) return new Map()
    return findExcepted(this.#findings.read(findingNo).record, excepted, this.#memberSources)
  }

  /** What a decision leaves out of a finding; null where it excepts no line of it. Throws UNKNOWN_FINDING. */
  excepting(findingNo: number, excepted: readonly ExceptedLine[]): Excepting | null {
    if (excepted.length === 0) return null
    const { record } = this.#findings.read(findingNo)
    const lines = findExcepted(record, excepted, this.#memberSources)
    if (lines.size === 0) return null
    return { lines, exposure: exposureWithout(record, new Set(lines.keys()), this.#memberSources) }
  }

  get #memberSources() {
    return { db: this.#db, scale: this.#scale, lineReader: this.#lineReader }
  }

  /** The whole journal that a line belongs to. Throws NO_JOURNAL. */
  journalOf(lineId: number): JournalLines {
    return readJournal(this.#db, lineId, this.#lineReader, this.#scale)
  }

  /** What decisions under other keys say of its findings, by number. */
  inherited<Kept extends KeptDecision>(kept: KeptDecisions<Kept>): Map<number, Inherited<Kept>> {
    return readInherited(this.#db, kept)
  }

  /** Whether one of its findings is made of groups with these keys. */
  hasParts(membersKeys: ReadonlyMap<string, unknown>): boolean {
    return hasParts(this.#db, membersKeys)
  }

  /** Forgets all decisions that were taken in: every finding is open. */
  clearReviews(): void {
    clearReviewMarks(this.#db)
    this.rows.dropReviews()
  }

  /** Takes in decisions that pages and filters show from now on; the findings not named keep theirs, open at first. */
  putReviews(marks: Iterable<ReviewMark>): void {
    writeReviewMarks(this.#db, marks)
    this.rows.dropReviews()
  }

  /** Takes in what is clearly trivial, which orders and filters go by from now on; at first it is nothing but nought. */
  putTrivial(amounts: TrivialAmounts): void {
    this.rows.putTrivial(amounts)
  }

  /** What materiality may be begun with, by currency. */
  suggestMateriality(): Materiality[] {
    return suggestMateriality(this.#db, rulesOf(this.result.analytics.settings).materialityShares)
  }

  /** What decisions are keyed by: of these findings, or of all that have a line under the filter, in review order. */
  findingKeys(target: FindingTarget): IterableIterator<FindingKey> {
    if ('findingNos' in target) return readFindingKeys(this.#db, this.#scale, target.findingNos)
    if (Object.values(target.filter).every((value) => value === undefined))
      return readAllFindingKeys(this.#db, this.#scale)
    return readFindingKeys(this.#db, this.#scale, this.rows.findingNumbers(target.filter))
  }

  /** The findings of this ledger with one of these keys. */
  numbersOf(membersKeys: ReadonlyMap<string, unknown>): [findingNo: number, membersKey: string][] {
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

  /** The mapped fields of a duplicate line as read. */
  fieldsOf(
    { account, amount, posted, effective }: DuplicateRow,
    cells: string[]
  ): { field: Field; value: string }[] {
    return this.#lineReader.fieldsOf({ account, amount, posted, effective }, cells)
  }

  /** Lines that are not plain data or take no part; of very long ones the text is cut. */
  listedLines(choice: LineChoice, offset: number, limit: number): ListedPage {
    return pageListed(this.#db, choice, offset, limit)
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
