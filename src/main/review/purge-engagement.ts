import type Database from 'better-sqlite3'
import { findEngagement } from './decision-records.ts'

/** What is kept of an engagement. */
export interface KeptCounts {
  decisions: number
  steps: number
  entries: number
}

/** How much is kept of an engagement. */
export function countKept(db: Database.Database, engagement: string): KeptCounts {
  const id = findEngagement(db, engagement)
  const count = (table: string) =>
    db.prepare<[number | null], number>(`SELECT count(*) FROM ${table} WHERE engagement = ?`).pluck().get(id)!
  return { decisions: count('decision'), steps: count('step'), entries: count('activity') }
}

/** The keys of the engagements of which something is kept, the oldest first. */
export function keptEngagements(db: Database.Database): string[] {
  const named = tablesOf(db).map((table) => `SELECT engagement FROM ${table}`)
  return db
    .prepare<[], string>(`SELECT key FROM engagement WHERE id IN (${named.join(' UNION ')}) ORDER BY id`)
    .pluck()
    .all()
}

/**
 * Deletes all that is kept of an engagement and writes the whole file anew: it is then as if that engagement had never been, the numbers of
 * steps and states too, and the chains of the others are what they were. All or nothing; false where nothing was kept of it.
 */
export function purgeEngagement(db: Database.Database, engagement: string): boolean {
  const id = findEngagement(db, engagement)
  if (id === null) return false
  db.pragma('secure_delete = ON')
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      const triggers = db
        .prepare<[], { name: string; sql: string }>(
          "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        )
        .all()
      for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
      db.prepare('DELETE FROM step_change WHERE step IN (SELECT id FROM step WHERE engagement = ?)').run(id)
      // A state was made by one step, of one engagement.
      db.exec('DELETE FROM state WHERE id NOT IN (SELECT after FROM step_change)')
      for (const table of tablesOf(db)) db.prepare(`DELETE FROM ${table} WHERE engagement = ?`).run(id)
      db.prepare('DELETE FROM engagement WHERE id = ?').run(id)
      renumber(db, 'step', ['step.undoes', 'step_change.step', 'chain.step'])
      renumber(db, 'state', ['step_change.before', 'step_change.after', 'decision.state'])
      for (const { sql } of triggers) db.exec(sql)
      if (db.prepare('PRAGMA foreign_key_check').get() !== undefined)
        throw new Error('What is left does not belong together.')
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
  db.exec('VACUUM')
  return true
}

/** The tables that say whose their rows are. */
function tablesOf(db: Database.Database): string[] {
  return db
    .prepare<[], string>(
      `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.name = 'engagement'`
    )
    .pluck()
    .all()
}

/** Numbers a table from 1 without gaps, as it is where nothing was ever deleted, and what refers to it. */
function renumber(db: Database.Database, table: string, references: readonly string[]): void {
  db.exec(`CREATE TEMP TABLE numbered (was INTEGER PRIMARY KEY, is_now INTEGER NOT NULL);
    INSERT INTO numbered SELECT id, row_number() OVER (ORDER BY id) FROM ${table}`)
  for (const reference of [...references, `${table}.id`]) {
    const [of, column] = reference.split('.') as [string, string]
    // By way of numbers that no row has: none is in the way of another.
    db.exec(`UPDATE ${of} SET ${column} = -(SELECT is_now FROM numbered WHERE was = ${column}) WHERE ${column} > 0;
      UPDATE ${of} SET ${column} = -${column} WHERE ${column} < 0`)
  }
  db.exec('DROP TABLE numbered')
}
