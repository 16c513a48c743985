import type { ExcludedReason, LineClass } from './line.ts'
import type { Field } from './mapping.ts'

/** Which listed lines are meant: those of any of these classes or reasons; all where neither is given. */
export interface LineChoice {
  classes?: LineClass[] | undefined
  excluded?: ExcludedReason[] | undefined
}

/** How many rows a key field says nothing in, among those whose columns could be told apart. */
export interface FieldBlanks {
  field: Field
  blank: number
  /** Something stands there, but it is neither an amount nor a day. */
  unread: number
}

/** The rows of one month, with every readable amount of them; exact decimals as in the totals. */
export interface MonthFigures {
  /** `2025-01`; '' for rows without a day. */
  month: string
  rows: number
  debit: string
  credit: string
}

/** A journal whose lines do not add up to nought. */
export interface UnbalancedJournal {
  journal: string
  /** '' where none is mapped or named, or the journal goes over several. */
  entity: string
  rows: number
  /** Rows among them without a readable amount: they may be what is missing. */
  unread: number
  net: string
  /** The physical line of its first row, and its file as an index into `files`. */
  firstLine: number
  file: number
}

/** Whether journals balance: each should add up to nought where the export is complete. */
export interface JournalProof {
  /** What balances within an entity is a journal of its own; the rest of a number is one. */
  journals: number
  unbalanced: number
  /** Those that balance, but only over several entities. */
  acrossEntities: number
  /** Rows without a journal number, which no journal is proven by, and what they add up to. */
  without: { rows: number; net: string }
  /** The ones furthest from nought; the ledger file has them all. */
  largest: UnbalancedJournal[]
}

/** A line of a file in words. */
interface QuotedLine {
  /** As an index into `files`. */
  file: number
  lineNumber: number
  text: string
}

/** What shows that the import is complete, to compare with what the client says; computed over all rows read. */
export interface ImportProof {
  /** The first and the last row with its text, cells apart by ` | `. */
  first: QuotedLine
  last: QuotedLine
  /** The key fields that are mapped, in the order of `fields`. */
  blanks: FieldBlanks[]
  /** By month in ascending order; null where the date is not mapped. */
  months: { posted: MonthFigures[] | null; effective: MonthFigures[] | null }
  /** null where no journal number is mapped. */
  journals: JournalProof | null
}
