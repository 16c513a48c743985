import type { Job } from '../../shared/job.ts'
import { openTab } from '../stores/screen.ts'
import { retryJob } from '../stores/job-actions.ts'

/** What stands in place of findings that an earlier version made: their file can no longer be read, so they are made anew. */
export function EarlierVersion({ job }: { job: Job }) {
  const isOne = job.files.length === 1
  return (
    <section className="panel failed" aria-label="Analysed by an earlier version">
      <h2>An earlier version of Doublet analysed this ledger</h2>
      <p>
        It did not look for all that is reviewed today. Analyse the {isOne ? 'file' : 'files'} again; it takes
        about as long as the first time.
      </p>
      <p className="dim">Nothing is lost: this result stays in the list, with its columns and settings.</p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => void retryJob(job.jobId)}>
          Analyse again
        </button>
        <button type="button" onClick={() => openTab('columns')}>
          Check the columns
        </button>
      </div>
    </section>
  )
}
