/**
 * Facts that explain why lines repeat, computed by the engine. They raise or lower a finding in the review order and never
 * hide one. `wholeJournal`: every line of a journal repeats in another. `sameJournal`: all lines of it are in one
 * journal. `reversed`: of each account and amount all lines but one have a partner with the opposite amount. `recurring`: of each account and
 * amount one line per period.
 */
export const contextFacts = ['wholeJournal', 'sameJournal', 'reversed', 'recurring'] as const
export type ContextFact = (typeof contextFacts)[number]
