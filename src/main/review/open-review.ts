import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { migrate, stepsTaken } from '../data-folder/migrate.ts'
import { makePrivateFile } from '../data-folder/private-files.ts'
import { chainSteps } from './chain.ts'
import { reviewMigrations } from './migrations.ts'
import { hasStrangeLog, setStrangersAside } from './settle-files.ts'

const schema = {
  steps: reviewMigrations,
  tooNew: [
    'REVIEW_TOO_NEW',
    'The decisions of this data folder were written by a newer Doublet. Start that one, or choose another folder with --data-dir.'
  ]
} as const

/** Readers and the writer wait for one another: for a step over all findings of a large ledger on a slow disk, not for a program that hangs. */
const timeout = 30_000

/**
 * Opens the decisions of a data folder for reading and writing, making the file where it is missing. A change is on the disk, and in
 * that one file, when the call that made it returns. What stands beside it and belongs to another file is moved away before, and
 * `setAside` is told the new names. One process at a time may have it open so. Throws REVIEW_DAMAGED, REVIEW_TOO_NEW, REVIEW_BUSY,
 * COPY_FAILED, and what the system says of the disk.
 */
export function openReview(path: string, setAside: (names: string[]) => void = () => {}): Database.Database {
  return explainReview(() => {
    const names = setStrangersAside(path)
    if (names.length > 0) setAside(names)
    makePrivateFile(path)
    const db = new Database(path, { timeout })
    try {
      // Whoever copies the file alone has all decisions; a log that is written ahead held them beside it.
      db.pragma('journal_mode = TRUNCATE')
      db.pragma('synchronous = FULL')
      // The file is touched at the end of a step only, when the journal tells whose it is: see `isJournalOf`.
      db.pragma('cache_spill = OFF')
      db.pragma('foreign_keys = ON')
      migrate(db, schema)
      check(db)
      db.transaction(() => chainSteps(db))()
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/**
 * What `use` reads at one moment, beside the process that writes them or where nothing can be written; `none` where nothing was ever
 * kept. Throws as `openReview` does, and REVIEW_UNSETTLED where an interruption left what that has to settle first.
 */
export function readReviewFile<Value>(
  path: string,
  use: (db: Database.Database) => Value,
  none: Value
): Value {
  if (!existsSync(path)) return none
  return explainReview(() => {
    if (hasStrangeLog(path)) throw unsettled('a log of another file')
    const db = new Database(path, { readonly: true, timeout })
    try {
      if (stepsTaken(db, schema) === 0) return none
      viewOlderStates(db)
      return db.transaction(() => {
        check(db)
        return use(db)
      })()
    } finally {
      db.close()
    }
  })
}

/** Lets states that an earlier version wrote be read as this one has them, where the file cannot be changed. */
function viewOlderStates(db: Database.Database): void {
  const has = db.prepare("SELECT 1 FROM pragma_table_info('state') WHERE name = 'excepted'").get()
  if (has !== undefined) return
  db.exec("CREATE TEMP VIEW state AS SELECT *, '[]' AS excepted FROM main.state")
}

/** Damage is told at once, and not by the first answer that comes upon it: a tenth of a second for 100,000 findings. */
function check(db: Database.Database): void {
  const read = (name: string) => db.pragma(name, { simple: true })
  const said = read('quick_check(1)')
  // SQLite takes what a last page lacks for zeros.
  if (said === 'ok' && statSync(db.name).size % Number(read('page_size')) === 0) return
  throw new Database.SqliteError(`the file is not whole: ${String(said)}`, 'SQLITE_CORRUPT')
}

/** What `use` answers; a file that turns out to be damaged is REVIEW_DAMAGED, and a disk is what the system says of it. */
export function explainReview<Value>(use: () => Value): Value {
  try {
    return use()
  } catch (error) {
    throw error instanceof Database.SqliteError ? explainError(error) : withSystemProblem(error)
  }
}

function explainError(error: InstanceType<typeof Database.SqliteError>): unknown {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(error.code))
    return new DoubletError(
      'REVIEW_DAMAGED',
      'The decisions of this data folder (review.sqlite) are damaged. Put back a copy of that file, or move it away to begin anew; the ledgers do not need it.',
      error.message
    )
  if (error.code.startsWith('SQLITE_BUSY'))
    return new DoubletError(
      'REVIEW_BUSY',
      'Another program is using the decisions of this data folder (review.sqlite). Close it and try again; nothing was changed.',
      error.message
    )
  if (error.code === 'SQLITE_READONLY_ROLLBACK') return unsettled(error.message)
  return withSystemProblem(error)
}

function unsettled(detail: string): DoubletError {
  return new DoubletError(
    'REVIEW_UNSETTLED',
    'A change of the decisions was interrupted and has to be settled first. Open the findings of the ledger, then try again.',
    detail
  )
}
