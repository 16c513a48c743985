import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { FindingDetail, FindingMember } from '../../../shared/finding.ts'
import type { FileFacts } from '../../../shared/ledger.ts'
import { keyOf } from '../../../shared/shortcuts.ts'
import { KeyCap } from '../../components/key-cap.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { formatAmount } from '../../format/amount.ts'
import { exceptLine } from '../../stores/review.ts'
import { text } from '../../text/text.ts'
import { nameLine } from './name-line.ts'

const words = text.decisions.excepting

/** Where lines are excepted, for the key that goes there. */
const exceptLinesId = 'except-lines'

/** Opens the lines of the finding and goes to the first of them; whether there are any. */
export function goToExceptLines(): boolean {
  const details = document.getElementById(exceptLinesId)
  if (!(details instanceof HTMLDetailsElement)) return false
  details.open = true
  details.querySelector('button')?.focus()
  return true
}

/** An amount as it stands in a decision: struck where the decision does not speak of its line. */
export function DecidedAmount({ member }: { member: FindingMember }) {
  const amount = formatAmount(member.row.amount)
  if (member.excepted === null) return amount
  return (
    <>
      <s>{amount}</s> <small title={member.excepted}>{words.excepted}</small>
    </>
  )
}

interface LineProps {
  ledgerId: string
  findingNo: number
  member: FindingMember
  name: string
}

/** One line of a decided finding with the button that excepts it, and the word why. */
function ExceptLine({ ledgerId, findingNo, member, name }: LineProps) {
  const [reason, setReason] = useState<string | null>(null)
  const { lineId, account } = member.row
  const isExcepted = member.excepted !== null
  const reasonId = useId()
  const except = (why: string): void => {
    setReason(null)
    void exceptLine(ledgerId, findingNo, lineId, !isExcepted, why)
  }
  const hear = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setReason(null)
    if (event.key === 'Enter') except(reason ?? '')
  }
  return (
    <li>
      <span>
        {name} · {account} · <DecidedAmount member={member} />
        {isExcepted && member.excepted !== '' && <small> {words.because(member.excepted ?? '')}</small>}
      </span>
      {reason === null ? (
        <button
          type="button"
          className="small"
          aria-label={isExcepted ? words.countAgainLine(name) : words.exceptLine(name)}
          onClick={() => (isExcepted ? except('') : setReason(''))}
        >
          {isExcepted ? words.countAgain : words.except}
        </button>
      ) : (
        <>
          <label className="visually-hidden" htmlFor={reasonId}>
            {words.reason}
          </label>
          <input
            id={reasonId}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed gives way to it
            autoFocus
            value={reason}
            maxLength={200}
            placeholder={words.reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={hear}
          />
          <button type="button" className="small" onClick={() => except(reason)}>
            {words.except}
          </button>
        </>
      )}
    </li>
  )
}

interface Props {
  ledgerId: string
  findingNo: number
  members: readonly FindingMember[]
  files: readonly FileFacts[]
  /** Lines that the decision excepts, also such as are not shown. */
  excepted: number
  exposureLeft: FindingDetail['exposureLeft']
}

function writeExposure({ currency, exposure }: { currency: string; exposure: string }): string {
  return `${currency} ${formatAmount(exposure)}`.trim()
}

/** The lines of a decided finding, any of which can be taken out of what is decided. */
export function ExceptLines({ ledgerId, findingNo, members, files, excepted, exposureLeft }: Props) {
  return (
    <details id={exceptLinesId} className="except-lines">
      <summary aria-keyshortcuts={keyOf('except')}>
        {words.title(excepted)}
        {exposureLeft !== null && words.left(exposureLeft.map(writeExposure).join(', '))}{' '}
        <KeyCap of="except" />
      </summary>
      <ScrollArea className="except-list" label={words.lines}>
        <ul>
          {members.map((member) => (
            <ExceptLine
              key={member.row.lineId}
              ledgerId={ledgerId}
              findingNo={findingNo}
              member={member}
              name={nameLine(member.row, files)}
            />
          ))}
        </ul>
      </ScrollArea>
    </details>
  )
}
