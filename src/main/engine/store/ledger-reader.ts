import type Database from 'better-sqlite3'
import type { FindingTarget, JournalPage, ListedPage, Page } from '../../../shared/contract.ts'
import {
  riskLevel,
  type BreakdownKind,
  type BreakdownRow,
  type DuplicateGroup,
  type DuplicateRow,
  type LineDetail,
  type TypeNumber
} from '../../../shared/duplicate.ts'
import type { ReviewSummary } from '../../../shared/decision.ts'
import type { Filter, Sort } from '../../../shared/filter.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import { fields, type Field, type ListedLine } from '../../../shared/ledger.ts'
import type { LineChoice, UnbalancedJournal } from '../../../shared/import-proof.ts'
import { DoubletError } from '../../../shared/result.ts'
import type { AmountScale } from '../decimal.ts'
import { readBreakdown } from './breakdown.ts'
import { readOutcome } from './score-file.ts'
import { recordColumns, toRow, type DuplicateRecord } from './duplicate-record.ts'
import { filterSql, orderSql } from './filter-sql.ts'
import { readAllFindingKeys, readFindingKeys, readNumbersOf, type FindingKey } from './finding-keys.ts'
import { countListed, readListed } from './listed-lines.ts'
import { openLedger } from './open-ledger.ts'
import { countReviews, createReviewTable, writeReviewMarks, type ReviewMark } from './review-marks.ts'

const mostCells = 200
const longestCell = 1000

/** A duplicate line with the record it came from, for the export. */
export interface ReviewedLine {
  row: DuplicateRow
  cells: string[]
}

