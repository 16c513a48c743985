import type { DateForm } from './date-form.ts'
import type { Field } from './mapping.ts'
import type { LevelLimits, TypeNumber } from './duplicate.ts'

/**
 * What the user asks of a run, over what Doublet would choose by itself. Part of the run's fingerprint: the
 * same bytes with the same settings are the same result.
 */
export interface Settings extends RuleSettings {
  /** Field -> header or `#N` (1-based column). Fields that are not named are mapped automatically. */
  mapping: Partial<Record<Field, string>>
  /** false: the first record is data. undefined: recognised. */
  hasHeader?: boolean | undefined
  /** Lines that make a group: 2 or more. */
  threshold: number
  /** The decimal mark, where the data cannot tell. */
  decimalMark?: DecimalMark | undefined
  /** The order of day and month, where the data cannot tell. */
  dateOrder?: DateOrder | undefined
  /** How dates are meant, where the data cannot tell. */
  dateForm?: DateForm | undefined
  /** The codes of the debit/credit indicator that are credits, as they stand; '' for a blank one. */
  credits?: string[] | undefined
  /** Whether the credits of a debit/credit pair are negative numbers. */
  negativeCredits?: boolean | undefined
  /**
   * The sheets of a workbook, by their names with commas between them, or `all` of those with the columns of the ledger; chosen
   * by themselves where none is named, and without meaning for text.
   */
  sheet?: string | undefined
  /** The encoding of a text file, by its WHATWG or IANA name, where what was recognised is not right. */
  encoding?: string | undefined
  /** What stands between the columns of a text file, where what was recognised is not right. */
  delimiter?: string | undefined
  /** A blank account, journal, date, user or source is the one of the line above it: a grouped report. */
  fillDown?: boolean | undefined
  /** Whether a line that names two accounts is a posting on both of them, or on the first only, where the data does not tell. */
  twoAccounts?: TwoAccounts | undefined
  /** Whether lines that are the sum of those above or below them are totals, where the data does not tell. */
  sums?: Sums | undefined
  /** Blank fields of a key equal each other, so that lines without a user can make a group by user. */
  blanksEqual?: boolean | undefined
  /** Upper and lower case of codes make no difference. */
  ignoreCase?: boolean | undefined
  /** Only lines of one entity make a group. */
  withinEntity?: boolean | undefined
  /** Only lines of one currency make a group. */
  withinCurrency?: boolean | undefined
  /** Lines with an amount of zero take no part. */
  leaveOutZeros?: boolean | undefined
  /**
   * Whose forest judges the ledger: its own, or the one model of the data folder, which the first ledger teaches. Where nothing is said, the
   * one that a person made or brought in, else its own.
   */
  model?: ModelChoice | undefined
  /** The reading stands although its figures speak against it: the answer of one run, which no profile keeps. */
  goesOn?: boolean | undefined
  /** These settings are all there is to say: no saved profile is put under them. */
  ignoreProfile?: boolean | undefined
  /** The profile that is in these settings already; said by a run, so that its settings tell all of it. */
  profile?: ProfileUse | undefined
}
/** Settings of which everything may be left unsaid. */
export type SaidSettings = { [Name in keyof Settings]?: Settings[Name] | undefined }
/** A saved profile, as a run names it. */
export interface ProfileUse {
  clientName: string
  /** ISO 8601, UTC. */
  savedAt: string
}
export type Sums = 'totals' | 'postings'
export type TwoAccounts = 'both' | 'one'
export type ModelChoice = 'own' | 'stored'
export type DecimalMark = 'point' | 'comma'
/** The order of day, month and year; the year comes first only where it has two digits. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** Per cent: of the debits what may be material, and of that what is planned with and what is clearly trivial. */
export interface MaterialityShares {
  overall: number
  performance: number
  trivial: number
}

/** What a firm decides of how every ledger is judged, as a run is made with it. */
export interface Rules {
  /** Points per line of a group, by type: 1 to 100. */
  baseRisks: Record<TypeNumber, number>
  levelLimits: LevelLimits
  /** Lines that make a group. */
  threshold: number
  /** Usable lines with which a ledger can teach a model. */
  fewestTrainingLines: number
  materialityShares: MaterialityShares
  /** ISO days that stand for no day, ascending. */
  fillerDates: string[]
  /** Days between two opposite amounts, at most, that one takes the other back. */
  reversalDays: number
  /** null: a model that a person made or brought in, else the ledger's own. */
  model: ModelChoice | null
}

/** What a run's settings hold of the rules: those that are not the usual ones. */
export type RuleSettings = {
  [Name in Exclude<keyof Rules, 'threshold' | 'model'>]?: Rules[Name] | undefined
}

/** The settings of a run that the user left alone. */
export const defaultSettings: Settings = { mapping: {}, threshold: 2 }
