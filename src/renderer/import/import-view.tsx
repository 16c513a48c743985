import type { LedgerFacts } from '../../shared/ledger.ts'
import { GraveNotices } from '../components/grave-notices.tsx'
import { NoticesPanel } from '../components/notices-panel.tsx'
import { useTieOut } from '../stores/use-tie-out.ts'
import { BlanksPanel } from './blanks-panel.tsx'
import { ImportVerdicts } from './import-verdicts.tsx'
import { JournalsPanel } from './journals-panel.tsx'
import { LineAccountPanel } from './line-account-panel.tsx'
import { ListedLinesPanel } from './listed-lines-panel.tsx'
import { MonthsPanel } from './months-panel.tsx'
import { ReadAsPanel } from './read-as-panel.tsx'
import { TieOutPanel } from './tie-out-panel.tsx'
import { text } from '../text/text.ts'

/** The proof that the whole file was read: what each line is, what ties out, and every line that is excluded. */
export function ImportView({
  jobId,
  ledgerId,
  facts
}: {
  jobId: string
  ledgerId: string
  facts: LedgerFacts
}) {
  const tie = useTieOut(ledgerId)
  const { proof } = facts
  if (proof === null) {
    return <p className="note">{text.imports.noProof}</p>
  }
  return (
    <div className="import-view">
      <GraveNotices facts={facts} />
      <ImportVerdicts facts={facts} tieOut={tie.tieOut} />
      <NoticesPanel facts={facts} />
      <div className="stack">
        <LineAccountPanel facts={facts} />
        <MonthsPanel facts={facts} months={proof.months} />
      </div>
      <div className="stack">
        <TieOutPanel facts={facts} tie={tie} />
        <JournalsPanel ledgerId={ledgerId} facts={facts} journals={proof.journals} />
        <BlanksPanel facts={facts} blanks={proof.blanks} />
      </div>
      <ListedLinesPanel ledgerId={ledgerId} facts={facts} />
      <ReadAsPanel jobId={jobId} facts={facts} />
    </div>
  )
}
