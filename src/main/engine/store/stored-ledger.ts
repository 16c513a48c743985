import type Database from 'better-sqlite3'
import type { LedgerResult } from '../../../shared/job.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { BlockReader } from './blocks.ts'
import { readInherited, type Inherited, type KeptDecisions } from './inherited-decisions.ts'
import { readLedger } from './ledger-blocks.ts'
import { openLedger, readLedgerKey, readMeta, requireCurrent } from './open-ledger.ts'
import { readIntegers } from './read-integers.ts'

/** A duplicate line, in review order, as far as learning needs it. */
export interface RepeatedLine {
  lineId: number
  /** The finding it is in. */
  findingNo: number
  /** The same for lines of one account and amount. */
  leg: number
  riskScore: number
}

/** A finished ledger file, from which its ledger is read back as it was. */
export class StoredLedger {
  readonly result: LedgerResult
  readonly #db: Database.Database

  /** Throws LEDGER_GONE or LEDGER_VERSION where the file cannot be used. */
  constructor(ledgerPath: string) {
    this.#db = openLedger(ledgerPath)
    requireCurrent(this.#db)
    this.result = readMeta(this.#db).result
  }

  /** As scores of it are marked with. */
  get ledgerKey(): string {
    return readLedgerKey(this.#db)
  }

  /** Throws LEDGER_DAMAGED. */
  readLedger(): Ledger {
    const { mapping, settings } = this.result.analytics
    return readLedger(new BlockReader(this.#db), mapping, settings)
  }

  /** The duplicate lines, from 0, in review order: the one at position p is at p - 1. */
  repeatedLines(): Int32Array {
    return readIntegers(this.#db, 'line_id - 1', '(SELECT line_id FROM duplicate ORDER BY position)')
  }

  repeated(): IterableIterator<RepeatedLine> {
    return this.#db
      .prepare<[], RepeatedLine>(
        `SELECT line_id AS lineId, finding_no AS findingNo, group_1 AS leg, risk_score AS riskScore
         FROM duplicate ORDER BY position`
      )
      .iterate()
  }

  /** Every finding's number and the key its decision is kept by. */
  findings(): { findingNo: number; membersKey: string }[] {
    return this.#db
      .prepare<[], { findingNo: number; membersKey: string }>(
        'SELECT finding_no AS findingNo, members_key AS membersKey FROM finding ORDER BY finding_no'
      )
      .all()
  }

  /** What decisions under other keys say of its findings, by number. */
  inherited(kept: KeptDecisions): Map<number, Inherited> {
    return readInherited(this.#db, kept)
  }

  close(): void {
    this.#db.close()
  }
}
