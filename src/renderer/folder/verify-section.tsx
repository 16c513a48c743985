import type { CheckedPart, Verification } from '../../shared/workpaper-check.ts'
import { cancelVerification, startVerification, useVerification } from '../stores/verification.ts'
import { text } from '../text/text.ts'

const words = text.verification

function PartRow({ part: { name, state, differences, more } }: { part: CheckedPart }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {words.states[state]}
        {differences.length > 0 && (
          <ul>
            {differences.map((difference) => (
              <li key={difference.place}>{words.difference(difference)}</li>
            ))}
            {more !== null && more > 0 && <li className="dim">{words.more(more)}</li>}
          </ul>
        )}
      </td>
    </tr>
  )
}

function Outcome({ state }: { state: Verification }) {
  const { status, check, error, taskId } = state
  if (status === 'RUNNING')
    return (
      <output>
        {words.running(state)}{' '}
        <button type="button" className="small" onClick={() => void cancelVerification(taskId)}>
          {words.cancel}
        </button>
      </output>
    )
  if (check === null) return <output>{error?.message ?? words.cancelled(state)}</output>
  return (
    <>
      <output>
        <strong>{check.isIdentical ? words.identical(state) : words.differs(state)}</strong>
      </output>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {check.parts.map((part) => (
            <PartRow key={part.name} part={part} />
          ))}
        </tbody>
      </table>
      {check.notes.map((note) => (
        <p key={note} className="dim">
          {note}
        </p>
      ))}
    </>
  )
}

/** A workpaper that is made again from its source, and what is not the same. */
export function VerifySection() {
  const { state } = useVerification()
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="dim">{words.about}</p>
      {state && <Outcome state={state} />}
      {state?.status !== 'RUNNING' && (
        <button type="button" onClick={() => void startVerification()}>
          {words.start}
        </button>
      )}
    </section>
  )
}
