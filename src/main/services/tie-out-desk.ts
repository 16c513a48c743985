import type { TieOut, TypedTotals } from '../../shared/tie-out.ts'
import type { TieOutRecords } from '../catalog/tie-out-records.ts'
import type { ReaderClient } from '../processes/reader-client.ts'
import type { LedgerPlace } from '../processes/reader-protocol.ts'

/** Keeps the totals an auditor typed with their ledger, and compares them with it. */
export interface TieOutDesk {
  read(ledger: LedgerPlace): Promise<TieOut>
  /** Kept only where it could be compared. */
  save(ledger: LedgerPlace, typed: TypedTotals): Promise<TieOut>
}

const nothingTyped: TypedTotals = { rows: '', debit: '', credit: '', net: '', note: '' }

/** A desk over the catalogue's records; the reader, who knows amounts, compares. */
export function tieOutDesk(records: TieOutRecords, reader: ReaderClient): TieOutDesk {
  return {
    async read(ledger) {
      const { typed, savedAt } = records.find(ledger.ledgerId) ?? { typed: nothingTyped, savedAt: null }
      return { typed, savedAt, compared: await reader.ask('tieOut', { ledger, typed }) }
    },
    async save(ledger, typed) {
      const compared = await reader.ask('tieOut', { ledger, typed })
      const savedAt = new Date().toISOString()
      records.put(ledger.ledgerId, { typed, savedAt })
      return { typed, savedAt, compared }
    }
  }
}
