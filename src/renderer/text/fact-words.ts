import { contextFacts } from '../../shared/context-fact.ts'
import { factEffects, reversalDays } from '../../shared/finding.ts'
import type { ContextFact } from '../../shared/context-fact.ts'

/** A fact as a column and a chip say it. */
export const factWords: Record<ContextFact, string> = {
  wholeJournal: 'whole journal',
  sameJournal: 'same journal',
  reversed: 'reversed',
  recurring: 'recurring'
}

/** What a fact says of a finding, in a sentence. */
export const factSentences: Record<ContextFact, string> = {
  wholeJournal: 'Every line of a journal repeats in another journal.',
  sameJournal: 'All lines are in one journal.',
  reversed: `All lines but one at most were taken back by an opposite amount within ${reversalDays} days.`,
  recurring: 'There is one line per period.'
}

/** The sign before a fact: whether it raises or lowers the place of a finding in the review order. */
export function factSign(fact: ContextFact): string {
  return factEffects[fact] === 'raises' ? '▲' : '▼'
}

/** The facts of a finding in sentences, in their fixed order. */
export function tellFacts(facts: readonly ContextFact[]): string {
  return contextFacts
    .filter((fact) => facts.includes(fact))
    .map((fact) => factSentences[fact])
    .join(' ')
}
