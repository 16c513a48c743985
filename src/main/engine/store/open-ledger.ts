import { parse } from 'node:path'
import Database from 'better-sqlite3'
import type { LedgerResult } from '../../../shared/job.ts'
import { DoubletError } from '../../../shared/result.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { ledgerSchemaVersion, olderSchemaVersion } from './ledger-schema.ts'
import { viewOlderFindings } from './older-findings.ts'
import { createHash } from 'node:crypto'

/** Opens a finished ledger file for reading, of this version or the one before it that was given out. Throws LEDGER_GONE, LEDGER_SWAPPED or LEDGER_VERSION where it cannot be used. */
export function openLedger(path: string): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
    const version = versionOf(db)
    if (version === ledgerSchemaVersion || version === olderSchemaVersion) {
      requireOwnName(db, path)
      // Before the first temporary table: setting it drops those that are there.
      db.pragma('temp_store = MEMORY')
      if (version === olderSchemaVersion) viewOlderFindings(db)
      return db
    }
  } catch (error) {
    db?.close()
    if (error instanceof DoubletError) throw error
    throw new DoubletError(
      'LEDGER_GONE',
      'The stored ledger cannot be opened. Analyse the file again.',
      error instanceof Error ? error.message : String(error)
    )
  }
  db.close()
  throw otherVersion()
}

/** The name under which a ledger file is written, and says to be. */
export function ledgerNameOf(path: string): string {
  return parse(path).name
}

/** Files of earlier versions do not say their name. */
function requireOwnName(db: Database.Database, path: string): void {
  const name = db.prepare<[], string>("SELECT value FROM main.meta WHERE key = 'name'").pluck().get()
  if (name === undefined || name === ledgerNameOf(path)) return
  throw new DoubletError(
    'LEDGER_SWAPPED',
    'The file of this ledger holds another ledger. Put the right file back into the data folder, or analyse the ledger again; decisions are kept.',
    `${path} says to be ${name}`
  )
}

/** Closes a ledger file whose findings can be read, and not its lines as they were, and throws LEDGER_VERSION. */
export function requireCurrent(db: Database.Database): void {
  if (isCurrent(db)) return
  db.close()
  throw otherVersion()
}

/** Whether a ledger file is of this version. */
export function isCurrent(db: Database.Database): boolean {
  return versionOf(db) === ledgerSchemaVersion
}

/** Whether a newer Doublet wrote a ledger file. Throws where it is none. */
export function isNewer(path: string): boolean {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return Number(versionOf(db)) > ledgerSchemaVersion
  } finally {
    db.close()
  }
}

/** What is kept of a ledger as a whole. */
export function readMeta(db: Database.Database): { result: LedgerResult; scale: AmountScale } {
  const meta = db.prepare<[string], string>('SELECT value FROM main.meta WHERE key = ?').pluck()
  const result = JSON.parse(meta.get('result')!) as LedgerResult
  return {
    result: isCurrent(db) ? result : withOlderExposure(result),
    scale: JSON.parse(meta.get('scale')!) as AmountScale
  }
}

/** The version before had one figure for all currencies, and none of what was taken back. */
function withOlderExposure(result: LedgerResult): LedgerResult {
  const exposure = result.duplicates.exposure as unknown as string
  return {
    ...result,
    duplicates: { ...result.duplicates, exposure: [{ currency: '', exposure, net: exposure }] }
  }
}

function versionOf(db: Database.Database): unknown {
  return db.pragma('main.user_version', { simple: true })
}

function otherVersion(): DoubletError {
  return new DoubletError(
    'LEDGER_VERSION',
    'This ledger was stored by another version of Doublet. Analyse the file again.'
  )
}

/** Stands for a stored ledger: for its files, the settings they were read with, and all figures that came of them. */
export function readLedgerKey(db: Database.Database): string {
  const result = db.prepare<[], string>("SELECT value FROM main.meta WHERE key = 'result'").pluck().get()!
  return createHash('sha256').update(result).digest('hex')
}
