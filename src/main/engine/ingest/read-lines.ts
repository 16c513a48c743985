import type { LineClassCount, Mapping } from '../../../shared/ledger.ts'
import { KeyCells } from './key-cells.ts'
import { LineAccount } from './line-account.ts'
import type { RecordSource, RecordsEnd, TakeRecord } from './record-source.ts'

/** What is in memory when a file was read to its end. */
export interface ReadLines {
  cells: KeyCells
  /** Lines (from 0) of records that were rejected. */
  rejected: Set<number>
  lineClasses: LineClassCount[]
  preamble: string[]
  end: RecordsEnd
}

/** Gives every record of data to `keep` and its key cells to memory, and accounts for every line of the file. */
export async function readLines(
  source: RecordSource,
  mapping: Mapping,
  keep: (lineNumber: number, cells: string[]) => void,
  report: (share: number, rows: number) => void
): Promise<ReadLines> {
  const cells = new KeyCells(mapping)
  const account = new LineAccount(mapping)
  const rejected = new Set<number>()
  const take: TakeRecord = (record, lineNumber, lines, keyCells) => {
    const found = account.take(record, lineNumber, lines)
    if (found !== 'data' && found !== 'rejected') return
    if (found === 'rejected') rejected.add(cells.lineNumbers.length)
    cells.add(found === 'rejected' ? [] : keyCells, lineNumber)
    keep(lineNumber, record)
  }
  const end = await source.read(mapping, take, (share) => report(share, cells.lineNumbers.length))
  return { cells, rejected, lineClasses: account.close(end.blankLines), preamble: account.preamble, end }
}
