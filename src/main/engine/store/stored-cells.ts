import type Database from 'better-sqlite3'
import { readLedgerKey, openLedger } from './open-ledger.ts'

/** The records of a finished ledger, one by one, as they stood in the file. */
export class StoredCells {
  protected readonly db: Database.Database
  readonly #select: Database.Statement<[number], string>

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(ledgerPath: string) {
    this.db = openLedger(ledgerPath)
    this.#select = this.db.prepare<[number], string>('SELECT cells FROM line WHERE id = ?').pluck()
  }

  /** As scores of it are marked with. */
  get ledgerKey(): string {
    return readLedgerKey(this.db)
  }

  cellsOf(lineId: number): string[] {
    return JSON.parse(this.#select.get(lineId)!) as string[]
  }

  close(): void {
    this.db.close()
  }
}
