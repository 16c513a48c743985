import type Database from 'better-sqlite3'
import type { CopyChange } from '../../shared/data-folder.ts'
import { compareCopy } from '../data-folder/compare-copy.ts'

/** The steps that a file of decisions has and a copy has not, and the other way round; the last of each first. Throws what SQLite says of the copy. */
export function compareSteps(now: Database.Database, copyPath: string): CopyChange {
  return compareCopy(now, copyPath, readSteps)
}

/** By what a step is: a copy of an earlier version has no chain. */
function readSteps(db: Database.Database): Map<string, string> {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'step'").get() === undefined) return new Map()
  const rows = db
    .prepare<[], [key: string, at: string, by: string, kind: string, text: string]>(
      'SELECT e.key, s.at, s.by, s.kind, s.text FROM step s JOIN engagement e ON e.id = s.engagement ORDER BY s.id DESC'
    )
    .raw()
    .all()
  return new Map(
    rows.map(([key, at, by, kind, text]) => {
      const said = kind === 'undo' ? `Taken back: ${text}` : text
      return [
        JSON.stringify([key, at, by, kind, text]),
        [`${at.slice(0, 16).replace('T', ' ')} UTC`, by, said].filter(Boolean).join(' · ')
      ]
    })
  )
}
