import type { ContextFact } from './context-fact.ts'
import type { Decision, Disposition, Tickmark } from './decision.ts'
import type { DuplicateGroup, DuplicateRow, RiskLevel, TypeNumber } from './duplicate.ts'
import type { Field } from './mapping.ts'

/** What a fact does to the place of a finding in the review order. */
export const factEffects: Record<ContextFact, 'raises' | 'lowers'> = {
  wholeJournal: 'raises',
  sameJournal: 'lowers',
  reversed: 'lowers',
  recurring: 'lowers'
}

/** The days within which an opposite amount in the same account counts as a reversal. */
export const reversalDays = 60

/**
 * A finding: a group that is the strongest one of at least one line. Its lines are the ones that are in no stronger group; the
 * group may have more (`count`).
 */
export interface FindingRow {
  groupNo: number
  type: TypeNumber
  /** The types that all its lines are in, ascending. */
  types: TypeNumber[]
  /** Lines of the group, n. */
  count: number
  /** Those of them that no stronger group has. */
  lines: number
  /** (n - 1) x |amount|, exact. */
  exposure: string
  riskScore: number
  riskLevel: RiskLevel
  facts: ContextFact[]
  account: string
  accountName: string
  amount: string
  /** First and last day over all lines of the group; '' where there is none. */
  firstPosted: string
  lastPosted: string
  firstEffective: string
  lastEffective: string
  /** The value where all lines share it, else ''; and how many different ones there are. */
  user: string
  users: number
  source: string
  sources: number
  journal: string
  journals: number
  /** Of the first line. */
  description: string
  /** Where the first line stands. */
  fileIndex: number
  lineNumber: number
  /** The highest confidence of its lines; null where the model has no opinion. */
  mlConfidence: number | null
  disposition: Disposition
  tickmark: Tickmark | ''
  hasNote: boolean
  isPrepared: boolean
  isReviewed: boolean
}

/** The columns that findings can be sorted by; ties, and no sort, go by group number. */
export const findingSortColumns = [
  'groupNo',
  'type',
  'count',
  'exposure',
  'riskScore',
  'account',
  'amount',
  'firstPosted',
  'firstEffective',
  'user',
  'source',
  'journal',
  'description',
  'mlConfidence',
  'disposition'
] as const
export type FindingSortColumn = (typeof findingSortColumns)[number]
export interface FindingSort {
  column: FindingSortColumn
  direction: 'asc' | 'desc'
}

export interface FindingPage {
  findings: FindingRow[]
  total: number
}

/** What the findings under a filter come to: a finding counts where one of its lines meets the filter. */
export interface FilterFigures {
  findings: number
  lines: number
  open: number
  /** Each account-and-amount group counts once, with all of its lines but one: types nest. Exact. */
  exposure: string
}

/** One sentence about a finding, and what it does to its place in the order. */
export interface Reason {
  text: string
  effect: 'raises' | 'lowers' | 'none'
}

/** A line that takes another one back: same account, opposite amount, within `reversalDays`. */
export interface ReversalPartner {
  lineId: number
  fileIndex: number
  lineNumber: number
  journal: string
  posted: string
  effective: string
  /** From the line to its partner. */
  days: number
}

/** One line of a finding with everything the ledger holds of it. */
export interface FindingMember {
  row: DuplicateRow
  /** Mapped fields as read, blank ones left out; in the order of `fields`. */
  fields: { field: Field; value: string }[]
  /** The record as it stood in the file, by header. */
  original: { header: string; value: string }[]
  reversal: ReversalPartner | null
  /** Lines in its journal; 0 where it has none. */
  journalLines: number
}

/** A line with the finding's account and amount, or its opposite, on a day. */
export interface SeriesPoint {
  lineId: number
  /** Effective day, else the posted one; '' where there is neither. */
  day: string
  isMember: boolean
  isOpposite: boolean
}

/** A finding as it is opened. */
export interface FindingDetail {
  finding: FindingRow
  /** All lines of the group in the order of the file, at most `mostMembers`. */
  members: FindingMember[]
  /** The group of its first line in each of that line's types, strongest type first: the arithmetic of the risk. */
  groups: DuplicateGroup[]
  /** The fields in which these members differ. */
  differing: Field[]
  reasons: Reason[]
  /** Every line with this account and amount, or the opposite amount, at most `mostPoints`, by day. */
  series: SeriesPoint[]
  decision: Decision
}
export const mostMembers = 60
export const mostPoints = 2000

/** A whole journal, in the order of the file. */
export interface JournalLines {
  journal: string
  total: number
  /** At most `mostJournalLines`. */
  lines: JournalLine[]
  /** Exact sum of all its readable amounts. */
  net: string
}
export interface JournalLine {
  lineId: number
  fileIndex: number
  lineNumber: number
  fields: { field: Field; value: string }[]
  /** The group of its strongest type; null where it repeats nothing. */
  groupNo: number | null
}
export const mostJournalLines = 500
