import type { LedgerResult } from '../../shared/job.ts'
import { BreakdownPanel } from './breakdown-panel.tsx'
import { GraveNotices } from './grave-notices.tsx'
import { HeadlineFigures } from './headline-figures.tsx'
import { LineStatement } from './line-statement.tsx'
import { NoticesPanel } from './notices-panel.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { TypesPanel } from './types-panel.tsx'

/** The finished ledger at a glance; every count is a way into the lines behind it. */
export function OverviewView({ ledgerId, result }: { ledgerId: string; result: LedgerResult }) {
  const { analytics, duplicates } = result
  return (
    <div className="overview-view">
      <GraveNotices facts={analytics} />
      <HeadlineFigures facts={analytics} duplicates={duplicates} />
      <div className="stack">
        <TypesPanel duplicates={duplicates} settings={analytics.settings} />
        <LineStatement facts={analytics} />
      </div>
      <div className="stack">
        <RiskPanel duplicates={duplicates} />
        <NoticesPanel facts={analytics} />
      </div>
      <BreakdownPanel ledgerId={ledgerId} hasUsers={analytics.users !== null} />
    </div>
  )
}
