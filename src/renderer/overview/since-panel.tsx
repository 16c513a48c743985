import type { ChangeSince, GoneFinding, LedgerComparison } from '../../shared/decision.ts'
import { ask } from '../stores/api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../stores/use-answer.ts'
import { formatAmount } from '../format/amount.ts'
import { dispositionWords } from '../text/decision-words.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import { useJobs } from '../stores/jobs.ts'

const words: Record<ChangeSince, string> = {
  new: 'new',
  changed: 'with other lines than before',
  same: 'as before, with their decisions'
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
      {words[since]}
    </li>
  )
}

function Gone({ gone, total }: { gone: readonly GoneFinding[]; total: number }) {
  return (
    <details>
      <summary>{formatNoun(total, 'finding is', 'findings are')} gone</summary>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Account</th>
              <th scope="col" className="num">
                Amount
              </th>
              <th scope="col" className="num">
                Lines
              </th>
              <th scope="col">Decided</th>
              <th scope="col">Note</th>
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
      {total > gone.length && <p className="note">and {formatCount(total - gone.length)} more</p>}
    </details>
  )
}

function Comparison({ comparison }: { comparison: LedgerComparison }) {
  const earlier = useJobs(({ jobs }) => jobs.find((job) => job.ledgerId === comparison.earlierLedgerId))
  return (
    <section className="panel since" aria-label="Since the earlier ledger">
      <header>
        <h2>Since {earlier?.file.name ?? 'the earlier ledger'}</h2>
        <small>findings of the same engagement, by the content of their lines</small>
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

/** What became of the findings of the engagement's ledger before this one; nothing where this is the first. */
export function SincePanel({ ledgerId }: { ledgerId: string }) {
  const { value, problem } = useAnswer(ledgerId, () => ask('review:compare', { ledgerId }))
  if (problem) return <ProblemNote problem={problem} />
  return value && <Comparison comparison={value} />
}
