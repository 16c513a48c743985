import { z } from 'zod'
import type { TieOut, TypedTotals } from '../../shared/tie-out.ts'
import type { TieOutRecords } from '../catalog/tie-out-records.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { id } from './arguments.ts'
import { describeTotals } from './describe-run.ts'
import type { Entries, Reader } from './entries.ts'
import type { ActivityNotes } from './activity-notes.ts'

const nothingTyped: TypedTotals = { rows: '', debit: '', credit: '', net: '', note: '' }
const typedTotal = z.string().max(60)

/** The totals an auditor typed for a ledger, compared with it by the reader, who knows amounts. */
export async function readTieOut(
  records: TieOutRecords,
  reader: Reader,
  ledger: LedgerPlace
): Promise<TieOut> {
  const { typed, savedAt } = records.find(ledger.ledgerId) ?? { typed: nothingTyped, savedAt: null }
  return { typed, savedAt, compared: await reader.ask('compareTotals', ledger, typed) }
}

/** The requests about the client's totals. They are kept only where they could be compared. */
export function tieOutEntries(
  records: TieOutRecords,
  reader: Reader,
  queue: Pick<JobQueue, 'ledger'>,
  notes: Pick<ActivityNotes, 'settingsChanged'>
): Entries<`tieout:${'read' | 'save'}`> {
  return {
    'tieout:read': {
      args: z.strictObject({ ledgerId: id }),
      by: ({ ledgerId }) => readTieOut(records, reader, queue.ledger(ledgerId).place)
    },
    'tieout:save': {
      args: z.strictObject({
        ledgerId: id,
        typed: z.strictObject({
          rows: typedTotal,
          debit: typedTotal,
          credit: typedTotal,
          net: typedTotal,
          note: z.string().max(2000)
        })
      }),
      by: async ({ ledgerId, typed }) => {
        const { place, record } = queue.ledger(ledgerId)
        const compared = await reader.ask('compareTotals', place, typed)
        const savedAt = new Date().toISOString()
        records.put(ledgerId, { typed, savedAt })
        notes.settingsChanged(record, describeTotals(place.name, typed))
        return { typed, savedAt, compared }
      }
    }
  }
}
