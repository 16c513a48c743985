import type { Decision, DecisionChange, SignOff, SignOffRole } from '../../shared/decision.ts'
import { openDecision } from '../../shared/decision.ts'
import { DoubletError } from '../../shared/result.ts'

/** A decision that was made, and the ledger it was made on. */
export interface MadeDecision extends Omit<Decision, 'isCarried'> {
  ledgerId: string
  decided: SignOff
}

/** What a step makes of a decision (null: none was made yet); null where it changes nothing. */
export type Change = (before: MadeDecision | null) => MadeDecision | null

/**
 * Disposition, note or tickmark as asked for; what is left out stays. A decision that says something else takes back both
 * sign-offs; one that says the same is left as it is.
 */
export function changeDecision(
  { disposition, note, tickmark }: DecisionChange,
  decided: SignOff,
  ledgerId: string
): Change {
  return (before) => {
    const was = before ?? openDecision
    const after = {
      disposition: disposition ?? was.disposition,
      note: note ?? was.note,
      tickmark: tickmark ?? was.tickmark
    }
    const isSame =
      after.disposition === was.disposition && after.note === was.note && after.tickmark === was.tickmark
    return isSame ? null : { ...after, decided, prepared: null, reviewed: null, ledgerId }
  }
}

/**
 * A sign-off given, which leaves one that was given before, or (with null) taken back. Throws STILL_OPEN where one is to be
 * given to a finding that is open: a sign-off stands for a decision.
 */
export function signDecision(role: SignOffRole, signOff: SignOff | null): Change {
  const part = role === 'preparer' ? 'prepared' : 'reviewed'
  return (before) => {
    if (signOff !== null && (before === null || before.disposition === 'open'))
      throw new DoubletError(
        'STILL_OPEN',
        'A sign-off stands for a decision, and not all of these findings are decided. Decide the open ones first; nothing was signed.'
      )
    if (before === null || (before[part] === null) === (signOff === null)) return null
    return { ...before, [part]: signOff }
  }
}

/** The decision as it is shown on a ledger of the engagement. */
export function decisionOn(ledgerId: string, made: MadeDecision | null): Decision {
  if (made === null) return openDecision
  const { ledgerId: madeOn, ...decision } = made
  return { ...decision, isCarried: madeOn !== ledgerId }
}
