import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../../shared/system-problem.ts'
import { migrations } from './migrations.ts'

/**
 * Opens the decisions of a data folder for reading and writing, making the file where it is missing. A change is on the disk
 * when the call that made it returns. Throws REVIEW_DAMAGED, REVIEW_TOO_NEW, and what the system says of the disk.
 */
export function openReview(path: string): Database.Database {
  return explainReview(() => {
    const db = new Database(path)
    try {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL')
      db.pragma('foreign_keys = ON')
      migrate(db)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Opens them for reading beside the process that writes them; null where nothing was ever kept. Throws as `openReview` does. */
export function openReviewToRead(path: string): Database.Database | null {
  if (!existsSync(path)) return null
  return explainReview(() => {
    const db = new Database(path, { readonly: true })
    try {
      if (stepsTaken(db) > 0) return db
      db.close()
      return null
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/**
 * What `use` reads where nothing can be written, not even the small file that several processes share: the file is this
 * connection's alone for as long as that takes. `none` where nothing was ever kept. Throws as `openReview` does.
 */
export function readOnFullDisk<Value>(
  path: string,
  use: (db: Database.Database) => Value,
  none: Value
): Value {
  if (!existsSync(path)) return none
  return explainReview(() => {
    const db = new Database(path)
    try {
      db.pragma('locking_mode = EXCLUSIVE')
      return stepsTaken(db) === 0 ? none : use(db)
    } finally {
      db.close()
    }
  })
}

/** What `use` answers; a file that turns out to be damaged is REVIEW_DAMAGED, and a disk is what the system says of it. */
export function explainReview<Value>(use: () => Value): Value {
  try {
    return use()
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(NOTADB|CORRUPT)/.test(error.code))
      throw withSystemProblem(error)
    throw new DoubletError(
      'REVIEW_DAMAGED',
      'The decisions of this data folder (review.sqlite) are damaged. Put back a copy of that file, or move it away to begin anew; the ledgers do not need it.',
      error.message
    )
  }
}

function migrate(db: Database.Database): void {
  // On a full disk the decisions can still be read, as long as nothing is written.
  if (stepsTaken(db) === migrations.length) return
  db.transaction(() => {
    for (const step of migrations.slice(stepsTaken(db))) db.exec(step)
    db.pragma(`user_version = ${migrations.length}`)
  }).exclusive()
}

/** Throws REVIEW_TOO_NEW where there are more than this Doublet knows. */
function stepsTaken(db: Database.Database): number {
  const taken = db.pragma('user_version', { simple: true }) as number
  if (taken <= migrations.length) return taken
  throw new DoubletError(
    'REVIEW_TOO_NEW',
    'The decisions of this data folder were written by a newer Doublet. Start that one, or choose another folder with --data-dir.'
  )
}
