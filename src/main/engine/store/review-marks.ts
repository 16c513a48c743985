import type Database from 'better-sqlite3'
import {
  dispositions,
  type ChangeSince,
  type Disposition,
  type ReviewSummary,
  type Tickmark
} from '../../../shared/decision.ts'

/** What pages and filters need of the decision on a finding. */
export interface ReviewMark {
  findingNo: number
  disposition: Disposition
  tickmark: Tickmark | ''
  hasNote: boolean
  isPrepared: boolean
  isReviewed: boolean
  /** Whether the decision was made on another ledger of the engagement. */
  isCarried: boolean
  /** Whether earlier decisions do not hold for it as they are. */
  isUnsettled: boolean
  /** Lines that the decision does not speak of. */
  excepted: number
  /** Against the earlier ledger of the engagement; null where there is none, and where it stays as it is. */
  since: ChangeSince | null
}

/**
 * The decisions on the findings of an open ledger. They are a temporary table of the connection, beside the file that is never
 * written to, and end with it. A finding without a row is open.
 */
export function createReviewTable(db: Database.Database): void {
  db.exec(`
    CREATE TEMP TABLE review (
      finding_no INTEGER PRIMARY KEY,
      disposition TEXT NOT NULL,
      tickmark TEXT NOT NULL,
      has_note INTEGER NOT NULL,
      prepared INTEGER NOT NULL,
      reviewed INTEGER NOT NULL,
      carried INTEGER NOT NULL,
      unsettled INTEGER NOT NULL,
      excepted INTEGER NOT NULL,
      since TEXT
    ) STRICT`)
}

/** Puts these marks in place of the ones their findings had; all or, where `marks` throws, none. */
export function writeReviewMarks(db: Database.Database, marks: Iterable<ReviewMark>): void {
  const put = db.prepare(
    `INSERT INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET disposition = excluded.disposition, tickmark = excluded.tickmark,
       has_note = excluded.has_note, prepared = excluded.prepared, reviewed = excluded.reviewed,
       carried = excluded.carried, unsettled = excluded.unsettled, excepted = excluded.excepted,
       since = coalesce(excluded.since, since)`
  )
  db.transaction(() => {
    for (const {
      findingNo,
      disposition,
      tickmark,
      hasNote,
      isPrepared,
      isReviewed,
      isCarried,
      isUnsettled,
      excepted,
      since
    } of marks)
      put.run(
        findingNo,
        disposition,
        tickmark,
        +hasNote,
        +isPrepared,
        +isReviewed,
        +isCarried,
        +isUnsettled,
        excepted,
        since
      )
  })()
}

/** Takes all marks out: no finding is decided. */
export function clearReviewMarks(db: Database.Database): void {
  db.exec('DELETE FROM review')
}

/** What is added up of the marks. */
type MarkSum = 'findings' | 'prepared' | 'reviewed' | 'carried' | 'unsettled' | 'excepting'

/** How far the review of an open ledger has come, by its marks. */
export function countReviews(db: Database.Database): Omit<ReviewSummary, 'undo'> {
  const findings = db.prepare<[], number>('SELECT count(*) FROM finding').pluck().get()!
  const rows = db
    .prepare<[], Record<MarkSum, number> & { disposition: Disposition }>(
      `SELECT disposition, count(*) AS findings, sum(prepared) AS prepared, sum(reviewed) AS reviewed, sum(carried) AS carried,
         sum(unsettled) AS unsettled, sum(excepted > 0) AS excepting
       FROM review GROUP BY disposition`
    )
    .all()
  const sum = (of: MarkSum) => rows.reduce((total, row) => total + row[of], 0)
  const byDisposition = Object.fromEntries(dispositions.map((disposition) => [disposition, 0])) as Record<
    Disposition,
    number
  >
  for (const row of rows) byDisposition[row.disposition] = row.findings
  byDisposition.open += findings - sum('findings')
  return {
    findings,
    byDisposition,
    prepared: sum('prepared'),
    reviewed: sum('reviewed'),
    carried: sum('carried'),
    unsettled: sum('unsettled'),
    excepting: sum('excepting')
  }
}
