import { lineClasses, type LineClassCount, type ListedRecord } from '../../../../shared/line.ts'
import type { FileFacts, Notice } from '../../../../shared/ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { KeyCells } from '../keys/key-cells.ts'
import { readLines, type ReadLines } from '../lines/read-lines.ts'
import type { TotalLine } from '../totals/total-lines.ts'
import { openRecords, type OpenedFiles } from './open-files.ts'
import { fileChanged } from './record-source.ts'
import { orderCells, type Alignment } from './align-columns.ts'
import { namingFile, type InspectedFile } from './inspect-files.ts'

/** What is in memory when all files were read to their ends. */
export interface ReadFiles {
  /** By file. */
  parts: KeyCells[]
  /** The line (from 0) each file begins with; the end of the last one closes the list. */
  starts: number[]
  /** Lines (from 0) of records that were rejected. */
  rejected: Set<number>
  files: FileFacts[]
  physicalLines: number
  /** Over all files. */
  lineClasses: LineClassCount[]
  preamble: string[]
  /** The totals and balances of all files. */
  totals: TotalLine[]
  notices: Notice[]
}

/** Where the records go, each with the number of its file from 0. */
interface RecordKeeper {
  /** Takes the next line of the ledger, its cells in the order of the first file's columns. */
  keep(fileIndex: number, lineNumber: number, cells: string[], lines: number): void
  /** Takes the next record that is not plain data, as it stands in its file, and answers its id; a posting is kept next. */
  list(fileIndex: number, record: ListedRecord, isPosting: boolean): number
}

/** Reads file after file. `report` gets the share of all bytes that is read, 0 to 1. Throws FILE_CHANGED. */
export async function readFiles(
  files: readonly InspectedFile[],
  { source, alignments }: OpenedFiles,
  settings: Settings,
  keeper: RecordKeeper,
  report: (share: number, rows: number) => void
): Promise<ReadFiles> {
  const names = files.map(({ info }) => info.name)
  const allBytes = files.reduce((sum, { inspection }) => sum + inspection.sizeBytes, 0)
  const all: ReadFiles = {
    parts: [],
    starts: [0],
    rejected: new Set(),
    files: [],
    physicalLines: 0,
    lineClasses: [],
    preamble: [],
    totals: [],
    notices: []
  }
  let bytesBefore = 0
  for (const [at, file] of files.entries()) {
    const before = all.starts[at]!
    const { read, facts } = await namingFile(names, at, () =>
      readFile(at, file, at === 0 ? source : null, alignments[at]!, settings, keeper, (share, rows) =>
        report((bytesBefore + share * file.inspection.sizeBytes) / Math.max(1, allBytes), before + rows)
      )
    )
    bytesBefore += file.inspection.sizeBytes
    const name = names.length === 1 ? '' : `${file.info.name}: `
    all.parts.push(read.cells)
    all.starts.push(before + facts.rows)
    for (const line of read.rejected) all.rejected.add(before + line)
    all.files.push(facts)
    all.physicalLines += facts.physicalLines
    for (const text of read.preamble) all.preamble.push(name + text)
    for (const total of read.totals)
      all.totals.push({ ...total, file: name, firstRow: before, row: before + total.row })
    for (const notice of read.end.notices) all.notices.push({ ...notice, text: name + notice.text })
  }
  all.lineClasses = sumLineClasses(all.files)
  return all
}

async function readFile(
  index: number,
  { path, info, inspection }: InspectedFile,
  opened: OpenedFiles['source'] | null,
  { mapping, order }: Alignment,
  settings: Settings,
  keeper: RecordKeeper,
  report: (share: number, rows: number) => void
): Promise<{ read: ReadLines; facts: FileFacts }> {
  const source = opened ?? (await openRecords(path, inspection, settings))
  const read = await readLines(
    source,
    mapping,
    settings,
    (lineNumber, cells, lines) => keeper.keep(index, lineNumber, orderCells(cells, order), lines),
    (record, isPosting) => keeper.list(index, record, isPosting),
    report
  )
  if (read.end.sha256 !== inspection.sha256) throw fileChanged()
  return {
    read,
    facts: {
      ...info,
      sizeBytes: inspection.sizeBytes,
      sha256: inspection.sha256,
      dialect: source.dialect,
      physicalLines: read.end.physicalLines,
      lineClasses: read.lineClasses,
      rows: read.cells.lineNumbers.length
    }
  }
}

function sumLineClasses(files: FileFacts[]): LineClassCount[] {
  if (files.length === 1) return files[0]!.lineClasses
  return lineClasses.flatMap((name) => {
    const counts = files.flatMap((file) => file.lineClasses.filter((count) => count.class === name))
    const lines = counts.reduce((sum, count) => sum + count.lines, 0)
    return lines === 0 ? [] : [{ class: name, lines, firstLines: [] }]
  })
}
