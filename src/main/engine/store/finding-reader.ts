import type Database from 'better-sqlite3'
import type { FindingRow } from '../../../shared/finding.ts'
import { DoubletError } from '../../../shared/result.ts'
import type { AmountScale } from '../base/decimal.ts'
import { toFindingRow, type FindingRecord, type MarkColumns } from './finding-record.ts'

/** Reads findings with their decisions, one by one. */
export class FindingReader {
  readonly #scale: AmountScale
  readonly #find: Database.Statement<[number], FindingRecord & MarkColumns>
  readonly #confidence: Database.Statement<[number, number], number | null>

  constructor(db: Database.Database, scale: AmountScale) {
    this.#scale = scale
    this.#find = db.prepare(
      `SELECT f.*, r.disposition, r.tickmark, r.has_note, r.prepared, r.reviewed
       FROM finding f LEFT JOIN review r USING (group_no) WHERE f.group_no = ?`
    )
    this.#confidence = db
      .prepare<[number, number], number | null>(
        'SELECT max(confidence) FROM score WHERE position >= ? AND position < ?'
      )
      .pluck()
  }

  /** The stored record and the row made of it. Throws UNKNOWN_FINDING where the number is none. */
  read(groupNo: number): { record: FindingRecord; row: FindingRow } {
    const record = this.#find.get(groupNo)
    if (record === undefined)
      throw new DoubletError(
        'UNKNOWN_FINDING',
        'There is no such finding in this ledger. Open the findings anew.'
      )
    const { first_position: first, lines } = record
    const confidence = this.#confidence.get(first, first + lines) ?? null
    return { record, row: toFindingRow(record, confidence, this.#scale) }
  }
}
