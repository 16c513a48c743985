import type { ExcludedCount, LineClassCount } from './line.ts'
import type { ColumnLook, Mapping } from './mapping.ts'
import type { Settings } from './settings.ts'
import type { ImportProof } from './import-proof.ts'

/** How the bytes were read. */
export interface Dialect {
  /** Of a text; of a file of sheets its format, as `xlsx`: it has no delimiter and a sheet. */
  encoding: string
  delimiter: string
  /** The sheet that is read; of several the first. */
  sheet?: string
  /** All worksheets of the workbook, in the order of their tabs. */
  sheets?: SheetInfo[]
  /** What was decided about the bytes and why: encoding, columns, quotes and line ends, or the sheet. */
  evidence: Evidence[]
  /** Up to three lines of a text with letters beyond ASCII, as read; a workbook has none. */
  samples?: string[]
}
/** Formats whose cells say themselves what is a number and what a day. */
const typedFormats: ReadonlySet<string> = new Set(['xlsx', 'xlsb', 'xls', 'ods', 'xml-spreadsheet', 'saf-t'])

/** Whether the cells of a file have types, as those of a workbook; numbers in it are no example of how a text writes them. */
export function hasTypedCells({ encoding }: Dialect): boolean {
  return typedFormats.has(encoding)
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
  /** Rows of the sheets before it, from which its own are counted on in the file; only where it is read. */
  from?: number
  /** It has no header of its own and goes on below a sheet that is read. */
  goesOn?: boolean
  /** In words why it is not read although it has cells. */
  notRead?: string
}

/** Something in the data that a reviewer should know, in words, with the number of lines it touches. */
export interface Notice {
  code: string
  text: string
  lines: number
}

/** Notices that change how every finding is to be read: they come before all others. */
export const gravestNotices: readonly string[] = ['SAME_FILE_TWICE', 'OVERLAPPING_FILES', 'REPEATED_BLOCK']

/** The version of the files that ledgers are stored in. */
export const ledgerFileVersion = 11

/**
 * Whether a ledger is stored in a file of an earlier version: its findings can be looked at and exported, but a model can only
 * judge it, or learn from it, when its files were analysed again.
 */
export function isStoredEarlier({ storedAs }: LedgerFacts): boolean {
  return storedAs !== ledgerFileVersion
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
  /** How many records the rows are postings of, where a record with two accounts is two of them; else not there. */
  records?: number
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
  /** The version of its file; versions before 8 did not say it. */
  storedAs?: number
}
export interface DateSpan {
  from: string
  to: string
}

/** What the window asks to fill the mapping form: the first records of the file and what Doublet makes of them. */
export interface MappingPreview {
  dialect: Dialect
  mapping: Mapping
  /** By column, in their order. */
  looks: ColumnLook[]
  /** The first records, cell by cell; the header is not among them. */
  records: string[][]
  settings: Settings
}
