import type { Disposition, Tickmark } from './decision.ts'
import type { ContextFact } from './context-fact.ts'
import type { CurrencyExposure } from './currency-exposure.ts'
import type { Field } from './mapping.ts'

/** The six duplicate types, weakest first. */
export const typeNumbers = [1, 2, 3, 4, 5, 6] as const
export type TypeNumber = (typeof typeNumbers)[number]

export interface DuplicateType {
  number: TypeNumber
  /** The fields that two lines must share to the letter, in the order they are named to the user. */
  key: readonly Field[]
}

/** The six types as data. Types nest, so rows of several types must never be added up. */
export const duplicateTypes: readonly DuplicateType[] = [
  { number: 1, key: ['account', 'amount'] },
  { number: 2, key: ['account', 'source', 'amount'] },
  { number: 3, key: ['account', 'user', 'amount'] },
  { number: 4, key: ['account', 'posted', 'amount'] },
  { number: 5, key: ['account', 'effective', 'amount'] },
  { number: 6, key: ['account', 'effective', 'posted', 'user', 'source', 'amount'] }
]

export const riskLevels = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** The scores from which a risk is MEDIUM, HIGH and CRITICAL, each above the one before. */
export interface LevelLimits {
  medium: number
  high: number
  critical: number
}

/** Risk of a group of `count` lines of one type: count x base, at most 100. */
export function riskScore(count: number, baseRisk: number): number {
  return Math.min(count * baseRisk, 100)
}

/** The level of a risk; LOW below the first limit. */
export function riskLevel(score: number, { medium, high, critical }: LevelLimits): RiskLevel {
  if (score < medium) return 'LOW'
  if (score < high) return 'MEDIUM'
  return score < critical ? 'HIGH' : 'CRITICAL'
}

/** The type with this number. */
export function typeOf(number: TypeNumber): DuplicateType {
  return duplicateTypes[number - 1]!
}

/** One line that repeats another, as the grid shows it. Amounts are exact decimal strings, dates ISO days. */
export interface DuplicateRow {
  lineId: number
  /** The file the line is in: an index into the `files` of the ledger. */
  fileIndex: number
  /** Physical line in the file where the record starts, 1-based. */
  lineNumber: number
  findingNo: number
  /** Which of the six types the line is in, ascending. */
  types: TypeNumber[]
  /** The type with the highest number of those: its group, count and risk are the row's. */
  strongestType: TypeNumber
  groupNo: number
  groupCount: number
  /** Of that group: (n - 1) x |amount|, exact. */
  exposure: string
  riskScore: number
  riskLevel: RiskLevel
  /** Facts of the finding the line belongs to. */
  facts: ContextFact[]
  account: string
  accountName: string
  amount: string
  posted: string
  effective: string
  user: string
  source: string
  journal: string
  description: string
  /** How much the line looks like one event posted a second time, 0 to 1; null where there is no opinion. */
  mlConfidence: number | null
  /** There is none because it is the first posting of its account and amount, which repeats nothing. */
  mlIsFirst: boolean
  /** round(mlConfidence x 25), 0 to 25. */
  mlRiskScore: number | null
  mlPrediction: boolean | null
  /** The decision on its finding. */
  disposition: Disposition
  tickmark: Tickmark | ''
  hasNote: boolean
}

/** Lines that share a type's key. */
export interface DuplicateGroup {
  groupNo: number
  type: TypeNumber
  count: number
  riskScore: number
  riskLevel: RiskLevel
}

/** Figures of one type over a ledger; amounts are signed exact decimal strings. */
export interface TypeTotals {
  groups: number
  rows: number
  amount: string
  /** What its debits and its credits come to, each without a sign; not there in the record of a ledger that an earlier version read. */
  debit?: string
  credit?: string
}

/** What the six types found in one ledger. */
export interface DuplicateTotals {
  /** null where the mapping does not allow the type. */
  types: Record<TypeNumber, TypeTotals | null>
  /** For each type that did not run, the mapped fields it lacks. */
  missing: Partial<Record<TypeNumber, Field[]>>
  /** Lines that a type left out because a field of its key is blank. */
  blankKeys: Partial<Record<TypeNumber, number>>
  /** Each duplicate line once. */
  distinctRows: number
  /** Signed amount of the distinct rows. */
  distinctAmount: string
  /** Its debits and its credits, each without a sign; not there in the record of a ledger that an earlier version read. */
  distinctDebit?: string
  distinctCredit?: string
  /** Distinct rows per level of their strongest type's group. */
  riskRows: Record<RiskLevel, number>
  /**
   * What is reviewed: each duplicate line is in exactly one. 0 beside rows in the record of a ledger that an earlier version read, like
   * the two below.
   */
  findings: number
  /**
   * What the findings come to, by currency in the order of their names. In the record of a ledger that an earlier version read (n - 1) x
   * |amount| of each type-1 group, of all currencies under ''.
   */
  exposure: CurrencyExposure[]
  /** Findings with each fact, and those with none. */
  factFindings: Record<ContextFact | 'none', number>
}

/** How many findings there are and what they come to by currency, '' where it is blank or not mapped, for a program to read. */
export function findingFigures({ findings, exposure }: DuplicateTotals): {
  count: number
  exposure: Record<string, string>
  net: Record<string, string>
} {
  const by = (figure: 'exposure' | 'net') =>
    Object.fromEntries(exposure.map((one) => [one.currency, one[figure]]))
  return { count: findings, exposure: by('exposure'), net: by('net') }
}

/** Whether an earlier version analysed the ledger, whose file is refused now: it counted rows and no findings. */
export function isOfEarlierVersion({ findings, distinctRows }: DuplicateTotals): boolean {
  return findings === 0 && distinctRows > 0
}

export const breakdownKinds = [
  'type',
  'month',
  'user',
  'account',
  'source',
  'amount',
  'risk',
  'fact'
] as const
export type BreakdownKind = (typeof breakdownKinds)[number]

/**
 * One bar of a breakdown: the distinct duplicate lines that share `key`. By type, a line counts under each of
 * its types and facts; in the others exactly once.
 */
export interface BreakdownRow {
  /**
   * Type number, month (YYYY-MM), user, account or source code ('' stands for blank), risk level, fact or `none`; of an amount
   * range the least and the greatest size in it, `100:999.99`.
   */
  key: string
  /** Account name where there is one. */
  label: string
  /** Groups (of the lines' strongest type; of the type itself by type) with at least one line here. */
  groups: number
  rows: number
  amount: string
  debitRows: number
  debitAmount: string
  creditRows: number
  creditAmount: string
}
