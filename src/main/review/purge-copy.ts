import Database from 'better-sqlite3'
import { reviewMigrations } from './migrations.ts'
import { purgeEngagement } from './purge-engagement.ts'

/** Deletes an engagement from a closed copy of the decisions. False where that cannot be done: the copy is of another version, or damaged. */
export function purgeCopy(copyPath: string, engagement: string): boolean {
  try {
    const db = new Database(copyPath, { fileMustExist: true })
    try {
      if (db.pragma('user_version', { simple: true }) !== reviewMigrations.length) return false
      purgeEngagement(db, engagement)
      return true
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
