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
    .map((view) => withFindingNo(JSON.parse(view) as SavedView))
}

/** Views of earlier versions are sorted by the number of a group where they mean that of a finding. */
function withFindingNo(view: SavedView): SavedView {
  return view.sort?.column === 'groupNo' ? { ...view, sort: { ...view.sort, column: 'findingNo' } } : view
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
