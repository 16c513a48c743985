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
import { formatCount, formatNoun } from '../format/numbers.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { clearSelection, useSelection } from '../stores/selection.ts'
import type { Decider, Step, Waiting } from './use-decider.ts'

const steps: readonly { step: Step; words: string; action: ShortcutName }[] = [
  ...dispositions
    .filter((one) => one !== 'open')
    .map((one) => ({
      step: { disposition: one },
      words: shortDispositionWords[one],
      action: dispositionActions[one]
    })),
  { step: { disposition: 'open' }, words: dispositionWords.open, action: dispositionActions.open },
  { step: { role: 'preparer' }, words: signOffWords.preparer, action: 'prepared' },
  { step: { role: 'reviewer' }, words: signOffWords.reviewer, action: 'reviewed' }
]

/** What is about to be done, as a question's beginning: `Set 287 findings to Valid`. */
function stepWords({ step, count }: Waiting): string {
  const findings = formatNoun(count, 'finding')
  return 'disposition' in step
    ? `Set ${findings} to ${dispositionWords[step.disposition]}`
    : `Sign ${findings} as ${signOffWords[step.role].toLowerCase()}`
}

/** Asks once more before a step on very many findings; nothing else has to wait for the answer. */
function Asking({ waiting, decider }: { waiting: Waiting; decider: Decider }) {
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <>
      <p role="alert">
        {stepWords(waiting)}? <span className="dim">One step: {keyOf('undo')} takes all of it back.</span>
      </p>
      <button type="button" className="primary" ref={yes} onClick={decider.confirm}>
        {'disposition' in waiting.step ? 'Set' : 'Sign'} {formatCount(waiting.count)}
      </button>
      <button type="button" onClick={decider.cancel}>
        Leave them <KeyCap of="close" />
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
    <section className="bulk-bar" aria-label="Selection">
      {decider.waiting ? (
        <Asking waiting={decider.waiting} decider={decider} />
      ) : (
        <>
          <output>
            {isAll && 'All '}
            {count === undefined ? '…' : formatNoun(count, 'finding')}
            {isAll ? ' under the filter' : ''} selected
          </output>
          <div className="actions">
            {steps.map(({ step, words, action }) => (
              <button
                key={action}
                type="button"
                className="small"
                aria-keyshortcuts={keyOf(action)}
                onClick={() => decider.act(step)}
              >
                {words} <KeyCap of={action} />
              </button>
            ))}
          </div>
          <button type="button" className="quiet small" onClick={clearSelection}>
            Let go <KeyCap of="close" />
          </button>
        </>
      )}
    </section>
  )
}
