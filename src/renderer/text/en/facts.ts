import type { ContextFact } from '../../../shared/context-fact.ts'

const names: Record<ContextFact, string> = {
  wholeJournal: 'whole journal',
  sameJournal: 'same journal',
  reversed: 'reversed',
  recurring: 'recurring'
}

const short: Record<ContextFact, string> = {
  wholeJournal: 'journal',
  sameJournal: 'inside',
  reversed: 'reversed',
  recurring: 'recurring'
}

const sentences: Record<ContextFact, string> = {
  wholeJournal: 'Every line of a journal repeats in another journal.',
  sameJournal: 'All lines are in one journal.',
  reversed:
    'All lines but one at most were reversed by an opposite amount, within the days that count as a reversal.',
  recurring: 'There is one line per period.'
}

/** The words of the facts that raise or lower a finding. */
export const facts = { names, short, sentences }
