import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { renameDurably } from '../base/rename-durably.ts'
import { forgetSeals } from './closing-seals.ts'
import { nameOfNow } from './keep-copy.ts'

const databases = ['catalog.sqlite', 'review.sqlite']
/** What SQLite keeps beside a database belongs to that one alone. */
const sides = ['', '-wal', '-shm', '-journal']
const underWay = '.restoring'

/**
 * Puts a copy in the place of its database, which is closed. What was there goes into `copies` under a name of its own with all that stood beside
 * it; the copy stays. Whole or not at all: one that was interrupted is brought to its end by `finishRestoring`. Answers the name of what was
 * replaced, '' where there was nothing. Throws COPY_DAMAGED, and what the disk says.
 */
export function restoreCopy(dataDir: string, copy: string): string {
  const database = databases.find((name) => copy.startsWith(`${path.parse(name).name}-`))
  const from = path.join(dataDir, 'copies', copy)
  if (database === undefined || path.basename(copy) !== copy || !isSound(from))
    throw new DoubletError(
      'COPY_DAMAGED',
      'This copy cannot be used: it is damaged. Choose another one; nothing was changed.'
    )
  forgetSeals(dataDir)
  const place = path.join(dataDir, database)
  const partial = `${place}${underWay}.partial`
  copyFileSync(from, partial)
  chmodSync(partial, 0o600)
  renameDurably(partial, `${place}${underWay}`)
  const replaced = `${path.parse(database).name}-replaced-${nameOfNow()}.sqlite`
  moveAside(place, path.join(dataDir, 'copies', replaced))
  finishRestoring(dataDir)
  return existsSync(path.join(dataDir, 'copies', replaced)) ? replaced : ''
}

/** Ends what was under way when a program was killed. To be called before the databases are opened. */
export function finishRestoring(dataDir: string): void {
  for (const database of databases) {
    const place = path.join(dataDir, database)
    if (existsSync(`${place}${underWay}.partial`)) rmSync(`${place}${underWay}.partial`)
    if (!existsSync(`${place}${underWay}`)) continue
    // Where the old file is still there, it is whole, and nothing was changed.
    if (existsSync(place)) rmSync(`${place}${underWay}`)
    else {
      // What is left beside it is of the file that was moved away.
      for (const side of sides) if (side !== '') rmSync(`${place}${side}`, { force: true })
      renameDurably(`${place}${underWay}`, place)
    }
  }
}

/** The sides first: as long as the database is in its place, nothing has happened. */
function moveAside(place: string, to: string): void {
  for (const side of sides.toReversed()) if (existsSync(place + side)) renameSync(place + side, to + side)
}

function isSound(file: string): boolean {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return db.pragma('integrity_check(1)', { simple: true }) === 'ok'
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
