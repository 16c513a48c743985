import type { Job } from '../../shared/job.ts'
import { openTab } from '../stores/desk.ts'
import { retryJob } from '../stores/job-actions.ts'

/** A job that failed or was cancelled: what happened, and the ways on. */
export function FailedView({ job }: { job: Job }) {
  const { error } = job
  const hasFailed = job.status === 'FAILED'
  return (
    <section className="panel failed" aria-label="What happened">
      <h2>{hasFailed ? 'This file was not analysed' : 'This job was cancelled'}</h2>
      <p>{error?.message ?? job.message}</p>
      <p className="dim">
        {hasFailed
          ? 'The file itself was not changed, and nothing half-done was kept. Other jobs are not affected.'
          : 'Nothing half-done was kept. The file can be analysed again at any time.'}
      </p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => void retryJob(job.jobId)}>
          Retry
        </button>
        <button type="button" onClick={() => openTab('columns')}>
          Check the columns
        </button>
      </div>
      {error && (
        <details>
          <summary>Technical detail</summary>
          <pre>{[`Code: ${error.code}`, error.detail].filter(Boolean).join('\n\n')}</pre>
        </details>
      )}
    </section>
  )
}
