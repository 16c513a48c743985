import { useState } from 'react'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { exportActivity, useExportsEnded } from '../stores/exports.ts'
import { useJobs } from '../stores/jobs.ts'
import { isOver } from '../stores/merge-jobs.ts'
import { useReviewRevision } from '../stores/review.ts'
import { ActivityEntries, entriesPerPage } from './activity-entries.tsx'
import { text } from '../text/text.ts'

const words = text.activity

/** Everything that was done in the ledger's engagement, newest first. The log is only ever added to. */
export function ActivityView({ ledgerId }: { ledgerId: string }) {
  const [pages, setPages] = useState(1)
  const ended = useJobs(({ jobs }) => jobs.filter(isOver).length)
  // Whatever is noted in the log comes with one of these.
  const revision = [useReviewRevision(ledgerId), useExportsEnded(), ended].join('/')
  const { value, problem } = useAnswer(`${ledgerId}/${revision}`, () =>
    ask('activity:page', { ledgerId, offset: 0, limit: 1 })
  )
  const total = value?.total ?? 0
  const older = total - pages * entriesPerPage
  return (
    <section className="panel activity-log" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        <small>{words.about}</small>
        <button
          type="button"
          className="small"
          disabled={total === 0}
          onClick={() => void exportActivity(ledgerId)}
        >
          {words.export}
        </button>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {!value && !problem && <p className="dim">{words.reading}</p>}
      {value?.total === 0 && <p className="dim">{words.none}</p>}
      {total > 0 && (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.kind}</th>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.who}</th>
              </tr>
            </thead>
            {Array.from({ length: pages }, (_, page) => (
              <ActivityEntries key={page} ledgerId={ledgerId} page={page} revision={revision} />
            ))}
          </table>
        </div>
      )}
      {older > 0 && (
        <button type="button" className="quiet" onClick={() => setPages(pages + 1)}>
          {words.older(older)}
        </button>
      )}
    </section>
  )
}
