import type { ContextFact } from './context-fact.ts'
import type { CurrencyExposure } from './currency-exposure.ts'
import type { Decision, Disposition, Tickmark } from './decision.ts'
import type { DuplicateGroup, DuplicateRow, RiskLevel, TypeNumber } from './duplicate.ts'
import type { Judgement } from './likelihood.ts'
import type { Field } from './mapping.ts'
import type { LedgerColumn, SharedCell } from './ledger-column.ts'

/** What a fact does to the place of a finding in the review order. */
export const factEffects: Record<ContextFact, 'raises' | 'lowers'> = {
  wholeJournal: 'raises',
  sameJournal: 'lowers',
  reversed: 'lowers',
  recurring: 'lowers'
}

/**
 * What the lines of a finding have in common: they are postings that say the same (`posting`), under the same document numbers
 * (`document`, or lines of one document), or lines of one counterparty, or of one account and amount. A `group` is a type group: what
 * an earlier version stored.
 */
export type FindingKind = 'document' | 'posting' | 'party' | 'line' | 'group'

/** A finding: what is reviewed and decided as one. Each duplicate line is in exactly one. */
export interface FindingRow {
  /** From 1 on, in review order. */
  findingNo: number
  kind: FindingKind
  /** It in a sentence; '' in a ledger that an earlier version stored. */
  title: string
  /** The group that it is; null where it is made of several. */
  groupNo: number | null
  /** The highest of the strongest types of its lines. */
  type: TypeNumber
  /** The types that all its lines are in, ascending. */
  types: TypeNumber[]
  /** Lines it speaks of, n: of a group all of its lines. */
  count: number
  /** Those of them that no other finding has. */
  lines: number
  /** How many times what it speaks of was posted. */
  occurrences: number
  /** Of exposure and net, '' where it is blank or not mapped: of several currencies the one that is exposed to most. */
  currency: string
  /** In how many more currencies it has figures. */
  otherCurrencies: number
  /** What all occurrences but one come to: of a group (n - 1) x |amount|, exact. */
  exposure: string
  /** The exposure less what was taken back. */
  net: string
  /** The highest risk of the strongest groups of its lines. */
  riskScore: number
  riskLevel: RiskLevel
  /** What it is held to be, and why; null in a ledger that an earlier version stored. */
  judgement: Judgement | null
  facts: ContextFact[]
  /** Of the first line; and how many different ones there are. */
  account: string
  accountName: string
  accounts: number
  /** Of one occurrence. */
  amount: string
  /** First and last day over all lines it speaks of; '' where there is none. */
  firstPosted: string
  lastPosted: string
  firstEffective: string
  lastEffective: string
  /** From the first day of the first occurrence to that of the last one, by posted or effective date, whichever is more; null where no line has a day. */
  daysApart: number | null
  /** In how many files its lines stand. */
  files: number
  /** The value where all lines share it, else ''; and how many different ones there are. */
  user: string
  users: number
  source: string
  sources: number
  journal: string
  journals: number
  /** The same; how many is null in a ledger that an earlier version stored. */
  document: string
  documents: number | null
  counterparty: string
  counterparties: number | null
  /** Of the first line. */
  description: string
  /** Where the first line stands. */
  fileIndex: number
  lineNumber: number
  /** The highest confidence of its lines; null where the model has no opinion. */
  mlConfidence: number | null
  /** It has none because its lines are all first postings of their account and amount. */
  mlIsFirst: boolean
  disposition: Disposition
  tickmark: Tickmark | ''
  hasNote: boolean
  isPrepared: boolean
  isReviewed: boolean
  /** Whether earlier decisions do not hold for it as they are: it waits to be decided anew. */
  isUnsettled: boolean
  /** Lines that the decision does not speak of. */
  excepted: number
}

/**
 * The columns that findings can be sorted by; ties, and no sort, go by number. `suggested`, ascending, is the order to review them in: by
 * likelihood, then by exposure, and what is clearly trivial or exposed to nothing last; `evidence`
 * is the same without the model.
 */
export const findingSortColumns = [
  'findingNo',
  'type',
  'count',
  'exposure',
  'riskScore',
  'likelihood',
  'suggested',
  'evidence',
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
  column: FindingSortColumn | LedgerColumn
  direction: 'asc' | 'desc'
}

export interface FindingPage {
  findings: FindingRow[]
  total: number
  /** By finding: what it has in each of the columns that were asked for; not there where none were. */
  cells?: SharedCell[][]
}

/** What the findings under a filter come to: a finding counts where one of its lines meets the filter. */
export interface FilterFigures {
  findings: number
  lines: number
  open: number
  /** Of these findings, each with all of its lines, whichever of them meet the filter; by currency in the order of their names. */
  exposure: CurrencyExposure[]
}

/** One sentence about a finding, and what it does to its place in the order. */
export interface Reason {
  text: string
  effect: 'raises' | 'lowers' | 'none'
}

/** A line that takes another one back: same account, opposite amount, within the days of a reversal. */
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
  /** Which occurrence of the finding, from 1 on, the line is of; those of one follow each other. */
  occurrence: number
  /** Its group in each of its types, strongest type first: the arithmetic of its risk. */
  groups: DuplicateGroup[]
  /** Mapped fields as read, blank ones left out; in the order of `fields`. */
  fields: { field: Field; value: string }[]
  /** The record as it stood in the file, by header. */
  original: { header: string; value: string }[]
  /** What had to be done to read it, and the text that stands in the file, where that is a text; null for most lines. */
  mended: { how: string; written: string | null } | null
  reversal: ReversalPartner | null
  /** Lines in its journal; 0 where it has none. */
  journalLines: number
  /** Why the decision does not speak of it, which may be ''; null where it does. */
  excepted: string | null
}

/** A line with an account and amount of the finding, or the opposite amount, on a day. */
export interface SeriesPoint {
  lineId: number
  /** The type-1 group of that account and amount. */
  groupNo: number
  /** Effective day, else the posted one; '' where there is neither. */
  day: string
  isMember: boolean
  isOpposite: boolean
}

/** A finding as it is opened. */
export interface FindingDetail {
  finding: FindingRow
  /** All lines it speaks of, at most `mostMembers`: of a group in the order of the file. */
  members: FindingMember[]
  reasons: Reason[]
  /** Every line with an account and amount of its lines, or the opposite amount, at most `mostPoints`, by day. */
  series: SeriesPoint[]
  decision: Decision
  /**
   * What it is exposed to without the lines that the decision excepts, by currency; null where it excepts none, and where that cannot be
   * told.
   */
  exposureLeft: { currency: string; exposure: string }[] | null
}
export const mostMembers = 120
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
  /** The finding it is in; null where it repeats nothing. */
  findingNo: number | null
}
export const mostJournalLines = 500

/** What a finding is in a sentence; of a ledger that an earlier version stored its account. */
export function titleOf({
  title,
  account,
  accountName
}: Pick<FindingRow, 'title' | 'account' | 'accountName'>): string {
  return title === '' ? `${account} ${accountName}`.trim() : title
}
