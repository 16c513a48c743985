import type { ChangeSince, Disposition } from './decision.ts'
import type { RiskLevel, TypeNumber } from './duplicate.ts'
import type { ContextFact } from './context-fact.ts'
import type { Likelihood } from './likelihood.ts'
import type { LedgerColumn } from './ledger-column.ts'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday'
] as const
export type Weekday = (typeof weekdays)[number]

/** What an amount can be a whole multiple of. */
export const roundSteps = ['10', '100', '1000', '10000', '100000', '1000000'] as const
export type RoundStep = (typeof roundSteps)[number]

/** The hours of a day at which entries are expected: HH:MM, both minutes included. */
export interface Hours {
  from: string
  to: string
}
export const usualHours: Hours = { from: '07:00', to: '19:00' }

/** What a line must have in a column of its ledger; a ledger without the column has no such line. */
export interface ColumnCondition {
  column: LedgerColumn
  /**
   * `contains`: the text stands in the cell, compared as a search does, so that case, width and kind of white space do not matter.
   * `equals`: the cell is exactly the text, apart from space around either; '' is a blank cell.
   */
  how: 'contains' | 'equals'
  text: string
}

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
  /** In a finding that is held to be one of these. */
  likelihoods?: Likelihood[] | undefined
  /** Without the findings that are clearly trivial or exposed to nothing, or these alone. */
  trivial?: 'without' | 'only' | undefined
  /** Which sign-off the finding lacks. */
  unsigned?: 'preparer' | 'reviewer' | undefined
  /** Whether earlier decisions do not hold for the finding as they are. */
  isUnsettled?: true | undefined
  /** Against the earlier ledger of the engagement, where there is one. */
  since?: ChangeSince[] | undefined
  /** Least and most share of votes, 0 to 1. */
  minConfidence?: number | undefined
  maxConfidence?: number | undefined
  side?: 'debit' | 'credit' | undefined
  /** What the finding is exposed to, in its own currency, of several in the one it is exposed to most: exact amounts as plain decimals. */
  minExposure?: string | undefined
  maxExposure?: string | undefined
  /** How many times what the finding speaks of was posted. */
  minOccurrences?: number | undefined
  maxOccurrences?: number | undefined
  /** Days from the first to the last day in the finding, of effect or else of posting; a finding without a day has none. */
  minDaysApart?: number | undefined
  maxDaysApart?: number | undefined
  /** Whether the finding's lines stand in more than one file. */
  acrossFiles?: boolean | undefined
  /** Day of the week of posting; of effect where the ledger has no posted date. A line without a day has none of them. */
  weekdays?: Weekday[] | undefined
  /** Entered before the first minute of these hours, or after the last one; a line whose time is not known is not met. */
  outsideHours?: Hours | undefined
  /** A whole multiple of this and not zero, exactly. */
  roundTo?: RoundStep | undefined
  /** With any of these sources; with none of these. Exactly; '' is a blank one. */
  sources?: string[] | undefined
  withoutSources?: string[] | undefined
  /** All of these. */
  columns?: ColumnCondition[] | undefined
  /** Exact amounts as plain decimals, compared without their sign. */
  minAmount?: string | undefined
  maxAmount?: string | undefined
  /**
   * Words that a line must have, each of them anywhere in account, name, journal, document, user, counterparty, description or source;
   * double quotes make one of several words. Case does not matter.
   */
  text?: string | undefined
}

/** The columns a page can be sorted by; ties are always broken by finding and line. */
export const sortColumns = [
  'lineNumber',
  'strongestType',
  'findingNo',
  'groupCount',
  'exposure',
  'riskScore',
  'suggested',
  'evidence',
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
  column: SortColumn | LedgerColumn
  direction: 'asc' | 'desc'
  /** Whether lines go by what their findings have in the column, so that those of one stay together. */
  byFinding?: boolean | undefined
}
