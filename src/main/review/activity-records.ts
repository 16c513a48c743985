import type Database from 'better-sqlite3'
import type { Activity, ActivityPage } from '../../shared/activity.ts'
import { findEngagement, findOrAddEngagement } from './decision-records.ts'

/** Something that was done, to be noted. */
export interface ActivityNote extends Omit<Activity, 'number'> {
  engagement: string
  /** A note is taken once by its key, however often it is sent; null for one that is not sent again. */
  key: string | null
}

const columns = 'number, at, by, kind, text, ledger_id AS ledgerId'

/** Adds a note at the end of its engagement's log; the numbers there have no gaps. A transaction is the caller's. */
export function addActivity(db: Database.Database, note: ActivityNote): void {
  const { at, by, kind, text, ledgerId, key } = note
  const id = findOrAddEngagement(db, note.engagement)
  const isKnown = db.prepare<[string | null], number>('SELECT 1 FROM activity WHERE note_key = ?').get(key)
  if (isKnown !== undefined) return
  db.prepare(
    `INSERT INTO activity
     SELECT @id, coalesce(max(number), 0) + 1, @at, @by, @kind, @text, @ledgerId, @key
     FROM activity WHERE engagement = @id`
  ).run({ id, at, by, kind, text, ledgerId, key })
}

/** Adds a note at the end of every log. A transaction is the caller's. */
export function addActivityToAll(db: Database.Database, note: Omit<ActivityNote, 'engagement'>): void {
  for (const engagement of db.prepare<[], string>('SELECT key FROM engagement').pluck().all())
    addActivity(db, { ...note, engagement })
}

/** A page of an engagement's log, newest first. */
export function readActivityPage(
  db: Database.Database,
  engagement: string,
  offset: number,
  limit: number
): ActivityPage {
  const id = findEngagement(db, engagement)
  const total = db
    .prepare<[number | null], number>('SELECT count(*) FROM activity WHERE engagement = ?')
    .pluck()
    .get(id)!
  const entries = db
    .prepare<[number | null, number, number], Activity>(
      `SELECT ${columns} FROM activity WHERE engagement = ? ORDER BY number DESC LIMIT ? OFFSET ?`
    )
    .all(id, limit, offset)
  return { entries, total }
}

/** The whole log of an engagement, oldest first. */
export function readActivity(db: Database.Database, engagement: string): Activity[] {
  return db
    .prepare<[number | null], Activity>(
      `SELECT ${columns} FROM activity WHERE engagement = ? ORDER BY number`
    )
    .all(findEngagement(db, engagement))
}
