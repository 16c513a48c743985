import type { CurrencyExposure } from '../../../shared/currency-exposure.ts'
import type { Decision, ExceptedLine } from '../../../shared/decision.ts'
import type { DuplicateGroup, DuplicateRow, TypeNumber } from '../../../shared/duplicate.ts'
import type { FindingRow, Reason } from '../../../shared/finding.ts'
import type { Field } from '../../../shared/mapping.ts'

/** What is decided of a finding apart from the ledger, what it is held to be, and what is shown in a confidence's stead. */
type DecisionPart =
  | 'mlIsFirst'
  | 'judgement'
  | 'disposition'
  | 'tickmark'
  | 'hasNote'
  | 'isPrepared'
  | 'isReviewed'
  | 'isUnsettled'
  | 'excepted'

/** A finding as the ledger holds it. */
export interface LedgerFinding extends Omit<FindingRow, DecisionPart> {
  reasons: Reason[]
  /** What it comes to in each currency, the one of its own exposure first. */
  money: CurrencyExposure[]
  /** The same for findings whose lines say the same, whatever file they stand in. */
  membersKey: string
  /** The same for findings of the same types, keys and options. */
  groupKey: string
}

/** A line that takes a duplicate line back. */
interface PartnerLine {
  fileIndex: number
  lineNumber: number
}

/** What a duplicate line adds to the figures. */
export interface LineFigures {
  /** Exact decimal. */
  amount: string
  /** The number of the line's group in each type from 1 to 6; null where it is in none. */
  groups: (number | null)[]
}

/** A group of any type as the ledger holds it. */
export interface WorkpaperGroup extends DuplicateGroup {
  /** Lines that have no stronger group. */
  ownLines: number
  /** The first finding that has lines of it, and how many have. */
  findingNo: number
  findings: number
  account: string
  accountName: string
  /** Of one line, exact. */
  amount: string
  /** (n - 1) x |amount|. */
  exposure: string
}

/** A duplicate line as the ledger holds it. */
export interface LedgerLine {
  row: DuplicateRow
  /** Which occurrence of its finding it is of, from 1 on. */
  occurrence: number | null
  /** The record as it stood in the file. */
  cells: string[]
  /** The number of the line's group in each type from 1 to 6; null where it is in none. */
  groups: (number | null)[]
  /** Lines of its strongest group that are in other journals than this line; null where it names no journal. */
  otherJournals: number | null
  partner: PartnerLine | null
}

/** What a decision leaves out of its finding. */
export interface Excepting {
  /** By line id. */
  lines: ReadonlyMap<number, ExceptedLine>
  /** What the finding is exposed to without them, by currency; null where that cannot be told. */
  exposure: ReadonlyMap<string, string> | null
}

/** A finding with what was decided of it. */
export interface WorkpaperFinding {
  finding: LedgerFinding
  decision: Decision
  /** null where no line is excepted. */
  excepting: Excepting | null
}

/** A duplicate line with its finding and what was decided of that. */
export interface WorkpaperLine extends WorkpaperFinding {
  /** From 1 on, in review order. */
  number: number
  line: LedgerLine
  /** Mapped fields as read, blank ones left out. */
  fields: Map<Field, string>
  /** Whether it is the first line of its finding, where figures of all of it are told. */
  isFirst: boolean
}

/** The number of a type's group in `LedgerLine.groups`. */
export function groupOf(line: LedgerLine, type: TypeNumber): number | null {
  return line.groups[type - 1] ?? null
}
