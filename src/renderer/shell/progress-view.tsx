import { jobStages } from '../../shared/job.ts'
import type { Job } from '../../shared/job.ts'
import { MappingTable } from './mapping-table.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useElapsed } from '../components/use-elapsed.ts'
import { formatCount, formatShare } from '../format/numbers.ts'
import { stageWords } from '../text/words.ts'
import { cancelJob } from '../stores/job-actions.ts'

function StageList({ job }: { job: Job }) {
  const at = job.stage === null ? -1 : jobStages.indexOf(job.stage)
  return (
    <ol className="stages">
      {jobStages.map((stage, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'ahead'
        return (
          <li key={stage} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="stage-mark" aria-hidden="true">
              {state === 'done' ? '✓' : index + 1}
            </span>
            <span>
              <strong>{stageWords[stage].name}</strong>
              {state === 'done' && <span className="visually-hidden"> (done)</span>}
              <small>{stageWords[stage].what}</small>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** A job on its way: which stage, how far, how long, and how the columns are read as soon as that is known. */
export function ProgressView({ job }: { job: Job }) {
  const elapsed = useElapsed(job)
  const isWaiting = job.status === 'PENDING'
  return (
    <div className="progress-view">
      <section className="panel" aria-label="Progress">
        <header>
          <h2>{isWaiting ? 'Waiting for its turn' : job.message}</h2>
          <button type="button" onClick={() => void cancelJob(job.jobId)}>
            Cancel job
          </button>
        </header>
        <ProgressBar fraction={job.fraction} label="Progress of the job" />
        <p className="progress-facts num">
          <span>{formatShare(Math.floor(job.fraction * 100) / 100)}</span>
          <span>{formatCount(job.rowsSoFar)} rows so far</span>
          <span>{elapsed}</span>
        </p>
        <StageList job={job} />
        <p className="dim">You can look at other ledgers and drop more files meanwhile.</p>
      </section>
      {job.mapping && (
        <section className="panel" aria-label="Columns">
          <header>
            <h2>How the columns are read</h2>
          </header>
          <MappingTable mapping={job.mapping} />
        </section>
      )}
    </div>
  )
}
