import type { Decision } from '../../../shared/decision.ts'
import type { DuplicateRow, TypeNumber } from '../../../shared/duplicate.ts'
import type { FindingRow, Reason } from '../../../shared/finding.ts'
import type { Field } from '../../../shared/mapping.ts'

/** What is decided of a finding apart from the ledger. */
type DecisionPart = 'disposition' | 'tickmark' | 'hasNote' | 'isPrepared' | 'isReviewed'

/** A finding as the ledger holds it. */
export interface LedgerFinding extends Omit<FindingRow, DecisionPart> {
  reasons: Reason[]
  /** The same for groups whose lines say the same, whatever file they stand in. */
  membersKey: string
  /** The same for groups of the same type, key and options. */
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

/** A duplicate line as the ledger holds it. */
export interface LedgerLine {
  row: DuplicateRow
  /** The record as it stood in the file. */
  cells: string[]
  /** The number of the line's group in each type from 1 to 6; null where it is in none. */
  groups: (number | null)[]
  /** Lines of its strongest group that are in other journals than this line; null where it names no journal. */
  otherJournals: number | null
  partner: PartnerLine | null
}

/** A finding with what was decided of it. */
export interface WorkpaperFinding {
  finding: LedgerFinding
  decision: Decision
}

/** A duplicate line with its finding and what was decided of that. */
export interface WorkpaperLine extends WorkpaperFinding {
  /** From 1 on, in review order. */
  number: number
  line: LedgerLine
  /** Mapped fields as read, blank ones left out. */
  fields: Map<Field, string>
  /** Whether it is the first line of its finding, where figures of the whole group are told. */
  isFirst: boolean
}

/** The number of a type's group in `LedgerLine.groups`. */
export function groupOf(line: LedgerLine, type: TypeNumber): number | null {
  return line.groups[type - 1] ?? null
}
