import type { Dialect, Notice } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import { DoubletError } from '../../../../shared/result.ts'

/** One record of a file. */
export interface FileRecord {
  /** As they are in the file. */
  cells: string[]
  /** As the key fields are to read them: the same, unless the file itself says more of a cell than its text. */
  keyCells: string[]
  /** The line or row (1-based) it starts on, and how many of them it takes. */
  lineNumber: number
  lines: number
  /** What had to be repaired to read it at all, in words; null where nothing had to. */
  repair: string | null
}

export type TakeRecord = (record: FileRecord) => void

/** What is known when all records are read. */
export interface RecordsEnd {
  /** Of the bytes that were read. */
  sha256: string
  physicalLines: number
  blankLines: number
  notices: Notice[]
}

/** A file whose records can be read, whatever its format. */
export interface RecordSource {
  dialect: Dialect
  /** The first records, blank lines left out. */
  records: string[][]
  /** Streams all records; `report` gets the share that is read, 0 to 1. Errors thrown by `take` are passed on. */
  read(mapping: Mapping, take: TakeRecord, report: (share: number) => void): Promise<RecordsEnd>
}

/** The error for a file that was not the same at both readings. */
export function fileChanged(): DoubletError {
  return new DoubletError(
    'FILE_CHANGED',
    'The file changed while it was read. Wait until it is complete, then try again.'
  )
}
