import { contextFacts } from '../../shared/context-fact.ts'
import { factEffects } from '../../shared/finding.ts'
import type { ContextFact } from '../../shared/context-fact.ts'
import { text } from './text.ts'

/** A fact as a column and a chip say it. */
export const factWords = text.facts.names

/** The same where there is room for one word. */
export const shortFactWords = text.facts.short

/** What a fact says of a finding, in a sentence. */
export const factSentences = text.facts.sentences

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
