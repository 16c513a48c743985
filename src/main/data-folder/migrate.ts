import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { keepCopy } from './keep-copy.ts'

/** The tables of a database, one step after the other; `user_version` counts the steps that were taken. */
interface Schema {
  steps: readonly string[]
  /** Code and sentence for a database that took more of them than there are. */
  tooNew: readonly [code: string, message: string]
}

/** How many steps a database has taken. Throws what the schema says where a newer Doublet wrote it. */
export function stepsTaken(db: Database.Database, { steps, tooNew }: Schema): number {
  const taken = db.pragma('user_version', { simple: true }) as number
  if (taken <= steps.length) return taken
  throw new DoubletError(...tooNew)
}

/**
 * Takes the steps that a database has not taken yet, all or none; a checked copy of what it held is kept first. Nothing is written
 * where there are none, so that a database can be read on a full disk. Throws as `stepsTaken` and `keepCopy` do, and SQLite's
 * SQLITE_NOTADB where another program has its tables in there.
 */
export function migrate(db: Database.Database, schema: Schema): void {
  const taken = stepsTaken(db, schema)
  const { steps } = schema
  if (taken === steps.length) return
  if (taken > 0) keepCopy(db)
  else if (db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined)
    throw new Database.SqliteError('the tables are of another program', 'SQLITE_NOTADB')
  db.transaction(() => {
    for (const step of steps.slice(taken)) db.exec(step)
    db.pragma(`user_version = ${steps.length}`)
  }).exclusive()
}
