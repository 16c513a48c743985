/**
 * Why a line of the ledger takes no part in the six types, ZERO_AMOUNT only where the run leaves out zeros. Stored by their places: a new one
 * comes last.
 */
export const excludedReasons = [
  'RAGGED',
  'BLANK_ACCOUNT',
  'BLANK_AMOUNT',
  'UNREADABLE_AMOUNT',
  'ZERO_AMOUNT',
  'TOO_MANY_DIGITS'
] as const
export type ExcludedReason = (typeof excludedReasons)[number]

/** A line that is in the file but takes no part in the six types. */
export interface ExcludedCount {
  reason: ExcludedReason
  rows: number
  /** The first few physical line numbers, to look them up. */
  firstLines: number[]
  /** Which file each of them is in, as an index into `files`; only where the ledger has more than one. */
  firstFiles?: number[]
}

/** What a physical line of a file is: every line is exactly one of these. */
export const lineClasses = [
  'preamble',
  'header',
  'data',
  'repaired',
  'repeatedHeader',
  'otherTable',
  'separator',
  'total',
  'blank',
  'rejected'
] as const
export type LineClass = (typeof lineClasses)[number]

/** How many physical lines are of a class; a record over several lines counts with all of them. */
export interface LineClassCount {
  class: LineClass
  lines: number
  /** The first few of them, to look them up; none for blank lines, and none in the sums over several files. */
  firstLines: number[]
}

/** A record of a file that is not plain data, as it is read. */
export interface ListedRecord {
  /** Physical line (1-based) it starts on, and how many it takes. */
  lineNumber: number
  lines: number
  class: LineClass
  /** Why it is of this class, in words; '' where the class says it all. */
  reason: string
  cells: string[]
}

/** A record that is not plain data or takes no part, as the Import tab lists it: nothing is left out without its reason. */
export interface ListedLine extends ListedRecord {
  /** The file it is in, as an index into `files`. */
  file: number
  /** Why it takes no part although it is a line of the ledger; null where it takes part, or is none. */
  excluded: ExcludedReason | null
}
