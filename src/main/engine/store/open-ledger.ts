import Database from 'better-sqlite3'
import { DoubletError } from '../../../shared/result.ts'
import { ledgerSchemaVersion } from './ledger-schema.ts'
import { createHash } from 'node:crypto'

/** Opens a finished ledger file for reading. Throws LEDGER_GONE or LEDGER_VERSION where it cannot be used. */
export function openLedger(path: string): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    if (db.pragma('user_version', { simple: true }) === ledgerSchemaVersion) {
      // Before the first temporary table: setting it drops those that are there.
      db.pragma('temp_store = MEMORY')
      return db
    }
  } catch (error) {
    db?.close()
    throw new DoubletError(
      'LEDGER_GONE',
      'The stored ledger cannot be opened. Analyse the file again.',
      error instanceof Error ? error.message : String(error)
    )
  }
  db.close()
  throw new DoubletError(
    'LEDGER_VERSION',
    'This ledger was stored by another version of Doublet. Analyse the file again.'
  )
}

/** Stands for a stored ledger: for its files, the settings they were read with, and all figures that came of them. */
export function readLedgerKey(db: Database.Database): string {
  const result = db.prepare<[], string>("SELECT value FROM main.meta WHERE key = 'result'").pluck().get()!
  return createHash('sha256').update(result).digest('hex')
}
