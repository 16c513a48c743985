import type { Settings } from './settings.ts'
import type { ImportProof } from './import-proof.ts'

/** The fields of a ledger line that Doublet knows, in the order it shows and exports them. */
export const fields = [
  'journal',
  'line',
  'account',
  'accountName',
  'amount',
  'debit',
  'credit',
  'indicator',
  'currency',
  'posted',
  'effective',
  'documentDate',
  'enteredTime',
  'user',
  'source',
  'document',
  'counterparty',
  'description',
  'entity',
  'period'
] as const
export type Field = (typeof fields)[number]

/** The field as the user reads it. */
export const fieldLabels: Record<Field, string> = {
  journal: 'Journal',
  line: 'Journal line',
  account: 'Account',
  accountName: 'Account name',
  amount: 'Amount',
  debit: 'Debit',
  credit: 'Credit',
  indicator: 'Debit/credit indicator',
  currency: 'Currency',
  posted: 'Posted date',
  effective: 'Effective date',
  documentDate: 'Document date',
  enteredTime: 'Entered time',
  user: 'User',
  source: 'Source',
  document: 'Document',
  counterparty: 'Counterparty',
  description: 'Description',
  entity: 'Entity',
  period: 'Period'
}

/** One column of the file as Doublet understood it. */
export interface Column {
  /** 1-based position in the file. */
  position: number
  /** As in the file; made unique, and `Column 7` where it is blank or missing. */
  header: string
  samples: string[]
}

/** Why a field is read from a column. */
export interface FieldMapping {
  field: Field
  position: number
  header: string
  /** 0 to 1; 1 where the user said so. */
  confidence: number
  reason: string
}

/** Which column holds which field, and what was learned about the file on the way. */
export interface Mapping {
  columns: Column[]
  hasHeader: boolean
  /** Records above the header, or above the first line where there is none: a title block, a `sep=` line. */
  preambleRecords: number
  /** Records that make the header: 0 where there is none, 2 where the names are in two rows. */
  headerRecords: number
  /** First day (ISO) of the fiscal year, where a line above the header states it and dates may lack their year; else null. */
  fiscalYearFrom: string | null
  fields: FieldMapping[]
  /** `amount`: one signed column. `indicator`: unsigned with a debit/credit flag. `pair`: debit minus credit. */
  amountForm: 'amount' | 'indicator' | 'pair'
  /** Things the reader should know, in words. */
  notes: string[]
}

/** How the bytes were read. */
export interface Dialect {
  /** `xlsx` for a workbook, which has no delimiter and a sheet. */
  encoding: string
  delimiter: string
  sheet?: string
  /** All worksheets of the workbook, in the order of their tabs. */
  sheets?: SheetInfo[]
  /** What was decided about the bytes and why: encoding, columns, quotes and line ends, or the sheet. */
  evidence: Evidence[]
  /** Up to three lines of a text with letters beyond ASCII, as read; a workbook has none. */
  samples?: string[]
}
/** One decision in words for a reader: `Encoding`, `Windows-1252`, `The bytes are not valid UTF-8, and …`. */
export interface Evidence {
  what: string
  value: string
  because: string
}
export interface SheetInfo {
  name: string
  /** Up to the last filled one; null where the sheet is long and does not say. */
  rows: number | null
  isHidden: boolean
}

/** Something in the data that a reviewer should know, in words, with the number of lines it touches. */
export interface Notice {
  code: string
  text: string
  lines: number
}

/** Notices that change how every finding is to be read: they come before all others. */
export const gravestNotices: readonly string[] = ['SAME_FILE_TWICE', 'OVERLAPPING_FILES', 'REPEATED_BLOCK']

/** Why a line of the ledger takes no part in the six types, ZERO_AMOUNT only where the run leaves out zeros; the first that holds. */
export const excludedReasons = [
  'RAGGED',
  'BLANK_ACCOUNT',
  'BLANK_AMOUNT',
  'UNREADABLE_AMOUNT',
  'ZERO_AMOUNT'
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

/** One file of a ledger, as it was read. */
export interface FileFacts {
  name: string
  sizeBytes: number
  /** ISO 8601, UTC. */
  modifiedAt: string
  sha256: string
  dialect: Dialect
  physicalLines: number
  /** They add up to `physicalLines`. */
  lineClasses: LineClassCount[]
  /** Records that became lines of the ledger. */
  rows: number
}

/** A total in the file that is the exact sum of all its lines; null where it does not state the figure. */
export interface ControlTotal {
  lineNumber: number
  debit: string | null
  credit: string | null
  net: string | null
}

/** The figures of a read ledger. Amounts are exact decimal strings with as many decimals as the file's finest amount. */
export interface LedgerFacts {
  /** The file; of several all in one, with the SHA-256 of their hashes. */
  file: { name: string; sizeBytes: number; modifiedAt: string; sha256: string }
  /** Every file of the ledger in the order it was read; all other figures are over all of them. */
  files: FileFacts[]
  /** The first file's. */
  dialect: Dialect
  mapping: Mapping
  settings: Settings
  /** Physical lines, each of them in one of `lineClasses`. */
  physicalLines: number
  /** What the physical lines are, classes without lines left out; they add up to `physicalLines`. */
  lineClasses: LineClassCount[]
  /** The text above the header, line by line: it often says client, period and ledger. */
  preamble: string[]
  rows: { read: number; used: number; excluded: number }
  excluded: ExcludedCount[]
  totals: { debit: string; credit: string; net: string }
  /** The total of all lines that the file itself states, confirmed by their sum; null where there is none. */
  controlTotal: ControlTotal | null
  posted: DateSpan | null
  effective: DateSpan | null
  accounts: number
  /** null where no user column is mapped. */
  users: number | null
  /** null in the record of a ledger that an earlier version read. */
  proof: ImportProof | null
  notices: Notice[]
}
export interface DateSpan {
  from: string
  to: string
}

/** What the window asks to fill the mapping form: the first records of the file and what Doublet makes of them. */
export interface MappingPreview {
  dialect: Dialect
  mapping: Mapping
  /** The first records, cell by cell; the header is not among them. */
  records: string[][]
  settings: Settings
}
