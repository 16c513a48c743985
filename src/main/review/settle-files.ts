import { closeSync, existsSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { nameOfNow } from '../data-folder/keep-copy.ts'
import { isJournalOf } from './rollback-journal.ts'
import { isHistoryWhole } from './whole-history.ts'

/** A write-ahead log of this size or less holds no change. */
const logHeaderSize = 32
const databaseHeader = 'SQLite format 3\0'
/** Where a database says how it is written and read: 2 with a write-ahead log, 1 without. */
const formatAt = 18

/**
 * Moves away what stands beside the decisions and belongs to another file, or to an older version of this one: SQLite would take
 * it into them, or delete it. Answers the new names, mostly none. To be called where no other process has the file open for
 * writing. Throws REVIEW_DAMAGED where file and log belong together and are not whole; then both stay as they are.
 */
export function setStrangersAside(file: string): string[] {
  const journal = `${file}-journal`
  const log = `${file}-wal`
  const strangers: string[] = []
  if (sizeOf(journal) > 0 && !(existsSync(file) && isJournalOf(journal, file))) strangers.push(journal)
  // The index of a log is nothing without it.
  if (sizeOf(log) > logHeaderSize && !isLogOf(file)) strangers.push(log, `${file}-shm`)
  const moment = nameOfNow()
  return strangers
    .filter((stranger) => existsSync(stranger))
    .map((stranger) => {
      const aside = `${stranger}.set-aside-${moment}`
      renameSync(stranger, aside)
      return path.basename(aside)
    })
}

/** Whether a write-ahead log with changes stands beside a file that is written without one. */
export function hasStrangeLog(file: string): boolean {
  return sizeOf(`${file}-wal`) > logHeaderSize && isWrittenWithoutLog(file)
}

/**
 * Whether the log belongs to the file: Doublet wrote decisions with one once, and it then held all that was not in the file yet.
 * No name or number in it says so, but the decisions do: they are whole with it.
 */
function isLogOf(file: string): boolean {
  if (sizeOf(file) === 0 || isWrittenWithoutLog(file)) return false
  const together = new Database(file, { readonly: true })
  try {
    if (isHistoryWhole(together)) return true
  } finally {
    together.close()
  }
  const bytes = readFileSync(file)
  // A database in memory has no log.
  bytes.fill(1, formatAt, formatAt + 2)
  const alone = new Database(bytes)
  try {
    if (alone.pragma('user_version', { simple: true }) !== 0 && isHistoryWhole(alone)) return false
  } finally {
    alone.close()
  }
  throw new DoubletError(
    'REVIEW_DAMAGED',
    'The decisions of this data folder (review.sqlite with review.sqlite-wal) are damaged. Put back a copy of both files, or move both away to begin anew; the ledgers do not need them.'
  )
}

function isWrittenWithoutLog(file: string): boolean {
  const header = Buffer.alloc(formatAt + 1)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, header.length, 0)
  } finally {
    closeSync(handle)
  }
  return header.toString('latin1', 0, databaseHeader.length) === databaseHeader && header[formatAt] === 1
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
