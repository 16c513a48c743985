import type { Job } from '../../shared/job.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { useElapsed } from '../components/use-elapsed.ts'
import { formatDate, formatMoment } from '../format/moment.ts'
import { formatCount, formatNoun, formatShare } from '../format/numbers.ts'
import { shortId } from '../format/short.ts'
import { stageWords, statusWords } from '../text/words.ts'
import { selectJob } from '../stores/screen.ts'
import { cancelJob } from '../stores/job-actions.ts'
import { isOver } from '../stores/merge-jobs.ts'
import type { ReviewSummary } from '../../shared/decision.ts'
import { useReview } from '../stores/review.ts'

function tellReview({ findings, byDisposition, reviewed }: ReviewSummary): string {
  if (findings === 0) return 'no findings'
  return reviewed === findings ? '✓ signed off' : `${formatCount(byDisposition.open)} open`
}

/** What is still to be decided of a ledger, or that all of it was reviewed. */
function ReviewBadge({ ledgerId }: { ledgerId: string }) {
  const review = useReview(ledgerId)
  return review && <span className="badge num">{tellReview(review)}</span>
}

/** Where the job stands, in the few words the rail has room for. */
function describe(job: Job): string {
  if (job.status === 'COMPLETED') {
    if (!job.result) return job.message
    const found = formatNoun(job.result.duplicates.distinctRows, 'duplicate line')
    const files = job.files.length > 1 ? `${formatNoun(job.files.length, 'file')} · ` : ''
    return `${files}${formatNoun(job.result.analytics.rows.read, 'row')} · ${found}`
  }
  if (job.status === 'FAILED') return job.error?.message ?? job.message
  if (job.status === 'PENDING') return 'Waiting for its turn'
  return statusWords[job.status]
}

function Running({ job }: { job: Job }) {
  const elapsed = useElapsed(job)
  const stage = job.stage ? stageWords[job.stage].name : 'Starting'
  return (
    <>
      <span className="rail-facts">
        <span>{stage}</span>
        <span className="num">{formatShare(Math.floor(job.fraction * 100) / 100)}</span>
      </span>
      <ProgressBar fraction={job.fraction} label={`Progress of ${job.file.name}`} />
      <span className="rail-facts num">
        <span>
          {formatCount(job.rowsSoFar)} rows · {elapsed}
        </span>
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
        <span
          className="rail-name"
          title={job.ledgerId === null ? job.file.name : `Job ${job.jobId}: ${job.file.name}`}
        >
          {job.file.name}
        </span>
        {job.ledgerId === null ? (
          <span className="job-id" title={`Job ${job.jobId}`}>
            {shortId(job.jobId)}
          </span>
        ) : (
          <ReviewBadge ledgerId={job.ledgerId} />
        )}
        {job.status === 'PROCESSING' ? (
          <Running job={job} />
        ) : (
          <span className="rail-line">
            <span className="rail-status">
              {job.status === 'FAILED' && <strong>Failed. </strong>}
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
          aria-label={`Cancel ${job.file.name}`}
          onClick={() => void cancelJob(job.jobId)}
        >
          Cancel
        </button>
      )}
    </li>
  )
}
