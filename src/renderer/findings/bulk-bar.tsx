import { useEffect, useRef } from 'react'
import { dispositions } from '../../shared/decision.ts'
import type { FilterFigures } from '../../shared/finding.ts'
import { KeyCap } from '../components/key-cap.tsx'
import {
  dispositionActions,
  dispositionWords,
  shortDispositionWords,
  signOffWords
} from '../text/decision-words.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { clearSelection, useSelection } from '../stores/selection.ts'
import type { Decider, DecisionStep, Waiting } from './use-decider.ts'
import { text } from '../text/text.ts'

const words = text.findings.bulk

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
  return 'disposition' in step
    ? words.ask.disposition(count, dispositionWords[step.disposition])
    : words.ask.signOff(count, signOffWords[step.role].toLowerCase())
}

/** Asks once more before a step on very many findings; nothing else has to wait for the answer. */
function Asking({ waiting, decider }: { waiting: Waiting; decider: Decider }) {
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <>
      <p role="alert">
        {stepWords(waiting)}? <span className="dim">{words.oneStep(keyOf('undo'))}</span>
      </p>
      <button type="button" className="primary" ref={yes} onClick={decider.confirm}>
        {('disposition' in waiting.step ? words.set : words.sign)(waiting.count)}
      </button>
      <button type="button" onClick={decider.cancel}>
        {words.leave} <KeyCap of="close" />
      </button>
    </>
  )
}

/** How many findings are selected and what can be done to all of them; nothing where none is. */
export function BulkBar({ decider, figures }: { decider: Decider; figures: FilterFigures | null }) {
  const { isAll, groupNos } = useSelection()
  if (!isAll && groupNos.size === 0) return null
  const count = isAll ? figures?.findings : groupNos.size
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
          <button type="button" className="quiet small" onClick={clearSelection}>
            {words.letGo} <KeyCap of="close" />
          </button>
        </>
      )}
    </section>
  )
}
