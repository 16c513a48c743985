import {
  type LineClass,
  type LineClassCount,
  type ListedRecord,
  lineClasses
} from '../../../../shared/line.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { KeyCells } from '../keys/key-cells.ts'
import type { Classified } from './classify-record.ts'
import { FillDown, GroupedReport } from './fill-down.ts'
import { ColumnNotices } from './column-notices.ts'
import { RecordResolver } from './resolve-records.ts'
import { TotalLines, type TotalLine } from '../totals/total-lines.ts'
import type { FileRecord, RecordSource, RecordsEnd } from '../files/record-source.ts'

const mostExamples = 5

/** What is in memory when a file was read to its end. */
export interface ReadLines {
  cells: KeyCells
  /** Lines (from 0) of records that were rejected. */
  rejected: Set<number>
  lineClasses: LineClassCount[]
  preamble: string[]
  /** Lines that are totals or balances, to be compared when the amounts are read. */
  totals: TotalLine[]
  end: RecordsEnd
}

const mostPreamble = 50
/** Records that stand for a posting, well or badly written: they become lines of the ledger. */
const postingClasses: ReadonlySet<LineClass> = new Set(['data', 'repaired', 'rejected'])

/**
 * Gives every record of data to `keep` and its key cells to memory, every record that is not plain data to `list`, which answers its id (before
 * `keep`, where it is a posting all the same), and accounts for every line of the file.
 */
export async function readLines(
  source: RecordSource,
  mapping: Mapping,
  settings: Settings,
  keep: (lineNumber: number, cells: string[], lines: number) => void,
  list: (record: ListedRecord, isPosting: boolean) => number,
  report: (share: number, rows: number) => void
): Promise<ReadLines> {
  const cells = new KeyCells(mapping)
  const account = new LineAccount()
  const preamble: string[] = []
  const rejected = new Set<number>()
  const totals = new TotalLines(mapping)
  const data = source.records.slice(mapping.preambleRecords + mapping.headerRecords)
  const fillDown = settings.fillDown === true ? new FillDown(mapping, data) : null
  const grouped = new GroupedReport(mapping)
  const columns = new ColumnNotices(mapping, settings)
  const give = (record: FileRecord, found: Classified): void => {
    const { lineNumber, lines } = record
    account.add(found.class, lineNumber, lines)
    const isPosting = postingClasses.has(found.class)
    if (found.class !== 'data') {
      const id = list(
        { lineNumber, lines, class: found.class, reason: found.reason, cells: record.cells },
        isPosting
      )
      if (found.label !== undefined) {
        totals.add(id, cells.lineNumbers.length, lineNumber, found.label, found.reason, record.keyCells)
      }
    }
    if (found.class === 'preamble' && preamble.length < mostPreamble) preamble.push(inOneLine(record.cells))
    if (!isPosting) return
    const isRejected = found.class === 'rejected'
    if (isRejected) rejected.add(cells.lineNumbers.length)
    cells.add(isRejected ? [] : record.keyCells, lineNumber)
    columns.add(record.cells)
    keep(lineNumber, record.cells, lines)
  }
  const resolver = new RecordResolver(mapping, source, (record, found) => {
    if (found.class !== 'data' && found.class !== 'repaired') {
      give(record, found)
      return
    }
    grouped.add(record.cells)
    const filled = fillDown?.fill(record) ?? null
    if (filled === null) give(record, found)
    else
      give(filled.record, {
        class: 'repaired',
        reason: [found.reason, filled.how].filter(Boolean).join('; ')
      })
  })
  const end = await source.read(
    mapping,
    (record) => resolver.add(record),
    (share) => report(share, cells.lineNumbers.length)
  )
  const notices = [
    ...end.notices,
    ...resolver.close(),
    ...(fillDown ?? grouped).close(),
    ...columns.close(cells)
  ]
  return {
    cells,
    rejected,
    lineClasses: account.close(end.blankLines),
    preamble,
    totals: totals.list,
    end: { ...end, notices }
  }
}

function inOneLine(cells: string[]): string {
  return cells.join(' ').replace(/\s+/g, ' ').trim()
}

/** Counts the physical lines of a file by what they are. */
class LineAccount {
  readonly #counts = new Map<LineClass, LineClassCount>()

  /** Adds the lines of one record. */
  add(name: LineClass, lineNumber: number, lines: number): void {
    let count = this.#counts.get(name)
    if (count === undefined) {
      count = { class: name, lines: 0, firstLines: [] }
      this.#counts.set(name, count)
    }
    count.lines += lines
    if (count.firstLines.length < mostExamples) count.firstLines.push(lineNumber)
  }

  /** All classes that have lines, in the order of `lineClasses`, with the blank lines that were never records. */
  close(blankLines: number): LineClassCount[] {
    const blank = this.#counts.get('blank') ?? { class: 'blank', lines: 0, firstLines: [] }
    if (blank.lines + blankLines > 0) {
      this.#counts.set('blank', { ...blank, lines: blank.lines + blankLines })
    }
    return lineClasses.flatMap((name) => this.#counts.get(name) ?? [])
  }
}
