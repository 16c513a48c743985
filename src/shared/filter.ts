import type { ChangeSince, Disposition } from './decision.ts'
import type { RiskLevel, TypeNumber } from './duplicate.ts'
import type { ContextFact } from './context-fact.ts'

/**
 * Which duplicate lines to show or export: all conditions hold together, an absent one does not restrict. A finding is shown
 * where one of its lines meets them.
 */
export interface Filter {
  /** In any of these types. */
  types?: TypeNumber[] | undefined
  riskLevels?: RiskLevel[] | undefined
  /** Account code, exactly. */
  account?: string | undefined
  user?: string | undefined
  source?: string | undefined
  /** Month of posting, YYYY-MM; '' for lines without a posted date. */
  month?: string | undefined
  /** First and last day (ISO) of posting and of effect, both included. */
  postedFrom?: string | undefined
  postedTo?: string | undefined
  effectiveFrom?: string | undefined
  effectiveTo?: string | undefined
  /** Lines of this group, whatever type it is of. */
  groupNo?: number | undefined
  /** In a finding with any of these facts; in one with none of them. */
  facts?: ContextFact[] | undefined
  withoutFacts?: ContextFact[] | undefined
  dispositions?: Disposition[] | undefined
  /** Which sign-off the finding lacks. */
  unsigned?: 'preparer' | 'reviewer' | undefined
  /** Against the earlier ledger of the engagement, where there is one. */
  since?: ChangeSince[] | undefined
  /** Least and most share of votes, 0 to 1. */
  minConfidence?: number | undefined
  maxConfidence?: number | undefined
  side?: 'debit' | 'credit' | undefined
  /** Exact amounts as plain decimals, compared without their sign. */
  minAmount?: string | undefined
  maxAmount?: string | undefined
  /**
   * Words that a line must have, each of them anywhere in account, name, journal, document, user, counterparty, description or source;
   * double quotes make one of several words. Case does not matter.
   */
  text?: string | undefined
}

/** The columns a page can be sorted by; ties are always broken by risk, group and line. */
export const sortColumns = [
  'lineNumber',
  'strongestType',
  'groupNo',
  'groupCount',
  'exposure',
  'riskScore',
  'account',
  'amount',
  'posted',
  'effective',
  'user',
  'source',
  'journal',
  'description',
  'mlConfidence',
  'disposition'
] as const
export type SortColumn = (typeof sortColumns)[number]
export interface Sort {
  column: SortColumn
  direction: 'asc' | 'desc'
}
