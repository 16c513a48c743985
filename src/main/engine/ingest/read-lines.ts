import type { LineClassCount, Mapping } from '../../../shared/ledger.ts'
import { KeyCells } from './key-cells.ts'
import { LineAccount } from './line-account.ts'
import { readCsv, type CsvDialect, type CsvEnd } from './read-csv.ts'

/** What is in memory when a file was read to its end. */
export interface ReadLines {
  cells: KeyCells
  /** Lines (from 0) of records that were rejected. */
  rejected: Set<number>
  lineClasses: LineClassCount[]
  preamble: string[]
  end: CsvEnd
}

/** Gives every record of data to `keep` and its key cells to memory, and accounts for every line of the file. */
export async function readLines(
  file: string,
  dialect: CsvDialect,
  mapping: Mapping,
  keep: (lineNumber: number, cells: string[]) => void,
  report: (bytes: number, rows: number) => void
): Promise<ReadLines> {
  const cells = new KeyCells(mapping)
  const account = new LineAccount(mapping)
  const rejected = new Set<number>()
  const take = (record: string[], lineNumber: number, lines: number) => {
    const found = account.take(record, lineNumber, lines)
    if (found !== 'data' && found !== 'rejected') return
    if (found === 'rejected') rejected.add(cells.lineNumbers.length)
    cells.add(found === 'rejected' ? [] : record, lineNumber)
    keep(lineNumber, record)
  }
  const end = await readCsv(file, dialect, take, (bytes) => report(bytes, cells.lineNumbers.length))
  return { cells, rejected, lineClasses: account.close(end.blankLines), preamble: account.preamble, end }
}
