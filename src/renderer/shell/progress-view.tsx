import { jobStages } from '../../shared/job.ts'
import type { Job } from '../../shared/job.ts'
import { MappingTable } from './mapping-table.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useElapsed } from '../components/use-elapsed.ts'
import { formatShare } from '../format/numbers.ts'
import { stageWords } from '../text/words.ts'
import { cancelJob } from '../stores/job-actions.ts'
import { text } from '../text/text.ts'

const words = text.shell.progress

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
              {state === 'done' && <span className="visually-hidden"> {words.stageDone}</span>}
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
      <section className="panel" aria-label={words.name}>
        <header>
          <h2>{isWaiting ? text.shell.job.waiting : job.message}</h2>
          <button type="button" onClick={() => void cancelJob(job.jobId)}>
            {words.cancel}
          </button>
        </header>
        <ProgressBar fraction={job.fraction} label={words.bar} />
        <p className="progress-facts num">
          <span>{formatShare(Math.floor(job.fraction * 100) / 100)}</span>
          <span>{words.rows(job.rowsSoFar)}</span>
          <span>{elapsed}</span>
        </p>
        <StageList job={job} />
        <p className="dim">{words.meanwhile}</p>
        <p className="dim">
          {words.jobId} <code>{job.jobId}</code> <CopyButton text={job.jobId} what={words.jobId} />
        </p>
      </section>
      {job.mapping && (
        <section className="panel" aria-label={words.columns}>
          <header>
            <h2>{words.columnsTitle}</h2>
          </header>
          <MappingTable mapping={job.mapping} />
        </section>
      )}
    </div>
  )
}
