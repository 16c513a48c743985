import type { DecisionChange, Disposition, SignOffRole } from '../../shared/decision.ts'
import { tickmarks } from '../../shared/decision.ts'
import type { DecisionOutcome, FindingTarget } from '../../shared/contract.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { text } from './text.ts'

const words = text.decisions

/** A disposition as its button and its column say it. */
export const dispositionWords = words.dispositions

/** The same where there is little room. */
export const shortDispositionWords: Record<Disposition, string> = words.shortDispositions

/** The action of the key table that gives a disposition. */
export const dispositionActions = {
  duplicate: 'duplicate',
  valid: 'valid',
  reversal: 'reversal',
  recurring: 'recurring',
  query: 'query',
  open: 'reopen'
} as const satisfies Record<Disposition, ShortcutName>

/** The letter that gives a disposition, wherever keys are heard. */
export const dispositionKeys: Record<Disposition, string> = {
  duplicate: keyOf(dispositionActions.duplicate),
  valid: keyOf(dispositionActions.valid),
  reversal: keyOf(dispositionActions.reversal),
  recurring: keyOf(dispositionActions.recurring),
  query: keyOf(dispositionActions.query),
  open: keyOf(dispositionActions.open)
}

/** A sign-off as its button and its column say it. */
export const signOffWords = words.signOffs

/** Which findings were meant, as the beginning of a sentence: `Finding 17`, `12 findings`. */
function targetWords(target: FindingTarget, changed: number): string {
  const only = 'findingNos' in target && target.findingNos.length === 1 ? target.findingNos[0] : undefined
  return only === undefined ? words.findings(changed) : words.finding(only)
}

/** What a change says of a decision: `duplicate, tickmark D, note`. */
export function changeWords({ disposition, tickmark, note }: DecisionChange): string {
  const parts = [
    disposition === undefined ? '' : dispositionWords[disposition].toLowerCase(),
    tickmark === undefined ? '' : markWords(tickmark),
    note === undefined ? '' : note === '' ? words.noteOut : words.noteKept
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function markWords(tickmark: keyof typeof tickmarks | ''): string {
  return tickmark === '' ? words.markOut : words.mark(tickmark, tickmarks[tickmark])
}

/** What a decision came to, in one sentence that a screen reader hears too. */
export function tellDecision(
  target: FindingTarget,
  change: DecisionChange,
  { changed, leftOut, tickmarks: marks }: DecisionOutcome
): string {
  if (changed === 0) return words.decidedAlready
  const parts = [
    `${targetWords(target, changed)}: ${changeWords(change)}.`,
    marks === 0 || change.tickmark === '' ? '' : words.marksOut(marks),
    leftOut === 0 ? '' : words.leftOut(leftOut)
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** What an excepted line came to, in one sentence. */
export function tellException(findingNo: number, isExcepted: boolean, { changed }: DecisionOutcome): string {
  return changed === 0
    ? words.decidedAlready
    : `${words.finding(findingNo)}: ${words.excepting.done(isExcepted)}.`
}

/** What a sign-off came to, in one sentence. */
export function tellSignOff(
  target: FindingTarget,
  role: SignOffRole,
  isSigned: boolean,
  { changed, leftOut }: DecisionOutcome
): string {
  if (changed === 0) return words.signedAlready
  const what = signOffWords[role].toLowerCase()
  const done = `${targetWords(target, changed)}: ${isSigned ? what : words.noLonger(what)}.`
  return leftOut === 0 ? done : `${done} ${words.samePerson(leftOut)}`
}
