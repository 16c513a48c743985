import { useEffect, useRef } from 'react'
import { dispositions, tickmarks } from '../../shared/decision.ts'
import type { Tickmark } from '../../shared/decision.ts'
import type { FilterFigures } from '../../shared/finding.ts'
import { KeyCap } from '../components/key-cap.tsx'
import {
  changeWords,
  dispositionActions,
  dispositionWords,
  shortDispositionWords,
  signOffWords
} from '../text/decision-words.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import { writeKey } from '../text/shortcut-words.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { clearSelection, useBulkMarks, useSelection } from '../stores/selection.ts'
import type { Decider, DecisionStep, Waiting } from './use-decider.ts'
import { text } from '../text/text.ts'

const words = text.findings.bulk
const marks = Object.keys(tickmarks) as Tickmark[]

const steps: readonly { step: DecisionStep; name: string; action: ShortcutName }[] = [
  ...dispositions
    .filter((one) => one !== 'open')
    .map((one) => ({
      step: { disposition: one },
      name: shortDispositionWords[one],
      action: dispositionActions[one]
    })),
  { step: { disposition: 'open' }, name: dispositionWords.open, action: dispositionActions.open },
  { step: { role: 'preparer' }, name: signOffWords.preparer, action: 'prepared' },
  { step: { role: 'reviewer' }, name: signOffWords.reviewer, action: 'reviewed' }
]

/** What is about to be done, as a question's beginning: `Set 287 findings to Valid`. */
function stepWords({ step, count }: Waiting): string {
  return 'role' in step
    ? words.ask.signOff(count, signOffWords[step.role].toLowerCase())
    : words.ask.change(count, changeWords(step))
}

/** The note and the tickmark that a decision on the selection takes along, and a way to set them alone. */
function Marks({ onSet }: { onSet: () => void }) {
  const { note, tickmark } = useBulkMarks()
  return (
    <div className="bulk-marks">
      <label>
        <span className="visually-hidden">{words.note}</span>
        <input
          type="text"
          placeholder={words.note}
          maxLength={10_000}
          value={note}
          onChange={({ target }) => useBulkMarks.setState({ note: target.value })}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </label>
      <label>
        <span className="visually-hidden">{words.tickmark}</span>
        <select
          value={tickmark}
          onChange={({ target }) =>
            useBulkMarks.setState({ tickmark: marks.find((mark) => mark === target.value) ?? '' })
          }
        >
          <option value="">{words.tickmark}</option>
          {marks.map((mark) => (
            <option key={mark} value={mark}>
              {words.tickmarkChoice(mark, tickmarks[mark])}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="small"
        disabled={note.trim() === '' && tickmark === ''}
        onClick={onSet}
      >
        {words.setMarks}
      </button>
    </div>
  )
}

/** Asks once more before a step on very many findings; nothing else has to wait for the answer. */
function Asking({ waiting, decider }: { waiting: Waiting; decider: Decider }) {
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <>
      <p role="alert">
        {stepWords(waiting)}? <span className="dim">{words.oneStep(writeKey('undo'))}</span>
      </p>
      <button type="button" className="primary" ref={yes} onClick={decider.confirm}>
        {('role' in waiting.step ? words.sign : words.set)(waiting.count)}
      </button>
      <button type="button" onClick={decider.cancel}>
        {words.leave} <KeyCap of="close" />
      </button>
    </>
  )
}

/** How many findings are selected and what can be done to all of them; nothing where none is. */
export function BulkBar({ decider, figures }: { decider: Decider; figures: FilterFigures | null }) {
  const { isAll, findingNos } = useSelection()
  if (!isAll && findingNos.size === 0) return null
  const count = isAll ? figures?.findings : findingNos.size
  return (
    <section className="bulk-bar" aria-label={words.name}>
      {decider.waiting ? (
        <Asking waiting={decider.waiting} decider={decider} />
      ) : (
        <>
          <output>{words.selected(count, isAll)}</output>
          <div className="actions">
            {steps.map(({ step, name, action }) => (
              <button
                key={action}
                type="button"
                className="small"
                aria-keyshortcuts={keyOf(action)}
                onClick={() => decider.act(step)}
              >
                {name} <KeyCap of={action} />
              </button>
            ))}
          </div>
          <Marks onSet={() => decider.act({})} />
          <button type="button" className="quiet small" onClick={clearSelection}>
            {words.clear} <KeyCap of="close" />
          </button>
        </>
      )}
    </section>
  )
}
