import type { Activity } from '../../../shared/activity.ts'
import type { UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { ListedLine } from '../../../shared/line.ts'
import type { WorkpaperFacts } from './workpaper-facts.ts'
import type { WorkpaperFinding, WorkpaperLine } from '../findings/workpaper-rows.ts'
import type { Footing } from './footing.ts'

/** Everything a workpaper is made of; the rows are read anew for each part that has them. */
export interface WorkpaperContent {
  facts: WorkpaperFacts
  footing: Footing
  /** Decimals of the ledger's finest amount. */
  decimals: number
  findings(): Iterable<WorkpaperFinding>
  lines(): Iterable<WorkpaperLine>
  listed: { rows: number; read(): Iterable<ListedLine> }
  journals(): Iterable<UnbalancedJournal>
  activity: Activity[]
}

/** The findings that somebody has decided. */
export function* decidedFindings(findings: Iterable<WorkpaperFinding>): IterableIterator<WorkpaperFinding> {
  for (const one of findings) if (one.decision.decided !== null) yield one
}