/** Answers questions about one finished ledger file. Nothing is ever written to it. */
export class LedgerReader {
  readonly result: LedgerResult
  /** Whether the scores were there when it was opened. */
  readonly isScored: boolean
  readonly #db: Database.Database
  readonly #scale: AmountScale
  readonly #totals = new Map<string, number>()

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(path: string) {
    this.#db = openLedger(path)
    this.#db.function('contains', { deterministic: true }, (haystack, needle) =>
      String(haystack).toLowerCase().includes(String(needle)) ? 1 : 0
    )
    createReviewTable(this.#db)
    const meta = this.#db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck()
    const result = JSON.parse(meta.get('result')!) as LedgerResult
    const outcome = readOutcome(this.#db)
    this.isScored = outcome !== null
    this.result = outcome === null ? result : { ...result, model: outcome }
    this.#scale = JSON.parse(meta.get('scale')!) as AmountScale
  }

  /** Duplicate lines from `offset` (0-based) on, at most `limit`, and how many the filter has in all. */
  page(filter: Filter, sort: Sort | null, offset: number, limit: number): Page {
    const total = this.count(filter)
    const order = sort?.column === 'mlConfidence' && !this.#hasScores() ? null : sort
    const condition = filterSql(filter, this.#scale)
    const score =
      condition.needsScore || order?.column === 'mlConfidence' ? 'JOIN score s USING (position)' : ''
    const positions =
      order === null && condition.sql === 'TRUE'
        ? Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => offset + at + 1)
        : this.#db
            .prepare<unknown[], number>(
              `SELECT d.position FROM duplicate d ${score} WHERE ${condition.sql} ORDER BY ${orderSql(order)} LIMIT ? OFFSET ?`
            )
            .pluck()
            .all(...condition.params, limit, offset)
    const byPosition = this.#db.prepare<[number], DuplicateRecord>(
      `SELECT ${recordColumns} FROM duplicate d LEFT JOIN score s USING (position) WHERE d.position = ?`
    )
    return { rows: positions.map((position) => toRow(byPosition.get(position)!, this.#scale)), total }
  }

  /** How many duplicate lines the filter has. The file never changes, so each answer is kept. */
  count(filter: Filter): number {
    const { sql, params, needsScore } = filterSql(filter, this.#scale)
    if (sql === 'TRUE') return this.result.duplicates.distinctRows
    const key = JSON.stringify([sql, params])
    let total = this.#totals.get(key)
    if (total === undefined) {
      const from = `duplicate d ${needsScore ? 'JOIN score s USING (position)' : ''}`
      total = this.#db
        .prepare<unknown[], number>(`SELECT count(*) FROM ${from} WHERE ${sql}`)
        .pluck()
        .get(...params)!
      this.#totals.set(key, total)
    }
    return total
  }

  /** Takes in decisions that pages and filters show from now on; the findings not named keep theirs, open at first. */
  putReviews(marks: Iterable<ReviewMark>): void {
    writeReviewMarks(this.#db, marks)
    this.#totals.clear()
  }

  /** What decisions are keyed by: of these findings, or of all that have a line under the filter, in review order. */
  findingKeys(target: FindingTarget): IterableIterator<FindingKey> {
    if ('groupNos' in target) return readFindingKeys(this.#db, this.#scale, target.groupNos)
    if (filterSql(target.filter, this.#scale).sql === 'TRUE') return readAllFindingKeys(this.#db, this.#scale)
    return readFindingKeys(this.#db, this.#scale, this.findingNumbers(target.filter))
  }

  /** The numbers of the findings that have a line under the filter, ascending. */
  findingNumbers(filter: Filter): number[] {
    const condition = filterSql(filter, this.#scale)
    const score = condition.needsScore ? 'JOIN score s USING (position)' : ''
    return this.#db
      .prepare<unknown[], number>(
        `SELECT DISTINCT d.group_no FROM duplicate d ${score} WHERE ${condition.sql} ORDER BY d.group_no`
      )
      .pluck()
      .all(...condition.params)
  }

  /** The findings of this ledger with one of these keys. */
  numbersOf(membersKeys: Iterable<string>): IterableIterator<[groupNo: number, membersKey: string]> {
    return readNumbersOf(this.#db, membersKeys)
  }

  /** How far the review has come, by the decisions that were taken in. */
  countReviews(): Omit<ReviewSummary, 'undo'> {
    return countReviews(this.#db)
  }

  breakdown(by: BreakdownKind): BreakdownRow[] {
    return readBreakdown(this.#db, by, this.#scale)
  }

  /** Everything about one duplicate line. Throws UNKNOWN_LINE where the id is none. */
  line(lineId: number): LineDetail {
    const record = this.#db
      .prepare<[number], DuplicateRecord>(
        `SELECT ${recordColumns} FROM duplicate d LEFT JOIN score s USING (position) WHERE d.line_id = ?`
      )
      .get(lineId)
    if (record === undefined)
      throw new DoubletError('UNKNOWN_LINE', 'There is no such duplicate line in this ledger.')
    const row = toRow(record, this.#scale)
    const cells = this.#cellsOf(lineId)
    const { columns } = this.result.analytics.mapping
    const original = cells.map((value, at) => ({ header: columns[at]?.header ?? `Column ${at + 1}`, value }))
    return { row, fields: this.fieldsOf(row, cells), original, groups: this.#groupsOf(record) }
  }

  /** The lines of a filter one by one, in review order. */
  *lines(filter: Filter): IterableIterator<ReviewedLine> {
    const condition = filterSql(filter, this.#scale)
    const rows = this.#db.prepare<unknown[], DuplicateRecord & { cells: string }>(
      `SELECT ${recordColumns}, l.cells FROM duplicate d
       LEFT JOIN score s USING (position) JOIN line l ON l.id = d.line_id
       WHERE ${condition.sql} ORDER BY d.position`
    )
    for (const record of rows.iterate(...condition.params)) {
      yield { row: toRow(record, this.#scale), cells: JSON.parse(record.cells) as string[] }
    }
  }

  /** The mapped fields of a line as read: one signed amount, ISO days, trimmed text; in the order of `fields`. */
  fieldsOf(row: DuplicateRow, cells: string[]): { field: Field; value: string }[] {
    const { mapping } = this.result.analytics
    const parsed: Partial<Record<Field, string>> = {
      amount: row.amount,
      posted: row.posted,
      effective: row.effective
    }
    return fields.flatMap((field) => {
      const mapped = mapping.fields.find((candidate) => candidate.field === field)
      const value = parsed[field] ?? (mapped === undefined ? '' : (cells[mapped.position - 1] ?? '').trim())
      return value === '' ? [] : [{ field, value }]
    })
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

  #cellsOf(lineId: number): string[] {
    const cells = this.#db
      .prepare<[number], string>('SELECT cells FROM line WHERE id = ?')
      .pluck()
      .get(lineId)!
    return JSON.parse(cells) as string[]
  }

  #groupsOf(record: DuplicateRecord): DuplicateGroup[] {
    const find = this.#db.prepare<
      [number],
      { group_no: number; type: TypeNumber; count: number; risk_score: number }
    >('SELECT * FROM duplicate_group WHERE group_no = ?')
    const numbers = [
      record.group_1,
      record.group_2,
      record.group_3,
      record.group_4,
      record.group_5,
      record.group_6
    ]
    return numbers.flatMap((number) => {
      if (number === null) return []
      const { group_no, type, count, risk_score } = find.get(number)!
      return [{ groupNo: group_no, type, count, riskScore: risk_score, riskLevel: riskLevel(risk_score) }]
    })
  }

  #hasScores(): boolean {
    return this.#db.prepare('SELECT 1 FROM score LIMIT 1').get() !== undefined
  }
}
