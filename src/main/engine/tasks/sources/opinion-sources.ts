import type { DuplicateTotals } from '../../../../shared/duplicate.ts'
import type { LedgerFacts } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { textReader } from '../../findings/duplicate-rows.ts'
import type { ComparedKeys } from '../../ledger/compare-keys.ts'
import type { KeyData } from '../../ledger/key-data.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import type { RepeatedLines } from '../../findings/repeated-lines.ts'
import type { StoredCells } from '../../store/stored-cells.ts'
import { viewLedger } from './view-ledger.ts'

/** What the model needs of a ledger, whether it was just read or is made from what is stored of it. */
export interface OpinionSources {
  keys: KeyData
  compared: ComparedKeys
  repeated: RepeatedLines
  mapping: Mapping
  analytics: LedgerFacts
  duplicates: DuplicateTotals
}

/** The ledger as the model sees it; texts that are not in memory are read from `lines`. */
export function viewSources(
  { keys, compared, repeated, mapping }: OpinionSources,
  lines: StoredCells
): LedgerView {
  const textOf = textReader(mapping)
  return viewLedger(keys, compared, mapping, (line) => {
    const known = repeated.textOf(line)
    if (known !== null) return known
    const cells = lines.cellsOf(line + 1)
    return { counterparty: textOf(cells, 'counterparty'), description: textOf(cells, 'description') }
  })
}
