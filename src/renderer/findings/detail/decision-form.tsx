import type { Decision } from '../../../shared/decision.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { dispositionWords } from '../../text/decision-words.ts'
import { keyOf } from '../../../shared/shortcuts.ts'
import { decideOn, undoLast, useReview } from '../../stores/review.ts'
import { DispositionButtons } from './disposition-buttons.tsx'
import { NoteField } from './note-field.tsx'
import { SignOffs, signedWords } from './sign-offs.tsx'
import { TickmarkChoice } from './tickmark-choice.tsx'

interface Props {
  ledgerId: string
  groupNo: number
  decision: Decision
}

/** The decision as it stands: what, by whom, when, and whether on an earlier ledger. */
function tellStanding({ disposition, decided, isCarried }: Decision): string {
  const parts = [
    dispositionWords[disposition],
    decided === null ? '' : `by ${signedWords(decided)}`,
    isCarried ? 'carried over from an earlier ledger' : ''
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** What is said of a finding, of all of its lines at once. Everything has its letter; undo takes the last step back. */
export function DecisionForm({ ledgerId, groupNo, decision }: Props) {
  const undo = useReview(ledgerId)?.undo ?? null
  const target = { groupNos: [groupNo] }
  return (
    <section className="decision-form" aria-label="Decision">
      <header className="section-head">
        <h3>Decision</h3>
        <p className="standing">{tellStanding(decision)}</p>
        <button
          type="button"
          className="small"
          disabled={undo === null}
          title={undo ?? 'There is no decision to take back'}
          aria-keyshortcuts={keyOf('undo')}
          onClick={() => void undoLast(ledgerId)}
        >
          Undo <KeyCap of="undo" />
        </button>
      </header>
      <DispositionButtons
        disposition={decision.disposition}
        onDecide={(disposition) => void decideOn(ledgerId, target, { disposition })}
      />
      <NoteField key={groupNo} ledgerId={ledgerId} groupNo={groupNo} decision={decision} />
      <div className="mark-and-signs">
        <TickmarkChoice
          tickmark={decision.tickmark}
          onChoose={(tickmark) => void decideOn(ledgerId, target, { tickmark })}
        />
        <SignOffs ledgerId={ledgerId} groupNo={groupNo} decision={decision} />
      </div>
    </section>
  )
}
