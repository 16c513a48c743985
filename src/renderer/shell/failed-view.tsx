import type { Job } from '../../shared/job.ts'
import { openTab } from '../stores/screen.ts'
import { retryJob } from '../stores/job-actions.ts'

/** A job that failed or was cancelled: what happened, and the ways on. */
export function FailedView({ job }: { job: Job }) {
  const { error } = job
  const isOne = job.files.length === 1
  const hasFailed = job.status === 'FAILED'
  return (
    <section className="panel failed" aria-label="What happened">
      <h2>
        {hasFailed
          ? `${isOne ? 'This file was' : 'These files were'} not analysed`
          : 'This job was cancelled'}
      </h2>
      <p>{error?.message ?? job.message}</p>
      <p className="dim">
        {hasFailed
          ? `The ${isOne ? 'file itself was' : 'files themselves were'} not changed, and nothing half-done was kept. Other jobs are not affected.`
          : `The ${isOne ? 'file' : 'files'} can be analysed again at any time.`}
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
