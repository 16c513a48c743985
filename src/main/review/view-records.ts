import type Database from 'better-sqlite3'
import type { SavedView } from '../../shared/activity.ts'
import { findEngagement, findOrAddEngagement } from './decision-records.ts'

/** The views saved for an engagement, by name. */
export function readViews(db: Database.Database, engagement: string): SavedView[] {
  return db
    .prepare<[number | null], string>(
      'SELECT view FROM view WHERE engagement = ? ORDER BY name COLLATE NOCASE, name'
    )
    .pluck()
    .all(findEngagement(db, engagement))
    .map((view) => JSON.parse(view) as SavedView)
}

/** Saves a view in place of the one of its name. */
export function saveView(db: Database.Database, engagement: string, view: SavedView): void {
  db.transaction(() =>
    db
      .prepare('INSERT OR REPLACE INTO view VALUES (?, ?, ?)')
      .run(findOrAddEngagement(db, engagement), view.name, JSON.stringify(view))
  ).immediate()
}

export function removeView(db: Database.Database, engagement: string, name: string): void {
  db.prepare('DELETE FROM view WHERE engagement = ? AND name = ?').run(findEngagement(db, engagement), name)
}
