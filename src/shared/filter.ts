import type { RiskLevel, TypeNumber } from './duplicate.ts'

/** Which duplicate lines to show or export: all conditions hold together, an absent one does not restrict. */
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
  /** Lines of this group, whatever type it is of. */
  groupNo?: number | undefined
  /** Least share of votes, 0 to 1. */
  minConfidence?: number | undefined
  /** Exact amounts as plain decimals, compared without their sign. */
  minAmount?: string | undefined
  maxAmount?: string | undefined
  /** Text in account, name, description, journal, document, user or counterparty; case does not matter. */
  text?: string | undefined
}

/** The columns a page can be sorted by; ties are always broken by risk, group and line. */
export const sortColumns = [
  'lineNumber',
  'strongestType',
  'groupNo',
  'groupCount',
  'riskScore',
  'account',
  'amount',
  'posted',
  'effective',
  'user',
  'source',
  'journal',
  'description',
  'mlConfidence'
] as const
export type SortColumn = (typeof sortColumns)[number]
export interface Sort {
  column: SortColumn
  direction: 'asc' | 'desc'
}
