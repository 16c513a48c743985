import type { Job } from '../../shared/job.ts'
import { DropBox } from './drop-box.tsx'
import { EngagementCard } from './engagement-card.tsx'
import { useJobs } from '../stores/jobs.ts'
import { toggleRail, useIsRailFolded } from '../stores/rail-fold.ts'
import { useToasts } from '../stores/toasts.ts'
import { RailList } from './rail-list.tsx'

interface Props {
  selected: Job | undefined
  onKeys: () => void
  onLog: () => void
}

/** The left side: for whom, which ledgers and what they are doing, and a place to drop more. It can be folded away. */
export function Rail({ selected, onKeys, onLog }: Props) {
  const hasJobs = useJobs(({ jobs }) => jobs.length > 0)
  const told = useToasts((state) => state.toasts.length)
  const isFolded = useIsRailFolded()
  return (
    <aside className={isFolded ? 'rail folded' : 'rail'} aria-label="Engagement and ledgers">
      <div className="brand">
        <span className="mark" aria-hidden="true">
          <i />
          <i />
        </span>
        <span className="brand-name">Doublet</span>
        <button
          type="button"
          className="quiet small fold"
          aria-expanded={!isFolded}
          aria-label="Ledgers and engagement"
          aria-keyshortcuts="Control+B"
          title={`${isFolded ? 'Show' : 'Fold away'} (Ctrl+B)`}
          onClick={toggleRail}
        >
          <span aria-hidden="true">{isFolded ? '☰' : '«'}</span>
        </button>
      </div>
      {!isFolded && (
        <>
          <EngagementCard />
          <RailList selected={selected} />
          {hasJobs && <DropBox />}
          <footer>
            <button type="button" className="quiet small" onClick={onLog}>
              Messages{told > 0 && ` (${told})`}
            </button>
            <button type="button" className="quiet small" onClick={onKeys}>
              Keys <kbd>?</kbd>
            </button>
          </footer>
        </>
      )}
    </aside>
  )
}
