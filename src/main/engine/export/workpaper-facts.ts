import type { Engagement } from '../../../shared/contract.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { NumberedCard } from '../../../shared/model.ts'
import type { TieOut } from '../../../shared/tie-out.ts'
import type { WorkpaperHeader } from '../../../shared/workpaper.ts'

/** What a workpaper tells besides the rows of its ledger: nothing in it depends on when or where it is exported. */
export interface WorkpaperFacts {
  engagement: Engagement
  header: WorkpaperHeader
  /** When the ledger was submitted (ISO 8601, UTC) and how long it took, HH:MM:SS. */
  analysed: { at: string; took: string }
  /** Of Doublet. */
  version: string
  tieOut: TieOut
  /** The model that scored this ledger; null where none did, or it is not known any more. */
  model: NumberedCard | null
  result: LedgerResult
}
