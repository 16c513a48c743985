import type { Disposition } from '../../../shared/decision.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { dispositionActions, dispositionKeys, dispositionWords } from '../../text/decision-words.ts'

/** In the order of their place on the form: what says something first, back to open last. */
const choices: readonly Disposition[] = ['duplicate', 'valid', 'reversal', 'recurring', 'query', 'open']

/** One button per disposition, each with its letter; the one that holds is pressed. */
export function DispositionButtons({
  disposition,
  onDecide
}: {
  disposition: Disposition
  onDecide: (disposition: Disposition) => void
}) {
  return (
    <fieldset className="dispositions" aria-label="Disposition">
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === disposition}
          aria-keyshortcuts={dispositionKeys[choice]}
          onClick={() => onDecide(choice)}
        >
          {dispositionWords[choice]} <KeyCap of={dispositionActions[choice]} />
        </button>
      ))}
    </fieldset>
  )
}
