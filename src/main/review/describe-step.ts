import type { FindingTarget } from '../../shared/contract.ts'
import { tickmarks, type DecisionChange, type Disposition, type SignOffRole } from '../../shared/decision.ts'
import type { Filter } from '../../shared/filter.ts'

const words: Record<Disposition, string> = {
  open: 'open',
  duplicate: 'duplicate',
  valid: 'valid',
  reversal: 'reversal',
  recurring: 'recurring',
  query: 'query to client'
}

/** What a finding is called in the log. */
interface NamedFinding {
  account: string
  amount: string
}

/** The findings of a step: the one by account and amount, several by their number, those of a filter with its conditions. */
export function describeTarget(
  target: FindingTarget,
  first: NamedFinding,
  changed: number,
  ledger: string
): string {
  const which =
    changed === 1 ? `account ${first.account || '(blank)'}, ${first.amount}` : `${countOf(changed)} findings`
  const under = 'filter' in target ? ` (${describeFilter(target.filter)})` : ''
  return `${which} of ${ledger}${under}`
}

/** A decision in words: “valid; note “agreed with contract”; tickmark A (agreed to support)”. */
export function describeChange({ disposition, note, tickmark }: DecisionChange): string {
  const parts = [
    disposition === undefined ? [] : words[disposition],
    note === undefined ? [] : note === '' ? 'note taken out' : `note “${note}”`,
    tickmark === undefined
      ? []
      : tickmark === ''
        ? 'tickmark taken out'
        : `tickmark ${tickmark} (${tickmarks[tickmark]})`
  ]
  return parts.flat().join('; ')
}

/** A sign-off in words. */
export function describeSignOff(role: SignOffRole, isSigned: boolean): string {
  return `${isSigned ? 'signed' : 'signature taken back'} by the ${role}`
}

/** The sign-offs that a changed decision took back; '' for none. */
export function describeCleared(clearedSignOffs: number): string {
  if (clearedSignOffs === 0) return ''
  return `; ${clearedSignOffs === 1 ? 'a sign-off' : `${countOf(clearedSignOffs)} sign-offs`} taken back by that`
}

/** Every condition by its name in the filter, for the record of what a decision was made on. */
function describeFilter(filter: Filter): string {
  const conditions = Object.entries(filter).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : `${nameOf(name)} ${Array.isArray(value) ? value.join(' or ') : shown(value)}`
  )
  return conditions.length === 0 ? 'all there are' : conditions.join(', ')
}

/** A condition's value, which is a code, a day, a number or a word. */
function shown(value: unknown): string {
  return typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : '(blank)'
}

/** `postedFrom` as “posted from”. */
function nameOf(condition: string): string {
  return condition.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function countOf(count: number): string {
  return count.toLocaleString('en-US')
}
