import type { FindingTarget } from '../../shared/contract.ts'
import {
  tickmarks,
  type DecisionChange,
  type Disposition,
  type ExceptedLine,
  type SignOffRole
} from '../../shared/decision.ts'
import { labelOfColumn } from '../../shared/ledger-column.ts'
import type { ColumnCondition, Filter, Hours } from '../../shared/filter.ts'
import type { StepEffects } from './apply-step.ts'

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

/** A line taken out of a decision, or in again: “line 4000, 12.50 excepted (“bank fee”)”. */
export function describeException({ account, amount, reason }: ExceptedLine, isExcepted: boolean): string {
  const line = `the line of account ${account || '(blank)'}, ${amount}`
  return isExcepted
    ? `${line}, excepted${reason === '' ? '' : ` (“${reason}”)`}`
    : `${line}, no longer excepted`
}

/** What a changed decision took back beside what was asked for, and what could not be changed; '' for nothing. */
export function describeEffects(
  { signOffs, tickmarks: marks, exceptions, leftOut }: StepEffects,
  { tickmark }: DecisionChange = {},
  why = 'left as decided, which the tickmark contradicts'
): string {
  const some = (count: number, noun: string) =>
    count === 1 ? `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}` : `${countOf(count)} ${noun}s`
  const parts = [
    signOffs === 0 ? '' : `${some(signOffs, 'sign-off')} taken back by that`,
    marks === 0 || tickmark === '' ? '' : `${some(marks, 'tickmark')} that said otherwise taken out`,
    exceptions === 0 ? '' : `${some(exceptions, 'excepted line')} taken back by that`,
    leftOut === 0 ? '' : `${some(leftOut, 'finding')} ${why}`
  ]
  return parts.map((part) => (part === '' ? '' : `; ${part}`)).join('')
}

/** Every condition by its name in the filter, for the record of what a decision was made on. */
function describeFilter(filter: Filter): string {
  const conditions = Object.entries(filter).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : `${nameOf(name)} ${tellValue(name, value)}`
  )
  return conditions.length === 0 ? 'all there are' : conditions.join(', ')
}

/** A condition's value: a code, a day, a number or a word, several of them, hours, or texts in columns. */
function tellValue(name: string, value: unknown): string {
  if (name === 'columns')
    return (value as ColumnCondition[])
      .map(({ column, how, text }) => `${labelOfColumn(column)} ${how} “${text}”`)
      .join(' and ')
  if (name === 'outsideHours') return Object.values(value as Hours).join(' to ')
  return Array.isArray(value) ? value.map(shown).join(' or ') : shown(value)
}

function shown(value: unknown): string {
  return value === '' ? '(blank)' : String(value)
}

/** `postedFrom` as “posted from”. */
function nameOf(condition: string): string {
  return condition.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function countOf(count: number): string {
  return count.toLocaleString('en-US')
}
