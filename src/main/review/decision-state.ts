import type { Decision, DecisionChange, ExceptedLine, SignOff, SignOffRole } from '../../shared/decision.ts'
import { contradicts, openDecision } from '../../shared/decision.ts'
import { isSamePerson } from '../../shared/engagement.ts'
import { DoubletError } from '../../shared/result.ts'

/** A decision that was made, and the ledger it was made on. */
export interface MadeDecision extends Omit<Decision, 'isCarried' | 'ofParts' | 'unsettled'> {
  ledgerId: string
  decided: SignOff
}

/** Stands for a decision that a step cannot change: tickmark and disposition would contradict each other, or one person would sign twice. */
export const leftOut = Symbol('left out')

const parts = ['prepared', 'reviewed'] as const

/** What a step makes of a decision (null: none was made yet); null where it changes nothing. */
export type Change = (before: MadeDecision | null) => MadeDecision | null | typeof leftOut

/**
 * Disposition, note or tickmark as asked for; what is left out stays, but for a tickmark that the new disposition contradicts and
 * for the excepted lines of a finding that is open again. A decision that says something else takes back both sign-offs; one that
 * says the same is left as it is.
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
    if (isSame) return null
    if (contradicts(after.tickmark, after.disposition)) {
      if (tickmark !== undefined) return leftOut
      after.tickmark = ''
    }
    const excepted = after.disposition === 'open' ? [] : was.excepted
    return { ...after, decided, prepared: null, reviewed: null, excepted, ledgerId }
  }
}

/**
 * A line taken out of what is decided, with a word why, or (`isExcepted` false) in again; that takes back both sign-offs. Throws
 * STILL_OPEN where nothing is decided.
 */
export function exceptLine(
  line: ExceptedLine,
  isExcepted: boolean,
  decided: SignOff,
  ledgerId: string
): Change {
  return (before) => {
    if (before === null || before.disposition === 'open')
      throw new DoubletError(
        'STILL_OPEN',
        'A line is excepted from a decision, and this finding is open. Decide it first; nothing was changed.'
      )
    const known = before.excepted.find(({ key }) => key === line.key)
    if (isExcepted ? known?.reason === line.reason : known === undefined) return null
    const others = before.excepted.filter(({ key }) => key !== line.key)
    const excepted = isExcepted ? [...others, line].toSorted((a, b) => (a.key < b.key ? -1 : 1)) : others
    return { ...before, excepted, decided, prepared: null, reviewed: null, ledgerId }
  }
}

/**
 * A sign-off given, which leaves one that was given before, or (with null) taken back. What the same person signed in the other role is
 * left out, unless `onePerson`. Throws STILL_OPEN where one is to be given to a finding that is open: a sign-off stands for a decision.
 */
export function signDecision(role: SignOffRole, signOff: SignOff | null, onePerson = false): Change {
  const [part, other] = role === 'preparer' ? parts : ([parts[1], parts[0]] as const)
  return (before) => {
    if (signOff !== null && (before === null || before.disposition === 'open'))
      throw new DoubletError(
        'STILL_OPEN',
        'A sign-off stands for a decision, and not all of these findings are decided. Decide the open ones first; nothing was signed.'
      )
    if (before === null || (before[part] === null) === (signOff === null)) return null
    const isSame = signOff !== null && isSamePerson(signOff.by, before[other]?.by ?? '')
    return isSame && !onePerson ? leftOut : { ...before, [part]: signOff }
  }
}

/** The decision as it is shown on a ledger of the engagement. */
export function decisionOn(ledgerId: string, made: MadeDecision | null): Decision {
  if (made === null) return openDecision
  const { ledgerId: madeOn, ...decision } = made
  return { ...openDecision, ...decision, isCarried: madeOn !== ledgerId }
}
