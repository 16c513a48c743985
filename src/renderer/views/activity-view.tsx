import { useState } from 'react'
import type { Activity, ActivityKind } from '../../shared/activity.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../components/use-answer.ts'
import { formatMoment } from '../format/moment.ts'
import { formatNoun } from '../format/numbers.ts'
import { exportActivity } from '../stores/exports.ts'
import { useReviewRevision } from '../stores/review.ts'

const entriesAtATime = 200
const mostEntries = 1000

const kindWords: Record<ActivityKind, string> = {
  import: 'Import',
  settings: 'Settings',
  decision: 'Decision',
  undo: 'Undo',
  signOff: 'Sign-off',
  export: 'Export',
  model: 'Model'
}

function Entry({ entry }: { entry: Activity }) {
  return (
    <tr>
      <td className="num">
        <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
      </td>
      <td>{kindWords[entry.kind]}</td>
      <td className="wrap">{entry.text}</td>
      <td>{entry.by === '' ? <span className="dim">not named</span> : entry.by}</td>
    </tr>
  )
}

/** Everything that was done in the ledger's engagement, newest first. The log is only ever added to. */
export function ActivityView({ ledgerId }: { ledgerId: string }) {
  const [limit, setLimit] = useState(entriesAtATime)
  const revision = useReviewRevision(ledgerId)
  const { value, problem } = useAnswer(`${ledgerId}/${limit}/${revision}`, () =>
    api.activity({ ledgerId, offset: 0, limit })
  )
  const hidden = value === null ? 0 : value.total - value.entries.length
  return (
    <section className="panel activity-log" aria-label="Activity of the engagement">
      <header>
        <h2>Activity of the engagement</h2>
        <small>newest first; nothing is ever changed or taken out</small>
        <button
          type="button"
          className="small"
          disabled={!value?.total}
          onClick={() => void exportActivity(ledgerId)}
        >
          Export the log…
        </button>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {!value && !problem && <p className="dim">Reading the log…</p>}
      {value?.total === 0 && <p className="dim">Nothing was done in this engagement yet.</p>}
      {value && value.total > 0 && (
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Kind</th>
                <th scope="col">What</th>
                <th scope="col">Who</th>
              </tr>
            </thead>
            <tbody>
              {value.entries.map((entry) => (
                <Entry key={entry.number} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden > 0 && limit < mostEntries && (
        <button type="button" className="quiet" onClick={() => setLimit(mostEntries)}>
          Show more ({formatNoun(hidden, 'older entry', 'older entries')})
        </button>
      )}
      {hidden > 0 && limit >= mostEntries && (
        <p className="note">
          {formatNoun(hidden, 'older entry is', 'older entries are')} in the exported log.
        </p>
      )}
    </section>
  )
}
