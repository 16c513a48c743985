import { useState } from 'react'
import type { Choice, DifferingDecision, JoinPlan } from '../../shared/handover.ts'
import { cancelHandover, joinOpened } from '../stores/handover.ts'
import { useReviewer } from '../stores/reviewer.ts'
import { text } from '../text/text.ts'

const words = text.handover.join

interface RowProps {
  differing: DifferingDecision
  choice: Choice | undefined
  choose: (choice: Choice) => void
}

/** Lines on which two decided otherwise, and which of the two holds. */
function DifferingRow({ differing, choice, choose }: RowProps) {
  const { membersKey, account, amount, count } = differing
  const name = words.finding(account, amount, count)
  return (
    <tr>
      <th scope="row">{name}</th>
      {(['here', 'there'] as const).map((side) => (
        <td key={side}>
          <label>
            <input
              type="radio"
              name={membersKey}
              aria-label={`${name}: ${words[side]}`}
              checked={choice === side}
              onChange={() => choose(side)}
            />{' '}
            {words.said(differing[side])}
          </label>
        </td>
      ))}
    </tr>
  )
}

/** What an opened engagement would bring, and for each decision that differs which one holds. */
export function JoinForm({ plan }: { plan: JoinPlan }) {
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const known = useReviewer(({ name }) => name)
  const [by, setBy] = useState(known)
  const [isBusy, setIsBusy] = useState(false)
  const { differing } = plan
  const chooseAll = (choice: Choice) =>
    setChoices(Object.fromEntries(differing.map(({ membersKey }) => [membersKey, choice])))
  const isReady = differing.every(({ membersKey }) => choices[membersKey] !== undefined)
  return (
    <form
      className="join"
      aria-label={words.title(plan)}
      onSubmit={(event) => {
        event.preventDefault()
        setIsBusy(true)
        void joinOpened(choices, by).finally(() => setIsBusy(false))
      }}
    >
      <h3>{words.title(plan)}</h3>
      <p className="dim">{words.from(plan)}</p>
      <p>{plan.isNew ? words.isNew : words.isHere}</p>
      <ul>
        {plan.ledgers.map((ledger, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list of a plan does not change, and names repeat
          <li key={at}>{words.ledger(ledger)}</li>
        ))}
      </ul>
      <p>{words.counts(plan)}</p>
      {plan.materialityKept.length > 0 && <p>{words.materialityKept}</p>}
      {differing.length > 0 && (
        <>
          <p>
            {words.differing(differing.length)}{' '}
            <button type="button" className="small" onClick={() => chooseAll('here')}>
              {words.allHere}
            </button>{' '}
            <button type="button" className="small" onClick={() => chooseAll('there')}>
              {words.allThere}
            </button>
          </p>
          <table>
            <thead>
              <tr>
                {[words.lines, words.here, words.there].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differing.map((one) => (
                <DifferingRow
                  key={one.membersKey}
                  differing={one}
                  choice={choices[one.membersKey]}
                  choose={(choice) => setChoices((all) => ({ ...all, [one.membersKey]: choice }))}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      <label>
        <span>{words.by}</span>
        <input autoComplete="off" value={by} onChange={({ target }) => setBy(target.value)} />
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={isBusy || !isReady}>
          {plan.isNew ? words.confirmNew : words.confirm}
        </button>
        <button type="button" onClick={() => void cancelHandover()}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
