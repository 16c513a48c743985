import Database from 'better-sqlite3'
import { reviewMigrations } from './migrations.ts'

/** Each is true where log, steps and decisions of a file tell one history, from its beginning. */
const rules = [
  // What can only be added to has no gaps.
  'SELECT count(*) = coalesce(max(id), 0) FROM state',
  'SELECT count(*) = coalesce(max(id), 0) FROM step',
  'SELECT count(*) = 0 FROM (SELECT 1 FROM activity GROUP BY engagement HAVING count(*) <> max(number))',
  // Every step changed something, and every state was made by one.
  'SELECT (SELECT count(DISTINCT step) FROM step_change) = (SELECT count(*) FROM step WHERE undoes IS NULL)',
  'SELECT (SELECT count(DISTINCT after) FROM step_change) = (SELECT count(*) FROM state)',
  // A decision is what the last step left that was not taken back.
  `WITH stands AS (
     SELECT s.engagement, c.members_key, c.after, max(c.step)
     FROM step_change c JOIN step s ON s.id = c.step
     WHERE NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.id)
     GROUP BY s.engagement, c.members_key
   )
   SELECT (SELECT count(*) FROM stands) = (SELECT count(*) FROM decision) AND NOT EXISTS (
     SELECT 1 FROM stands LEFT JOIN decision d USING (engagement, members_key) WHERE d.state IS NOT after)`
]

/**
 * Whether a file of decisions is sound and its history whole, as no mixture of two of its versions is. One that a newer Doublet
 * wrote has to be sound, and one without tables is whole.
 */
export function isHistoryWhole(db: Database.Database): boolean {
  const read = (sql: string) => db.prepare<[], number | string>(sql).pluck().get()
  try {
    if (read('PRAGMA integrity_check(1)') !== 'ok' || read('PRAGMA foreign_key_check') !== undefined)
      return false
    const steps = read('PRAGMA user_version')
    if (steps === 0) return read('SELECT count(*) FROM sqlite_schema') === 0
    return Number(steps) > reviewMigrations.length || rules.every((rule) => read(rule) === 1)
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(error.code))
      return false
    throw error
  }
}
