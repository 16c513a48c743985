import type { LedgerResult } from '../../shared/job.ts'
import { GraveNotices } from '../components/grave-notices.tsx'
import { HeadlineFigures } from './headline-figures.tsx'
import { LedgerFigures } from './ledger-figures.tsx'
import { LineStatement } from './line-statement.tsx'
import { NoticesPanel } from './notices-panel.tsx'
import { OpinionNote } from './opinion-note.tsx'
import { PicturePanel } from './picture-panel.tsx'
import { SincePanel } from './since-panel.tsx'
import { TypesPanel } from './types-panel.tsx'

/** The finished ledger at a glance; every figure and every bar is a way into the findings behind it. */
export function OverviewView({ ledgerId, result }: { ledgerId: string; result: LedgerResult }) {
  const { analytics, duplicates } = result
  return (
    <div className="overview-view">
      <GraveNotices facts={analytics} />
      <OpinionNote ledgerId={ledgerId} model={result.model} />
      <HeadlineFigures ledgerId={ledgerId} facts={analytics} duplicates={duplicates} />
      <LineStatement facts={analytics} />
      <SincePanel ledgerId={ledgerId} />
      <TypesPanel duplicates={duplicates} settings={analytics.settings} />
      <div className="stack">
        <PicturePanel ledgerId={ledgerId} kind="risk" />
        <PicturePanel ledgerId={ledgerId} kind="fact" />
      </div>
      <PicturePanel ledgerId={ledgerId} kind="month" />
      <PicturePanel ledgerId={ledgerId} kind="account" />
      <PicturePanel ledgerId={ledgerId} kind="amount" />
      {analytics.users !== null && <PicturePanel ledgerId={ledgerId} kind="user" />}
      {duplicates.types[2] !== null && <PicturePanel ledgerId={ledgerId} kind="source" />}
      <LedgerFigures facts={analytics} duplicates={duplicates} />
      <NoticesPanel facts={analytics} />
    </div>
  )
}
