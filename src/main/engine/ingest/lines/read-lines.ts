import {
  type LineClass,
  type LineClassCount,
  type ListedRecord,
  lineClasses
} from '../../../../shared/line.ts'
import { postingClasses, type PostingClass } from '../../ledger/ledger.ts'
import type { LedgerLines } from '../../ledger/ledger-lines.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { Classified } from './classified.ts'
import { FillDown, GroupedReport } from './fill-down.ts'
import { PlainRows } from './plain-rows.ts'
import { RecordResolver } from './resolve-records.ts'
import { orderCells, type Alignment } from '../files/align-columns.ts'
import type { KnownTotals } from '../totals/known-totals.ts'
import { TotalProof } from '../totals/prove-totals.ts'
import { TotalLines, type TotalLine } from '../totals/total-lines.ts'
import type { FileRecord, KeepBytes, RecordSource, RecordsEnd } from '../files/record-source.ts'

const mostExamples = 5

/** What is in memory when a file was read to its end. */
export interface ReadLines {
  lineClasses: LineClassCount[]
  preamble: string[]
  /** Lines that are totals or balances, to be compared when the amounts are read. */
  totals: TotalLine[]
  /** Whether another indicator beside the amounts could have made something else of a record. */
  dependsOnIndicator: boolean
  end: RecordsEnd
}

const mostPreamble = 50

/**
 * Adds every record that stands for a posting, well or badly written, to the lines of the ledger, gives every record that is not plain data to `list`, which
 * answers its id (before it is added, where it is a posting all the same), and accounts for every line of the file. `known` is what is known of
 * its totals, and learns more.
 */
export async function readLines(
  source: RecordSource,
  alignment: Alignment,
  settings: Settings,
  ledger: LedgerLines,
  list: (record: ListedRecord, isPosting: boolean) => number,
  report: (share: number, rows: number) => void,
  keep: KeepBytes,
  known: KnownTotals
): Promise<ReadLines> {
  const { mapping, order } = alignment
  const firstLine = ledger.count
  const account = new LineAccount()
  const preamble: string[] = []
  const totals = new TotalLines(mapping)
  const data = source.records.slice(mapping.preambleRecords + mapping.headerRecords)
  const fillDown = settings.fillDown === true ? new FillDown(mapping, data) : null
  const grouped = new GroupedReport(mapping)
  const give = (record: FileRecord, found: Classified): void => {
    const { lineNumber, lines } = record
    account.add(found.class, lineNumber, lines)
    const { class: name } = found
    const isPosting = isPostingClass(name)
    if (found.class !== 'data') {
      const id = list(
        { lineNumber, lines, class: found.class, reason: found.reason, cells: record.cells },
        isPosting
      )
      if (found.label !== undefined) {
        const row = ledger.count - firstLine
        const from = found.from === undefined ? row : found.from - firstLine
        totals.add(id, row, from, lineNumber, found.label, found.reason, record.keyCells)
      }
    }
    if (found.class === 'preamble' && preamble.length < mostPreamble) preamble.push(inOneLine(record.cells))
    if (!isPosting) return
    const keyCells = orderCells(record.keyCells, order)
    ledger.add({ cells: orderCells(record.cells, order), keyCells, lineNumber, lines, class: name })
  }
  const resolver = new RecordResolver(mapping, source, (record, looksLike) => {
    const found = proof.judge(record, looksLike)
    if (found.class !== 'data' && found.class !== 'repaired') {
      // A total above its lines may be the only one that names their account.
      if (known.totals.has(record.lineNumber)) fillDown?.fill(record)
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
  const proof = new TotalProof(alignment, resolver.classifier.keyPositions, ledger, fillDown !== null, known)
  // A line that is filled from the ones above is looked at as a whole.
  const isPlain = fillDown === null && mapping.columns.length === ledger.columns.length
  const plain = isPlain
    ? new PlainRows(ledger, order, resolver, known.totals, (lineNumber) => account.add('data', lineNumber, 1))
    : null
  const settle = () => grouped.addFull(plain?.settle() ?? 0)
  const end = await source.read(
    mapping,
    (record) => {
      settle()
      resolver.add(record)
    },
    (share) => report(share, ledger.count - firstLine),
    keep,
    plain
  )
  settle()
  const notices = [
    ...known.notices,
    ...end.notices,
    ...resolver.close(),
    ...proof.close(),
    ...(fillDown ?? grouped).close()
  ]
  return {
    lineClasses: account.close(end.blankLines),
    preamble,
    totals: totals.list,
    dependsOnIndicator: proof.usesSigns || resolver.usesFit || totals.list.length > 0,
    end: { ...end, notices }
  }
}

function isPostingClass(name: LineClass): name is PostingClass {
  return (postingClasses as readonly LineClass[]).includes(name)
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
