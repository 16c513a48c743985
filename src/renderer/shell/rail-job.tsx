import type { Job } from '../../shared/job.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useElapsed } from '../components/use-elapsed.ts'
import { formatDate, formatMoment } from '../format/moment.ts'
import { formatShare } from '../format/numbers.ts'
import { stageWords, statusWords } from '../text/words.ts'
import { selectJob } from '../stores/screen.ts'
import { removeFromList } from '../stores/folder.ts'
import { cancelJob } from '../stores/job-actions.ts'
import { isOver } from '../stores/merge-jobs.ts'
import { useReview } from '../stores/review.ts'
import { text } from '../text/text.ts'

const words = text.shell.job

/** What is still to be decided of a ledger, or that all of it was reviewed. */
function ReviewBadge({ ledgerId }: { ledgerId: string }) {
  const review = useReview(ledgerId)
  return review && <span className="badge num">{words.review(review)}</span>
}

/** Where the job stands, in the few words the rail has room for. */
function describe(job: Job): string {
  if (job.status === 'COMPLETED') {
    if (!job.result) return job.message
    const { analytics, duplicates } = job.result
    return words.done(job.files.length, analytics.rows.read, duplicates.distinctRows)
  }
  if (job.status === 'FAILED') return job.error?.message ?? job.message
  if (job.status === 'PENDING') return words.waiting
  return statusWords[job.status]
}

function Running({ job }: { job: Job }) {
  const elapsed = useElapsed(job)
  const stage = job.stage ? stageWords[job.stage].name : words.starting
  return (
    <>
      <span className="rail-facts">
        <span>{stage}</span>
        <span className="num">{formatShare(Math.floor(job.fraction * 100) / 100)}</span>
      </span>
      <ProgressBar fraction={job.fraction} label={words.progress(job.file.name)} />
      <span className="rail-facts num">
        <span>{words.rows(job.rowsSoFar, elapsed)}</span>
      </span>
    </>
  )
}

/** One job in the rail: its file, where it stands, and a way to stop it while it runs. */
export function RailJob({ job, isSelected }: { job: Job; isSelected: boolean }) {
  return (
    <li className={isSelected ? 'rail-job on' : 'rail-job'}>
      <button
        type="button"
        className="rail-open"
        aria-current={isSelected || undefined}
        onClick={() => selectJob(job.jobId)}
      >
        <span className="rail-name" title={words.nameAndFile(job.jobId, job.file.name)}>
          {job.file.name}
        </span>
        {job.ledgerId !== null && <ReviewBadge ledgerId={job.ledgerId} />}
        {job.status === 'PROCESSING' ? (
          <Running job={job} />
        ) : (
          <span className="rail-line">
            <span className="rail-status">
              {job.status === 'FAILED' && <strong>{words.failed} </strong>}
              {job.status === 'NEEDS_INPUT' ? (
                <strong className="asks">{describe(job)}</strong>
              ) : (
                describe(job)
              )}
            </span>
            {['COMPLETED', 'CANCELLED'].includes(job.status) && (
              <time dateTime={job.submittedAt} title={formatMoment(job.submittedAt)}>
                {formatDate(job.submittedAt)}
              </time>
            )}
          </span>
        )}
      </button>
      {!isOver(job) && (
        <button
          type="button"
          className="quiet small"
          aria-label={words.cancelFile(job.file.name)}
          onClick={() => void cancelJob(job.jobId)}
        >
          {words.cancel}
        </button>
      )}
      {isOver(job) && job.ledgerId === null && (
        <button
          type="button"
          className="quiet small"
          aria-label={words.removeFile(job.file.name)}
          onClick={() => void removeFromList(job.jobId)}
        >
          {words.remove}
        </button>
      )}
    </li>
  )
}
