import type { TieOut, TypedTotals } from '../shared/tie-out.ts'
import type { TieOutRecords } from './catalog/tie-out-records.ts'
import type { ReaderClient } from './reader-client.ts'

/** Keeps the totals an auditor typed with their ledger, and compares them with it. */
export interface TieOutDesk {
  read(ledgerId: string, ledgerPath: string): Promise<TieOut>
  /** Kept only where it could be compared. */
  save(ledgerId: string, ledgerPath: string, typed: TypedTotals): Promise<TieOut>
}

const nothingTyped: TypedTotals = { rows: '', debit: '', credit: '', net: '', note: '' }

/** A desk over the catalogue's records; the reader, who knows amounts, compares. */
export function tieOutDesk(records: TieOutRecords, reader: ReaderClient): TieOutDesk {
  return {
    async read(ledgerId, ledgerPath) {
      const { typed, savedAt } = records.find(ledgerId) ?? { typed: nothingTyped, savedAt: null }
      return { typed, savedAt, compared: await reader.ask('tieOut', { ledgerPath, typed }) }
    },
    async save(ledgerId, ledgerPath, typed) {
      const compared = await reader.ask('tieOut', { ledgerPath, typed })
      const savedAt = new Date().toISOString()
      records.put(ledgerId, { typed, savedAt })
      return { typed, savedAt, compared }
    }
  }
}
