import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'

/** Stands for a stored ledger: for its files, the settings they were read with, and all figures that came of them. */
export function readLedgerKey(db: Database.Database): string {
  const result = db.prepare<[], string>("SELECT value FROM main.meta WHERE key = 'result'").pluck().get()!
  return createHash('sha256').update(result).digest('hex')
}
