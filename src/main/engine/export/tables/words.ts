import type { Decision, UnsettledReason } from '../../../../shared/decision.ts'
import type { CurrencyExposure } from '../../../../shared/currency-exposure.ts'
import type { TypeNumber } from '../../../../shared/duplicate.ts'
import { factEffects, type Reason } from '../../../../shared/finding.ts'
import { type ContextFact } from '../../../../shared/context-fact.ts'
import type { Excepting } from '../../findings/workpaper-rows.ts'
import { fieldLabels } from '../../../../shared/mapping.ts'
import { keyFields, type Options } from '../../../../shared/options.ts'

/** “yes”, or nothing. */
export function flag(isSo: boolean): string {
  return isSo ? 'yes' : ''
}

/** The fields of a type's key: “Account + Amount”. */
export function keyWords(type: TypeNumber, options: Options): string {
  return keyFields(type, options)
    .map((field) => fieldLabels[field])
    .join(' + ')
}

/** What is exposed in each currency: “EUR 5.00 (net 0.00), USD 2.50 (net 2.50)”. */
export function exposureText(money: readonly CurrencyExposure[]): string {
  return money.map(({ currency, exposure, net }) => `${currency} ${exposure} (net ${net})`.trim()).join(', ')
}

/** What a finding is exposed to without the lines that its decision excepts: “USD 5.00”; a word where it cannot be told. */
export function exposureLeft({ exposure }: Excepting): string {
  if (exposure === null) return 'not known: counted whole'
  return [...exposure].map(([currency, amount]) => `${currency} ${amount}`.trim()).join(', ')
}

const unsettled: Record<UnsettledReason, string> = {
  differ: 'its parts differ',
  part: 'a part of it only',
  changed: 'when it had other lines',
  contradicts: 'tickmark and decision contradict each other'
}

/** Earlier decisions that do not hold: “its parts differ: 1000, 5.00 duplicate (twice); 4000, -5.00 valid”. */
export function earlierText(earlier: Decision['unsettled']): string {
  if (earlier === null) return ''
  const each = earlier.earlier.map(
    ({ account, amount, disposition, note }) =>
      `${account}, ${amount} ${disposition}${note === '' ? '' : ` (${note})`}`
  )
  return `${unsettled[earlier.why]}: ${each.join('; ')}`
}

/** All reasons of a finding in one text. */
export function reasonText(reasons: readonly Reason[]): string {
  return reasons.map(({ text }) => text).join('; ')
}

/** `wholeJournal` as “whole journal”; codes in capitals too. */
export function inWords(code: string): string {
  return code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}

/** The facts of a finding and what each does to its place: “whole journal (raises)”. */
export function factText(facts: readonly ContextFact[]): string {
  return facts.map((fact) => `${inWords(fact)} (${factEffects[fact]})`).join(', ')
}
