import type Database from 'better-sqlite3'
import type { ChangeSince, Disposition, Tickmark } from '../../../shared/decision.ts'

/** What pages and filters need of the decision on a finding. */
export interface ReviewMark {
  groupNo: number
  disposition: Disposition
  tickmark: Tickmark | ''
  hasNote: boolean
  isPrepared: boolean
  isReviewed: boolean
  /** Against the earlier ledger of the engagement; null where there is none. */
  since: ChangeSince | null
}

/**
 * The decisions on the findings of an open ledger. They are a temporary table of the connection, beside the file that is never
 * written to, and end with it. A finding without a row is open.
 */
export function createReviewTable(db: Database.Database): void {
  db.pragma('temp_store = MEMORY')
  db.exec(`
    CREATE TEMP TABLE review (
      group_no INTEGER PRIMARY KEY,
      disposition TEXT NOT NULL,
      tickmark TEXT NOT NULL,
      has_note INTEGER NOT NULL,
      prepared INTEGER NOT NULL,
      reviewed INTEGER NOT NULL,
      since TEXT
    ) STRICT`)
}

/** Puts these marks in place of the ones their findings had; all or, where `marks` throws, none. */
export function writeReviewMarks(db: Database.Database, marks: Iterable<ReviewMark>): void {
  const put = db.prepare('INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?, ?, ?)')
  db.transaction(() => {
    for (const { groupNo, disposition, tickmark, hasNote, isPrepared, isReviewed, since } of marks)
      put.run(groupNo, disposition, tickmark, +hasNote, +isPrepared, +isReviewed, since)
  })()
}
