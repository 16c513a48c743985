import type { DecisionChange, Disposition, SignOffRole } from '../../shared/decision.ts'
import { tickmarks } from '../../shared/decision.ts'
import type { DecisionOutcome, FindingTarget } from '../../shared/contract.ts'
import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'

/** A disposition as its button and its column say it. */
export const dispositionWords: Record<Disposition, string> = {
  open: 'Open',
  duplicate: 'Duplicate',
  valid: 'Valid',
  reversal: 'Reversal',
  recurring: 'Recurring',
  query: 'Query to client'
}

/** The same where there is little room. */
export const shortDispositionWords: Record<Disposition, string> = { ...dispositionWords, query: 'Query' }

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
export const signOffWords: Record<SignOffRole, string> = { preparer: 'Prepared', reviewer: 'Reviewed' }

/** Which findings were meant, as the beginning of a sentence: `Finding 17`, `12 findings`. */
function targetWords(target: FindingTarget, changed: number): string {
  const only = 'groupNos' in target && target.groupNos.length === 1 ? target.groupNos[0] : undefined
  return only === undefined ? formatNoun(changed, 'finding') : `Finding ${formatCount(only)}`
}

/** What a change says of a decision: `duplicate, tickmark D, note`. */
function changeWords({ disposition, tickmark, note }: DecisionChange): string {
  const parts = [
    disposition === undefined ? '' : dispositionWords[disposition].toLowerCase(),
    tickmark === undefined ? '' : markWords(tickmark),
    note === undefined ? '' : note === '' ? 'note taken out' : 'note kept'
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function markWords(tickmark: keyof typeof tickmarks | ''): string {
  return tickmark === '' ? 'tickmark taken out' : `tickmark ${tickmark}, ${tickmarks[tickmark]}`
}

/** What a decision came to, in one sentence that a screen reader hears too. */
export function tellDecision(
  target: FindingTarget,
  change: DecisionChange,
  { changed }: DecisionOutcome
): string {
  if (changed === 0) return 'Nothing changed: it was decided so already.'
  return `${targetWords(target, changed)}: ${changeWords(change)}.`
}

/** What a sign-off came to, in one sentence. */
export function tellSignOff(
  target: FindingTarget,
  role: SignOffRole,
  isSigned: boolean,
  { changed }: DecisionOutcome
): string {
  if (changed === 0) return 'Nothing changed: it was signed so already.'
  const what = signOffWords[role].toLowerCase()
  return `${targetWords(target, changed)}: ${isSigned ? what : `no longer ${what}`}.`
}
