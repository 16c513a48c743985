import { lineClasses, type LineClassCount, type ListedRecord } from '../../../../shared/line.ts'
import type { FileFacts, Notice } from '../../../../shared/ledger.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { LedgerLines } from '../../ledger/ledger-lines.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'
import type { SourceLines } from '../../ledger/source-lines.ts'
import { readLines, type ReadLines } from '../lines/read-lines.ts'
import { surveyTotals } from '../lines/survey-totals.ts'
import type { TotalLine } from '../totals/total-lines.ts'
import { openRecords, type OpenedFiles } from './open-files.ts'
import { fileChanged } from './record-source.ts'
import type { Alignment } from './align-columns.ts'
import { namingFile, type InspectedFile } from './inspect-files.ts'

/** What is in memory when all files were read to their ends. */
export interface ReadFiles {
  lines: WrittenLines
  files: FileFacts[]
  /** By file: where its text is found in what was kept of it. */
  texts: (SourceLines | null)[]
  physicalLines: number
  /** Over all files. */
  lineClasses: LineClassCount[]
  preamble: string[]
  /** The totals and balances of all files. */
  totals: TotalLine[]
  /** As in `ReadLines`, over all files. */
  dependsOnIndicator: boolean
  /** By file. */
  notices: Notice[][]
}

/** Where what is not a line of the ledger goes, each with the number of its file (from 0). */
interface Keeper {
  /**
   * Takes the next record that is not plain data, as it stands in its file, and answers its id. `nextLine` is the line of the ledger (from 0)
   * that comes next: this record, where it is a posting.
   */
  addListedLine(fileIndex: number, record: ListedRecord, nextLine: number, isPosting: boolean): number
  /** Takes the next piece of the bytes of a text. */
  keepText(fileIndex: number, piece: number, bytes: Buffer): void
}

/** Reads file after file. `report` gets the share of all bytes that is read, 0 to 1. Throws FILE_CHANGED. */
export async function readFiles(
  files: readonly InspectedFile[],
  { mapping, source, alignments }: OpenedFiles,
  settings: Settings,
  keeper: Keeper,
  report: (share: number, rows: number) => void
): Promise<ReadFiles> {
  const names = files.map(({ info }) => info.name)
  const allBytes = files.reduce((sum, { inspection }) => sum + inspection.sizeBytes, 0)
  const ledger = new LedgerLines(mapping.columns.length)
  const all: ReadFiles = {
    lines: ledger.view(),
    files: [],
    texts: [],
    physicalLines: 0,
    lineClasses: [],
    preamble: [],
    totals: [],
    dependsOnIndicator: false,
    notices: []
  }
  let bytesBefore = 0
  for (const [at, file] of files.entries()) {
    const before = ledger.count
    const alignment = alignments[at]!
    const {
      read,
      facts,
      text: kept
    } = await namingFile(names, at, () =>
      readFile(at, file, at === 0 ? source : null, alignment, settings, ledger, keeper, (share, rows) =>
        report((bytesBefore + share * file.inspection.sizeBytes) / Math.max(1, allBytes), before + rows)
      )
    )
    bytesBefore += file.inspection.sizeBytes
    const name = names.length === 1 ? '' : `${file.info.name}: `
    ledger.endFile()
    all.lines = ledger.view()
    all.files.push(facts)
    all.texts.push(kept)
    all.dependsOnIndicator ||= read.dependsOnIndicator
    all.physicalLines += facts.physicalLines
    for (const text of read.preamble) all.preamble.push(name + text)
    for (const total of read.totals)
      all.totals.push({
        ...total,
        file: name,
        firstRow: before,
        row: before + total.row,
        from: before + total.from
      })
    all.notices.push(read.end.notices.map((notice) => ({ ...notice, text: name + notice.text })))
  }
  all.lineClasses = sumLineClasses(all.files)
  return all
}

async function readFile(
  index: number,
  { path, info, inspection }: InspectedFile,
  opened: OpenedFiles['source'] | null,
  alignment: Alignment,
  settings: Settings,
  ledger: LedgerLines,
  keeper: Keeper,
  report: (share: number, rows: number) => void
): Promise<{ read: ReadLines; facts: FileFacts; text: SourceLines | null }> {
  const open = () => openRecords(path, inspection, settings)
  const source = opened ?? (await open())
  const known = await surveyTotals(source, open, alignment, settings)
  const before = ledger.count
  const firstLines: number[] = []
  const read = await readLines(
    source,
    alignment,
    settings,
    ledger,
    (record, isPosting) => keeper.addListedLine(index, record, ledger.count, isPosting),
    report,
    (bytes, firstLine) => keeper.keepText(index, firstLines.push(firstLine) - 1, bytes),
    known
  )
  if (read.end.sha256 !== inspection.sha256) throw fileChanged()
  const { lineEnds } = source
  const { encoding } = source.dialect
  return {
    read,
    text: lineEnds === null ? null : { encoding, lineEnds, firstLines },
    facts: {
      ...info,
      sizeBytes: inspection.sizeBytes,
      sha256: inspection.sha256,
      dialect: { ...source.dialect, ...(read.end.sheets && { sheets: read.end.sheets }) },
      physicalLines: read.end.physicalLines,
      lineClasses: read.lineClasses,
      rows: ledger.count - before
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
