import type { Field, Mapping } from '../../../shared/mapping.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { ExactAmounts } from '../../base/exact-amounts.ts'
import type { DistinctCells } from './distinct-cells.ts'
import type { KeyData } from './key-data.ts'
import type { SourceLines } from './source-lines.ts'

/** One column of a ledger as it stands in its files: its distinct cells and, by line, which of them. */
export interface Column {
  cells: DistinctCells
  ids: Int32Array
}

/** What a line of the ledger is: as written, mended, or too damaged to be read. */
export const postingClasses = ['data', 'repaired', 'rejected'] as const
export type PostingClass = (typeof postingClasses)[number]

/** The lines of a ledger, file after file, as they are written: every cell, mapped or not, column by column. */
export interface WrittenLines {
  count: number
  /** The line (from 0) each file begins with; the end of the last one closes the list. */
  starts: readonly number[]
  /** In the order of the first file. Where a record is shorter than the header, what it lacks is blank. */
  columns: readonly Column[]
  /** By line: the physical line it starts on in its file, how many it takes, and how many cells it has. */
  lineNumbers: Int32Array
  spans: Int32Array
  widths: Int32Array
  /** By line: the index of its class in `postingClasses`. */
  classes: Int32Array
  /** By line: the cells beyond the last column. */
  surplus: ReadonlyMap<number, readonly string[]>
}

/** A ledger that was read: what stands in its files, and what that was read as. Stored once, and read back as it was. */
export interface Ledger {
  mapping: Mapping
  settings: Settings
  written: WrittenLines
  /** The mapped fields as they were read. */
  keys: KeyData
  /** By amount id. */
  amounts: ExactAmounts
  /** By line: 0, or 1 more than the place in `excludedReasons` of why it takes no part. */
  exclusions: Uint8Array
  /** By file: where its text is found again; null for a file that is no text. */
  sources: readonly (SourceLines | null)[]
}

/** The column (from 0) of a mapped field; null where it is not mapped. */
export function positionOf({ fields }: Mapping, field: Field): number | null {
  const position = fields.find((mapped) => mapped.field === field)?.position
  return position === undefined ? null : position - 1
}

/** The trimmed cells of a column (from 0) by line, each distinct one made once; null for no column. */
export function trimmedTexts(
  { columns }: Pick<WrittenLines, 'columns'>,
  position: number | null
): ((line: number) => string) | null {
  if (position === null) return null
  const { cells, ids } = columns[position]!
  // Of this length from the start: an array that grows in leaps becomes a slow one.
  const texts = Array.from<string | undefined>({ length: cells.size })
  return (line) => (texts[ids[line]!] ??= cells.textOf(ids[line]!).trim())
}

const rejected = postingClasses.indexOf('rejected')

/** Whether a line (from 0) is too damaged to be read. */
export function isRejected({ classes }: WrittenLines, line: number): boolean {
  return classes[line] === rejected
}

/** The record of a line (from 0), as it stands there. */
export function cellsOf({ columns, widths, surplus }: WrittenLines, line: number): string[] {
  const width = widths[line]!
  const cells = columns.slice(0, width).map(({ cells: known, ids }) => known.textOf(ids[line]!))
  return width > cells.length ? [...cells, ...surplus.get(line)!] : cells
}
