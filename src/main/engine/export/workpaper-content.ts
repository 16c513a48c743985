import type { Activity } from '../../../shared/activity.ts'
import type { UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { ListedLine } from '../../../shared/line.ts'
import type { WorkpaperFinding, WorkpaperGroup, WorkpaperLine } from '../findings/workpaper-rows.ts'
import type { Footing } from './footing.ts'
import type { Engagement } from '../../../shared/contract.ts'
import type { ExportForms } from '../../../shared/firm-settings.ts'
import type { LedgerResult } from '../../../shared/job.ts'
import type { SetMateriality } from '../../../shared/materiality.ts'
import type { NumberedCard } from '../../../shared/model.ts'
import type { TieOut } from '../../../shared/tie-out.ts'
import type { WorkpaperHeader } from '../../../shared/workpaper.ts'

/** Everything a workpaper is made of; the rows are read anew for each part that has them. */
export interface WorkpaperContent {
  facts: WorkpaperFacts
  footing: Footing
  /** Decimals of the ledger's finest amount. */
  decimals: number
  findings(): Iterable<WorkpaperFinding>
  lines(): Iterable<WorkpaperLine>
  /** How many groups of all types there are, and each of them. */
  groups: { rows: number; read(): Iterable<WorkpaperGroup> }
  listed: { rows: number; read(): Iterable<ListedLine> }
  journals(): Iterable<UnbalancedJournal>
  activity: Activity[]
}

/** The findings that somebody has decided. */
export function* decidedFindings(findings: Iterable<WorkpaperFinding>): IterableIterator<WorkpaperFinding> {
  for (const one of findings) if (one.decision.decided !== null) yield one
}

/** What a workpaper tells besides the rows of its ledger: nothing in it depends on when or where it is exported. */
export interface WorkpaperFacts {
  engagement: Engagement
  header: WorkpaperHeader
  /** Whether the engagement lets one person prepare and review. */
  onePerson: boolean
  /** When the ledger was submitted (ISO 8601, UTC) and how long it took, HH:MM:SS. */
  analysed: { at: string; took: string }
  /** How days, numbers and moments are written; the moments here are written so already. */
  forms: ExportForms
  /** Of Doublet. */
  version: string
  tieOut: TieOut
  /** What is set for the engagement, by currency. */
  materiality: SetMateriality[]
  /** The model that scored this ledger; null where none did, or it is not known any more. */
  model: NumberedCard | null
  result: LedgerResult
}
