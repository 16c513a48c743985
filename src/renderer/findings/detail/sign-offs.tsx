import { KeyCap } from '../../components/key-cap.tsx'
import type { Decision, SignOff, SignOffRole } from '../../../shared/decision.ts'
import { signOffWords } from '../../text/decision-words.ts'
import { formatMoment } from '../../format/moment.ts'
import { keyOf } from '../../../shared/shortcuts.ts'
import type { ShortcutName } from '../../../shared/shortcuts.ts'
import { signOff } from '../../stores/review.ts'
import { text } from '../../text/text.ts'

const words = text.finding.decision

const roles = [
  { role: 'preparer', action: 'prepared' },
  { role: 'reviewer', action: 'reviewed' }
] as const satisfies { role: SignOffRole; action: ShortcutName }[]

/** Who and when, in words. */
export function signedWords({ by, at }: SignOff): string {
  return words.signed(by, formatMoment(at))
}

/** The two sign-offs of a finding; each is taken back the way it is given. */
export function SignOffs({
  ledgerId,
  findingNo,
  decision
}: {
  ledgerId: string
  findingNo: number
  decision: Decision
}) {
  const isOpen = decision.disposition === 'open'
  const given = { preparer: decision.prepared, reviewer: decision.reviewed }
  return roles.map(({ role, action }) => {
    const signed = given[role]
    return (
      <button
        key={role}
        type="button"
        aria-pressed={signed !== null}
        disabled={isOpen && signed === null}
        title={isOpen ? words.decideFirst : undefined}
        aria-keyshortcuts={keyOf(action)}
        onClick={() => void signOff(ledgerId, { findingNos: [findingNo] }, role, signed === null)}
      >
        {signOffWords[role]} <KeyCap of={action} />
        {signed !== null && <small>{signedWords(signed)}</small>}
      </button>
    )
  })
}
