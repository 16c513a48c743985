import type { Job } from '../../shared/job.ts'
import { openTab } from '../stores/screen.ts'
import { removeFromList } from '../stores/folder.ts'
import { retryJob } from '../stores/job-actions.ts'
import { text } from '../text/text.ts'

const words = text.shell.failed

/** A job that failed or was cancelled: what happened, and the ways on. */
export function FailedView({ job }: { job: Job }) {
  const { error } = job
  const files = job.files.length
  const hasFailed = job.status === 'FAILED'
  return (
    <section className="panel failed" aria-label={words.name}>
      <h2>{hasFailed ? words.title(files) : words.cancelled}</h2>
      <p>{error?.message ?? job.message}</p>
      <p className="dim">{hasFailed ? words.unharmed(files) : words.again(files)}</p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => void retryJob(job.jobId)}>
          {words.retry}
        </button>
        <button type="button" onClick={() => openTab('columns')}>
          {words.checkColumns}
        </button>
        <button type="button" onClick={() => void removeFromList(job.jobId)}>
          {words.remove}
        </button>
      </div>
      {error && (
        <details>
          <summary>{words.detail}</summary>
          <pre>
            {[words.code(error.code), words.jobId(job.jobId), error.detail].filter(Boolean).join('\n\n')}
          </pre>
        </details>
      )}
    </section>
  )
}
