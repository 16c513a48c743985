import type { Job } from '../../shared/job.ts'
import { startWorkpaper } from '../stores/exports.ts'
import { takeAnswers, useReview } from '../stores/review.ts'
import { useHeader } from '../stores/workpaper.ts'
import { text } from '../text/text.ts'

const words = text.workpaper.queries

/** What is asked of the client: the list that goes out, and the one that comes back with answers. */
export function ClientQueries({ job, ledgerId }: { job: Job; ledgerId: string }) {
  const header = useHeader(job)
  const asked = useReview(ledgerId)?.byDisposition.query
  if (asked === undefined) return null
  return (
    <section className="parts" aria-labelledby="queries-title">
      <h3 id="queries-title">{words.title}</h3>
      <p className="note">{words.asked(asked)}</p>
      <div className="actions">
        <button
          type="button"
          disabled={asked === 0}
          onClick={() => void startWorkpaper(ledgerId, header, ['queryList'])}
        >
          {words.exportList}
        </button>
        <button type="button" onClick={() => void takeAnswers(ledgerId)}>
          {words.takeAnswers}
        </button>
      </div>
    </section>
  )
}
