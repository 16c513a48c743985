import type Database from 'better-sqlite3'
import { typeNumbers } from '../../../shared/duplicate.ts'
import type { Reason } from '../../../shared/finding.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import type { LineFigures, LedgerFinding, LedgerLine } from '../findings/workpaper-rows.ts'
import { recordColumns, toRow, type DuplicateRecord } from './duplicate-record.ts'
import { attachScores } from './attach-scores.ts'
import { toFinding, type FindingRecord } from './finding-record.ts'
import { openLedger } from './open-ledger.ts'
import { createReviewTable } from './review-marks.ts'

interface LineRecord extends DuplicateRecord {
  cells: string
  other_journals: number | null
  partner_file: number | null
  partner_line: number | null
}

/** Every finding and every duplicate line of a finished ledger file, one by one and in review order. */
export class WorkpaperReader {
  /** Decimals of the ledger's finest amount. */
  readonly decimals: number
  /** Groups of all types; they are numbered from 1 on. */
  readonly groups: number
  readonly #db: Database.Database
  readonly #scale: AmountScale
  #hasJournals = false

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(path: string) {
    this.#db = openLedger(path)
    attachScores(this.#db, path)
    // Its rows have no decisions: those of the engagement are put beside them.
    createReviewTable(this.#db)
    const scale = this.#db.prepare<[], string>("SELECT value FROM meta WHERE key = 'scale'").pluck()
    this.#scale = JSON.parse(scale.get()!) as AmountScale
    this.decimals = this.#scale.decimals
    this.groups = this.#db
      .prepare<[], number>('SELECT coalesce(max(group_no), 0) FROM duplicate_group')
      .pluck()
      .get()!
  }

  *findings(): IterableIterator<LedgerFinding> {
    const confidence = this.#db
      .prepare<[number, number], number | null>(
        'SELECT max(confidence) FROM score WHERE position >= ? AND position < ?'
      )
      .pluck()
    const records = this.#db.prepare<[], FindingRecord>('SELECT * FROM finding ORDER BY group_no')
    for (const record of records.iterate()) {
      const { first_position: first, lines } = record
      yield {
        ...toFinding(record, this.#scale),
        mlConfidence: confidence.get(first, first + lines) ?? null,
        reasons: JSON.parse(record.reasons) as Reason[],
        membersKey: record.members_key,
        groupKey: record.group_key
      }
    }
  }

  /** What the lines add up to: each with its amount and groups, and nothing else of it. */
  *lineFigures(): IterableIterator<LineFigures> {
    const records = this.#db.prepare<[], DuplicateRecord>('SELECT * FROM duplicate ORDER BY position')
    for (const record of records.iterate()) {
      yield {
        amount: toText(record.amount_minor, record.amount_fine, this.#scale),
        groups: groupsOf(record)
      }
    }
  }

  *lines(): IterableIterator<LedgerLine> {
    if (!this.#hasJournals) this.#countJournals()
    this.#hasJournals = true
    const records = this.#db.prepare<[], LineRecord>(
      `SELECT ${recordColumns}, l.cells, v.file AS partner_file, v.line_number AS partner_line,
         CASE WHEN d.journal <> '' THEN d.group_count - j.lines END AS other_journals
       FROM duplicate d
       JOIN line l ON l.id = d.line_id
       LEFT JOIN score s USING (position)
       LEFT JOIN review r ON r.group_no = d.group_no
       LEFT JOIN reversal v ON v.line_id = d.line_id
       LEFT JOIN temp.group_journal j ON j.group_no = d.group_no AND j.journal = d.journal
       ORDER BY d.position`
    )
    for (const record of records.iterate()) {
      const { partner_file: file, partner_line: lineNumber } = record
      yield {
        row: toRow(record, this.#scale),
        cells: JSON.parse(record.cells) as string[],
        groups: groupsOf(record),
        otherJournals: record.other_journals,
        partner: file === null || lineNumber === null ? null : { fileIndex: file, lineNumber }
      }
    }
  }

  close(): void {
    this.#db.close()
  }

  /** Lines by journal of each group that is the strongest of a line: kept on disk, for there may be as many as lines. */
  #countJournals(): void {
    this.#db.exec(
      `CREATE TEMP TABLE group_journal (group_no INTEGER, journal TEXT, lines INTEGER, PRIMARY KEY (group_no, journal)) WITHOUT ROWID`
    )
    for (const type of typeNumbers) {
      this.#db.exec(
        `INSERT INTO temp.group_journal
         SELECT d.group_${type}, d.journal, count(*) FROM duplicate d
         WHERE d.journal <> '' AND d.group_${type} IN (SELECT group_no FROM duplicate WHERE strongest_type = ${type})
         GROUP BY 1, 2`
      )
    }
  }
}

function groupsOf(record: DuplicateRecord): (number | null)[] {
  return typeNumbers.map((type) => record[`group_${type}`])
}
