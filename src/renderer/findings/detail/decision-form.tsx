import { memo } from 'react'
import { contradicts } from '../../../shared/decision.ts'
import type { Decision, Disposition, Tickmark } from '../../../shared/decision.ts'
import type { FindingDetail, FindingMember } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { dispositionActions, dispositionKeys, dispositionWords } from '../../text/decision-words.ts'
import { keyOf } from '../../../shared/shortcuts.ts'
import { decideOn, undoLast, useReview } from '../../stores/review.ts'
import { PriorDecisions } from './prior-decisions.tsx'
import { EarlierDecisions } from './earlier-decisions.tsx'
import { ExceptLines } from './except-line.tsx'
import { NoteField } from './note-field.tsx'
import { signedWords, SignOffs } from './sign-offs.tsx'
import { tickmarks } from '../../../shared/decision.ts'
import { text } from '../../text/text.ts'

const words = text.finding.decision

/** In the order of their place on the form: what says something first, back to open last. */
const choices: readonly Disposition[] = ['duplicate', 'valid', 'reversal', 'recurring', 'query', 'open']

/** One button per disposition, each with its letter; the one that holds is pressed. */
function DispositionButtons({
  disposition,
  onDecide
}: {
  disposition: Disposition
  onDecide: (disposition: Disposition) => void
}) {
  return (
    <fieldset className="dispositions" aria-label={words.dispositions}>
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

const marks = Object.keys(tickmarks) as Tickmark[]

/** The tickmark of a finding; each choice says what its letter means, and those that contradict the decision cannot be chosen. */
function TickmarkChoice({
  tickmark,
  disposition,
  onChoose
}: {
  tickmark: Tickmark | ''
  disposition: Disposition
  onChoose: (tickmark: Tickmark | '') => void
}) {
  return (
    <label>
      <span className="visually-hidden">{words.tickmark}</span>
      <select
        value={tickmark}
        onChange={(event) => onChoose(marks.find((mark) => mark === event.target.value) ?? '')}
      >
        <option value="">{words.noTickmark}</option>
        {marks.map((mark) => (
          <option key={mark} value={mark} disabled={contradicts(mark, disposition)}>
            {words.tickmarkChoice(
              mark,
              contradicts(mark, disposition) ? words.contradicts(tickmarks[mark]) : tickmarks[mark]
            )}
          </option>
        ))}
      </select>
    </label>
  )
}

interface Props {
  ledgerId: string
  findingNo: number
  decision: Decision
  /** The lines of the finding that are shown. */
  members: readonly FindingMember[]
  files: readonly FileFacts[]
  exposureLeft: FindingDetail['exposureLeft']
}

/** The decision as it stands: what, by whom, when, and whether on an earlier ledger or on its parts. */
function tellStanding({ disposition, decided, isCarried, ofParts }: Decision): string {
  const parts = [
    dispositionWords[disposition],
    decided === null ? '' : words.by(signedWords(decided)),
    ofParts === null ? '' : words.ofParts(ofParts.count),
    ofParts?.leavesSignOffs === true ? words.leavesSignOffs : '',
    isCarried ? words.carried : ''
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** What is said of a finding, of all of its lines at once. Everything has its letter; undo takes the last step back. */
export const DecisionForm = memo(function DecisionForm({
  ledgerId,
  findingNo,
  decision,
  members,
  files,
  exposureLeft
}: Props) {
  const undo = useReview(ledgerId)?.undo ?? null
  const target = { findingNos: [findingNo] }
  return (
    <section className="decision-form" aria-label={words.title}>
      <header className="section-head">
        <h3>{words.title}</h3>
        <p className="standing">{tellStanding(decision)}</p>
        <button
          type="button"
          className="small"
          disabled={undo === null}
          title={undo ?? words.nothingToUndo}
          aria-keyshortcuts={keyOf('undo')}
          onClick={() => void undoLast(ledgerId)}
        >
          {words.undo} <KeyCap of="undo" />
        </button>
      </header>
      {decision.unsettled !== null && <EarlierDecisions {...decision.unsettled} />}
      <PriorDecisions ledgerId={ledgerId} findingNo={findingNo} />
      <DispositionButtons
        disposition={decision.disposition}
        onDecide={(disposition) => void decideOn(ledgerId, target, { disposition })}
      />
      <NoteField key={findingNo} ledgerId={ledgerId} findingNo={findingNo} decision={decision} />
      <div className="mark-and-signs">
        <TickmarkChoice
          tickmark={decision.tickmark}
          disposition={decision.disposition}
          onChoose={(tickmark) => void decideOn(ledgerId, target, { tickmark })}
        />
        <SignOffs ledgerId={ledgerId} findingNo={findingNo} decision={decision} />
      </div>
      {decision.disposition !== 'open' && (
        <ExceptLines
          key={`lines ${findingNo}`}
          ledgerId={ledgerId}
          findingNo={findingNo}
          members={members}
          files={files}
          excepted={decision.excepted.length}
          exposureLeft={exposureLeft}
        />
      )}
    </section>
  )
})
