import type { ChangeSince, GoneFinding, LedgerComparison } from '../../shared/decision.ts'
import type { Engagement } from '../../shared/contract.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { formatAmount } from '../format/amount.ts'
import { dispositionWords } from '../text/decision-words.ts'
import { formatCount } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import { useJobs } from '../stores/jobs.ts'
import { text } from '../text/text.ts'

const words = text.overview.since

/** Whether two jobs are of one engagement; without one, of none. */
function isOfOne(one: Engagement, other: Engagement): boolean {
  const isNone = one.clientName === '' && one.engagementId === ''
  return !isNone && one.clientName === other.clientName && one.engagementId === other.engagementId
}

function Change({ since, count }: { since: ChangeSince; count: number }) {
  return (
    <li>
      {count > 0 ? (
        <button type="button" className="link num" onClick={() => showFindings({ since: [since] })}>
          {formatCount(count)}
        </button>
      ) : (
        <span className="num">0</span>
      )}{' '}
      {words.became[since]}
    </li>
  )
}

function Gone({ gone, total }: { gone: readonly GoneFinding[]; total: number }) {
  return (
    <details>
      <summary>{words.gone(total)}</summary>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.type}</th>
              <th scope="col">{words.account}</th>
              <th scope="col" className="num">
                {words.amount}
              </th>
              <th scope="col" className="num">
                {words.lines}
              </th>
              <th scope="col">{words.decided}</th>
              <th scope="col">{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {gone.map((one, at) => (
              <tr key={`${at}/${one.account}/${one.amount}`}>
                <td>{one.type}</td>
                <td>{one.account}</td>
                <td className="num">{formatAmount(one.amount)}</td>
                <td className="num">{formatCount(one.count)}</td>
                <td>{dispositionWords[one.disposition]}</td>
                <td className="wrap">{one.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > gone.length && <p className="note">{words.more(total - gone.length)}</p>}
    </details>
  )
}

function Comparison({ comparison }: { comparison: LedgerComparison }) {
  const earlier = useJobs(({ jobs }) => jobs.find((job) => job.ledgerId === comparison.earlierLedgerId))
  return (
    <section className="panel since" aria-label={words.name}>
      <header>
        <h2>{words.title(earlier?.file.name)}</h2>
        <small>{words.about}</small>
      </header>
      <ul className="changes">
        <Change since="new" count={comparison.new} />
        <Change since="changed" count={comparison.changed} />
        <Change since="same" count={comparison.same} />
      </ul>
      {comparison.goneTotal > 0 && <Gone gone={comparison.gone} total={comparison.goneTotal} />}
    </section>
  )
}

/** What became of the findings of the earlier extract of this ledger; that there is none, where the engagement has other ledgers. */
export function SincePanel({ ledgerId }: { ledgerId: string }) {
  const { value, problem } = useAnswer(ledgerId, async () => {
    const answer = await ask('review:compare', { ledgerId })
    return answer.ok ? { ok: true, value: { comparison: answer.value } } : answer
  })
  const hasOthers = useJobs(({ jobs }) => {
    const own = jobs.find((job) => job.jobId === ledgerId)
    return jobs.some((job) => own && job.ledgerId !== null && job.ledgerId !== ledgerId && isOfOne(job, own))
  })
  if (problem) return <ProblemNote problem={problem} />
  if (value === null) return null
  if (value.comparison !== null) return <Comparison comparison={value.comparison} />
  return hasOthers && <p className="note">{words.none}</p>
}
