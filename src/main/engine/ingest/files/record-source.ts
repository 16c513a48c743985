import type { Dialect, Notice, SheetInfo } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { DoubletError } from '../../../../shared/result.ts'
import type { CellDictionary } from '../../ledger/cell-dictionary.ts'
import type { SourceLineEnds } from '../../ledger/source-lines.ts'

/** One record of a file. */
export interface FileRecord {
  /** As they are in the file. */
  cells: string[]
  /** As the key fields are to read them: the same, unless the file itself says more of a cell than its text. */
  keyCells: string[]
  /** The line or row (1-based, counted on over the sheets of a workbook) it starts on, and how many of them it takes. */
  lineNumber: number
  lines: number
  /** What had to be repaired to read it at all, in words; null where nothing had to. */
  repair: string | null
  /** What is known to stand above the data of a sheet that goes on with another one. */
  heading?: 'preamble' | 'header'
  /** The sheet it is on, where several are read. */
  sheet?: Pick<SheetInfo, 'name' | 'from' | 'goesOn'>
  /** The columns (from 0) whose cells are a spreadsheet's formulas that add up other rows. */
  subtotals?: readonly number[]
  /** What it is to a report of blocks, where it is none of their lines: it names the account of one, sums one up, is a text beside them, or ends one. */
  beside?: 'head' | 'sum' | 'text' | 'end'
}

export type TakeRecord = (record: FileRecord) => void

/** Takes records of plain data as the numbers of their cells, so that nothing of them becomes a text. */
export interface TakePlain {
  /** By column of the file: its distinct cells, which give the numbers. */
  readonly cells: readonly CellDictionary[]
  /** Takes the next record, `width` cells on one line; false where it is not plain data: then nothing of it was taken. */
  take(ids: Int32Array, width: number, lineNumber: number): boolean
  /** Takes back the cell that was added last to a column, for a record that is not taken. */
  drop(column: number): void
}

/** Takes the next bytes of a text, valid until the ones after them, with the number (1-based) of the line that they begin in. */
export type KeepBytes = (bytes: Buffer, firstLine: number) => void

/** What is known when all records are read. */
export interface RecordsEnd {
  /** Of the bytes that were read. */
  sha256: string
  physicalLines: number
  blankLines: number
  notices: Notice[]
  /** All sheets of a workbook with what became of each: only now is it known how long they are. */
  sheets?: SheetInfo[]
}

/** A file whose records can be read, whatever its format. */
export interface RecordSource {
  dialect: Dialect
  /** What ends a line of the text; null where the file is no text. */
  lineEnds: SourceLineEnds | null
  /** The first records, blank lines left out. */
  records: string[][]
  /**
   * Streams all records in their order; `report` gets the share that is read, 0 to 1. Of a text, `keep` gets the bytes piece by piece, and
   * `plain` is offered each record that can be read without becoming text, before it goes to `take`. Errors thrown by them are passed on.
   */
  read(
    mapping: Mapping,
    take: TakeRecord,
    report: (share: number) => void,
    keep: KeepBytes,
    plain?: TakePlain | null
  ): Promise<RecordsEnd>
}

/** The error for a file that was not the same at both readings. */
export function fileChanged(): DoubletError {
  return new DoubletError(
    'FILE_CHANGED',
    'The file changed while it was read. Wait until it is complete, then try again.'
  )
}
