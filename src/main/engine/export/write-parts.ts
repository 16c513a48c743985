import { writeFileSync } from 'node:fs'
import { partFiles, type WorkpaperPart } from '../../../shared/workpaper.ts'
import { writeTableCsv, type WrittenTable } from './csv-file.ts'
import { hashFile } from './package.ts'
import { runRecord, type WrittenPart } from './run-record.ts'
import type { TableColumn } from './table.ts'
import { activityColumns } from './tables/activity-columns.ts'
import { decisionColumns, findingColumns } from './tables/finding-columns.ts'
import { groupColumns } from './tables/group-columns.ts'
import {
  fileRows,
  lineRows,
  mappingRows,
  noticeRows,
  readingRows,
  reportColumns,
  tieOutRows,
  type ReportRow
} from './tables/import-report.ts'
import { listedColumns } from './tables/listed-columns.ts'
import { journalRow, proofRows } from './tables/proof-rows.ts'
import { resultColumns } from './tables/result-columns.ts'
import { writeMemo } from './memo.ts'
import { writeQueryList } from './query-list.ts'
import { writeBook, writeDataBook } from './write-book.ts'
import { decidedFindings, type WorkpaperContent } from './workpaper-content.ts'

/** How a workpaper is written. */
interface WritingOptions {
  mostSheetRows: number | undefined
  /** Rows written so far and in all. */
  report(written: number, total: number): void
}

/** Hashes come last: the record tells those of the others, and nothing tells its own. */
const order: readonly WorkpaperPart[] = [
  'findings',
  'results',
  'groups',
  'decisions',
  'importReport',
  'rejectedLines',
  'workbook',
  'data',
  'queryList',
  'memo',
  'log',
  'runRecord'
]

/** Writes these parts to their paths, one after the other; answers the rows written, each once per part. */
export async function writeParts(
  content: WorkpaperContent,
  parts: readonly WorkpaperPart[],
  pathOf: (part: WorkpaperPart) => string,
  { mostSheetRows, report }: WritingOptions
): Promise<number> {
  const chosen = order.filter((part) => parts.includes(part))
  const total = chosen.reduce((sum, part) => sum + rowsOf(content, part), 0)
  const written: WrittenPart[] = []
  let done = 0
  report(0, total)
  for (const part of chosen) {
    const path = pathOf(part)
    const most = rowsOf(content, part)
    const told = (rows: number) => report(done + Math.min(rows, most), total)
    let table: WrittenTable | null = null
    if (part === 'workbook') await writeBook(path, content, mostSheetRows, told)
    else if (part === 'data') await writeDataBook(path, content, mostSheetRows, told)
    else if (part === 'queryList') await writeQueryList(path, content, mostSheetRows, told)
    else if (part === 'memo') writeMemo(path, content)
    else if (part === 'runRecord') {
      const record = runRecord(content.facts, content.footing, content.findings(), written)
      writeFileSync(path, record, { flag: 'wx', flush: true })
    } else table = writeTable(content, part, path, told)
    done += most
    // The log grows with every export, so that it is no part of a record that stays the same.
    if (part === 'log' || part === 'runRecord') continue
    const quotedCells = table?.quotedCells ?? null
    written.push({
      part,
      name: partFiles[part],
      sha256: hashFile(path),
      rows: table?.rows ?? most,
      quotedCells
    })
  }
  report(total, total)
  return total
}

/** What progress is counted in; small parts count for nothing. */
function rowsOf(content: WorkpaperContent, part: WorkpaperPart): number {
  const { footing, groups, listed, activity } = content
  const tables = {
    findings: footing.findings,
    results: footing.lines,
    groups: groups.rows,
    decisions: footing.decided
  }
  if (part === 'findings' || part === 'results' || part === 'groups' || part === 'decisions')
    return tables[part]
  if (part === 'rejectedLines') return listed.rows
  if (part === 'log') return activity.length
  if (part === 'queryList') return footing.dispositions.query.findings
  if (part === 'workbook') return tables.findings + tables.results
  if (part === 'data')
    return tables.findings + tables.results + tables.groups + tables.decisions + listed.rows
  return 0
}

function writeTable(
  content: WorkpaperContent,
  part: Exclude<WorkpaperPart, 'workbook' | 'data' | 'queryList' | 'memo' | 'runRecord'>,
  path: string,
  report: (written: number) => void
): WrittenTable {
  const { analytics } = content.facts.result
  const { files, settings } = analytics
  const write = <Row>(columns: TableColumn<Row>[], rows: Iterable<Row>) =>
    writeTableCsv(
      { partialPath: `${path}.partial`, target: path },
      columns,
      rows,
      report,
      content.facts.forms
    )
  switch (part) {
    case 'findings':
      return write(findingColumns(files, settings), content.findings())
    case 'results':
      return write(resultColumns(files), content.lines())
    case 'groups':
      return write(groupColumns(settings), content.groups.read())
    case 'decisions':
      return write(decisionColumns(), decidedFindings(content.findings()))
    case 'importReport':
      return write(reportColumns(), reportRows(content))
    case 'rejectedLines':
      return write(listedColumns(analytics), content.listed.read())
    case 'log':
      return write(activityColumns(), content.activity)
  }
}

function* reportRows({ facts, journals }: WorkpaperContent): IterableIterator<ReportRow> {
  const { analytics } = facts.result
  yield* readingRows(analytics)
  yield* fileRows(analytics)
  yield* lineRows(analytics)
  yield* tieOutRows(facts.tieOut)
  yield* mappingRows(analytics)
  yield* proofRows(analytics)
  for (const journal of journals()) yield journalRow(journal, analytics.files)
  yield* noticeRows(analytics)
}
