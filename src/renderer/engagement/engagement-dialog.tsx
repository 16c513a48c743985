import type { Engagement } from '../../shared/contract.ts'
import type { Job } from '../../shared/job.ts'
import { Dialog } from '../components/dialog.tsx'
import { MaterialityForm } from '../components/materiality-form.tsx'
import { isSameEngagement, useEngagement } from '../stores/engagement.ts'
import { text } from '../text/text.ts'
import { engagementWords } from '../text/words.ts'
import { EngagementFields } from './engagement-fields.tsx'
import { MoveForm } from './move-form.tsx'

const words = text.engagement
const nobody: Engagement = { clientName: '', engagementId: '' }

/** A new engagement, which the next files are analysed for. */
export function NewEngagementDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.newTitle} onClose={onClose}>
      <EngagementFields engagement={nobody} isNew onDone={onClose} />
    </Dialog>
  )
}

interface Props {
  /** The ledger that is looked at. */
  job: Job | undefined
  /** Whether it is about the ledger's engagement, or about the one of the next files. */
  isOfLedger: boolean
  onClose: () => void
}

/** What is said of an engagement, what is material in it, and the way of a ledger into another one. */
export function EngagementDialog({ job, isOfLedger, onClose }: Props) {
  const chosen = useEngagement()
  const engagement = isOfLedger && job ? job : chosen
  const isNone = isSameEngagement(engagement, nobody)
  const ledger = job && isSameEngagement(job, engagement) ? job : undefined
  return (
    <Dialog title={isNone ? words.title : engagementWords(engagement)} onClose={onClose}>
      <div className="engagement-sheet">
        {!isNone && <EngagementFields engagement={engagement} isNew={false} onDone={onClose} />}
        {isOfLedger && job?.ledgerId && <MoveForm job={job} ledgerId={job.ledgerId} onDone={onClose} />}
        {!isNone && ledger?.ledgerId && (
          <section aria-label={words.materiality}>
            <h3>{words.materiality}</h3>
            <MaterialityForm ledgerId={ledger.ledgerId} />
          </section>
        )}
      </div>
    </Dialog>
  )
}
