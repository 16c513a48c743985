import type Database from 'better-sqlite3'
import type { TypedTotals } from '../../shared/tie-out.ts'
import { changeForGood } from './open-catalog.ts'

/** What was typed for a ledger, and when. */
interface TieOutRecord {
  typed: TypedTotals
  /** ISO 8601, UTC. */
  savedAt: string
}

/** The client's totals of a catalogue, by ledger. */
export interface TieOutRecords {
  /** null where nothing was typed for the ledger yet. */
  find(ledgerId: string): TieOutRecord | null
  /** Replaces what was typed before; it is on the disk when this returns. */
  put(ledgerId: string, record: TieOutRecord): void
}

/** The table `tie_out` of an open catalogue. */
export function tieOutRecords(db: Database.Database): TieOutRecords {
  const find = db.prepare<[string], { typed: string; saved_at: string }>(
    'SELECT typed, saved_at FROM tie_out WHERE ledger_id = ?'
  )
  const put = db.prepare(
    `INSERT INTO tie_out (ledger_id, typed, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (ledger_id) DO UPDATE SET typed = excluded.typed, saved_at = excluded.saved_at`
  )
  return {
    find(ledgerId) {
      const row = find.get(ledgerId)
      return row === undefined ? null : { typed: JSON.parse(row.typed) as TypedTotals, savedAt: row.saved_at }
    },
    put: (ledgerId, { typed, savedAt }) =>
      changeForGood(db, () => put.run(ledgerId, JSON.stringify(typed), savedAt))
  }
}
