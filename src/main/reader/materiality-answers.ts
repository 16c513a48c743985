import type { Events } from '../../shared/contract.ts'
import type { MaterialityState } from '../../shared/materiality.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { readMateriality, setMateriality } from '../review/materiality-records.ts'
import type { Forwarded } from './forwarded.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

/** The answers about materiality. Every open ledger of the engagement goes by what was set, and `changed` tells of it, before it is answered. */
export function materialityAnswers(
  ledgers: ReviewedLedgers,
  changed: (change: Events['review:changed']) => void
) {
  const stateOf = (ledger: LedgerPlace): MaterialityState => ({
    set: ledgers.file.read((db) => readMateriality(db, ledger.engagement), []),
    suggested: ledgers.factsAt(ledger).suggestMateriality()
  })
  return {
    'materiality:read': ({ ledger }) => stateOf(ledger),
    'materiality:set': ({ ledger, currency, amounts, by }) => {
      const { engagement, ledgerId } = ledger
      const at = new Date().toISOString()
      ledgers.file.use((db) => setMateriality(db, { engagement, ledgerId, currency, amounts, by, at }))
      for (const change of ledgers.showMateriality(engagement)) changed(change)
      return stateOf(ledger)
    }
  } satisfies Forwarded
}
