import type { Job } from '../../shared/job.ts'
import { openTab } from '../stores/screen.ts'
import { analyseAgain } from '../stores/job-actions.ts'
import { text } from '../text/text.ts'

const words = text.shell.earlier

/** What stands in place of findings that an earlier version made: their file can no longer be read, so they are made anew. */
export function EarlierVersion({ job }: { job: Job }) {
  return (
    <section className="panel failed" aria-label={words.name}>
      <h2>{words.title}</h2>
      <p>{words.why(job.files.length)}</p>
      <p className="dim">{words.kept}</p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => void analyseAgain(job.jobId)}>
          {words.again}
        </button>
        <button type="button" onClick={() => openTab('columns')}>
          {words.checkColumns}
        </button>
      </div>
    </section>
  )
}

/** What is told above a ledger that can be reviewed, and not be judged anew as it is stored. */
export function StoredEarlier({ job }: { job: Job }) {
  return (
    <p className="stored-earlier" role="note">
      <span>{words.stored}</span>
      <button type="button" onClick={() => void analyseAgain(job.jobId)}>
        {words.again}
      </button>
    </p>
  )
}
