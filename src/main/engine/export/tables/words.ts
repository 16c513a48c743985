import { factEffects, type Reason } from '../../../../shared/finding.ts'
import { type ContextFact } from '../../../../shared/context-fact.ts'

/** “yes”, or nothing. */
export function flag(isSo: boolean): string {
  return isSo ? 'yes' : ''
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
