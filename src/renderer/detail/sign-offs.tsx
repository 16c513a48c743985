import type { Decision, SignOff, SignOffRole } from '../../shared/decision.ts'
import { KeyCap } from '../components/key-cap.tsx'
import { signOffWords } from '../format/decision-words.ts'
import { formatMoment } from '../format/moment.ts'
import { keyOf } from '../keys.ts'
import type { DeskAction } from '../keys.ts'
import { signOff } from '../stores/review.ts'
import { nameReviewer, useReviewer } from '../stores/reviewer.ts'

const roles: readonly { role: SignOffRole; action: DeskAction }[] = [
  { role: 'preparer', action: 'prepared' },
  { role: 'reviewer', action: 'reviewed' }
]

/** Who and when, in words. */
export function signedWords({ by, at }: SignOff): string {
  return `${by === '' ? 'without a name' : by}, ${formatMoment(at)}`
}

/** The two sign-offs of a finding and the name they are given under. */
export function SignOffs({
  ledgerId,
  groupNo,
  decision
}: {
  ledgerId: string
  groupNo: number
  decision: Decision
}) {
  const name = useReviewer((reviewer) => reviewer.name)
  const sign = (role: SignOffRole, isSigned: boolean): void =>
    void signOff(ledgerId, { groupNos: [groupNo] }, role, isSigned)
  const given = { preparer: decision.prepared, reviewer: decision.reviewed }
  return (
    <fieldset className="sign-offs" aria-label="Sign-off">
      <label>
        <span className="visually-hidden">Your name</span>
        <input
          id="reviewer-name"
          placeholder="Your name"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          value={name}
          onChange={(event) => nameReviewer(event.target.value)}
        />
      </label>
      {roles.map(({ role, action }) => {
        const signed = given[role]
        return (
          <button
            key={role}
            type="button"
            aria-pressed={signed !== null}
            aria-keyshortcuts={keyOf(action)}
            onClick={() => sign(role, signed === null)}
          >
            {signOffWords[role]} <KeyCap of={action} />
            {signed !== null && <small>{signedWords(signed)}</small>}
          </button>
        )
      })}
    </fieldset>
  )
}
