import type { Job } from '../../shared/job.ts'
import { DropBox } from '../components/drop-box.tsx'
import { EngagementCard } from '../components/engagement-card.tsx'
import { engagementWords } from '../format/words.ts'
import { useJobs } from '../stores/jobs.ts'
import { groupByEngagement } from '../stores/merge-jobs.ts'
import { useToasts } from '../stores/toasts.ts'
import { RailJob } from './rail-job.tsx'

interface Props {
  selected: Job | undefined
  onKeys: () => void
  onLog: () => void
}

/** The left side: for whom, which ledgers and what they are doing, and a place to drop more. */
export function Rail({ selected, onKeys, onLog }: Props) {
  const { jobs, isListed } = useJobs()
  const told = useToasts((state) => state.toasts.length)
  const groups = groupByEngagement(jobs)
  return (
    <aside className="rail" aria-label="Engagement and ledgers">
      <div className="brand">
        <span className="mark" aria-hidden="true">
          <i />
          <i />
        </span>
        Doublet
      </div>
      <EngagementCard />
      <nav className="ledgers" aria-label="Ledgers">
        {groups.length === 0 && (
          <p className="none">{isListed ? 'No ledgers yet.' : 'Looking for ledgers…'}</p>
        )}
        {groups.map((group) => (
          <section key={`${group.clientName}/${group.engagementId}`}>
            <h2>{groups.length === 1 ? 'Ledgers' : engagementWords(group)}</h2>
            <ul>
              {group.jobs.map((job) => (
                <RailJob key={job.jobId} job={job} isSelected={job.jobId === selected?.jobId} />
              ))}
            </ul>
          </section>
        ))}
      </nav>
      {jobs.length > 0 && <DropBox />}
      <footer>
        <button type="button" className="quiet small" onClick={onLog}>
          Messages{told > 0 && ` (${told})`}
        </button>
        <button type="button" className="quiet small" onClick={onKeys}>
          Keys <kbd>?</kbd>
        </button>
      </footer>
    </aside>
  )
}
