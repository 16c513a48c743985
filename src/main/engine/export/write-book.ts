import type { Footing } from './footing.ts'
import { bookFacts } from './book-facts.ts'
import { frontSections } from './front-page.ts'
import { methodSections, sheetsSection, type SheetNote } from './method-page.ts'
import { cellsOf, type TableColumn } from './table.ts'
import { activityColumns } from './tables/activity-columns.ts'
import { decisionColumns, findingColumns } from './tables/finding-columns.ts'
import { reportColumns, reportRows, rowsOfFinding, rowsOfTotals } from './tables/finding-report.ts'
import { groupColumns } from './tables/group-columns.ts'
import { listedColumns } from './tables/listed-columns.ts'
import { resultColumns } from './tables/result-columns.ts'
import { reportSheets, type Report } from './workbook/report-sheets.ts'
import { summarySheet } from './workbook/summary-sheet.ts'
import { mostSheetRows, splitTable, writeWorkbook, type Table } from './workbook/workbook.ts'
import { decidedFindings, type WorkpaperContent } from './workpaper-content.ts'

const mostColumns = 16_384
/** Rows of one printed sheet, and how many such sheets there are at most before they grow. */
const [printedRows, printedSheets] = [4000, 12]

/** LibreOffice goes through all rows of a sheet for every page of it: ten sheets print ten times as fast as one. */
function rowsToPrint({ findings, lines }: Footing): number {
  return Math.max(printedRows, Math.ceil((findings + lines) / printedSheets))
}

/**
 * Writes the workbook that is read and printed: the front page, the findings with their lines, and the method. What is filtered and added
 * up is a workbook of its own (`writeDataBook`), so that this one opens at once.
 */
export async function writeBook(
  path: string,
  content: WorkpaperContent,
  most = mostSheetRows,
  report: (written: number) => void
): Promise<void> {
  const share = Math.min(most, rowsToPrint(content.footing))
  const printed = reportSheets(reportOf(content), share)
  const findings = notesOf(
    printed.map(({ name, headRows, lastRow }) => ({ name, rows: (lastRow ?? 0) - headRows })),
    'What was posted again, one page wide: each finding with its lines, and the totals.',
    share
  )
  const book = bookFacts(content)
  const front = summarySheet('Summary', book.title, frontSections(content))
  const method = summarySheet('Method', book.title, methodSections(content.facts, findings))
  await writeWorkbook(path, book, [front, ...printed, method], [], report)
}

/**
 * Writes the workbook of the tables: findings as data, results, groups, decisions, excluded lines and activity, each split
 * after `most` rows. Entries of the log that tell of exports are left to the log itself: with them, no two workbooks would ever be the same.
 */
export async function writeDataBook(
  path: string,
  content: WorkpaperContent,
  most = mostSheetRows,
  report: (written: number) => void
): Promise<void> {
  const { facts, footing, listed } = content
  const { analytics } = facts.result
  const activity = content.activity.filter(({ kind }) => kind !== 'export')
  const tables: [table: Table, about: string][] = [
    [
      tableOf('Finding data', findingColumns(analytics.files, analytics.settings), footing.findings, () =>
        content.findings()
      ),
      'Each finding once, with everything that is known of it, to filter and add up.'
    ],
    [
      tableOf('Results', resultColumns(analytics.files), footing.lines, () => content.lines()),
      'Each duplicate line once, in review order.'
    ],
    [
      tableOf('Groups', groupColumns(analytics.settings), content.groups.rows, () => content.groups.read()),
      'Each group of each test. Tests nest, so that lines are in several of them.'
    ],
    [
      tableOf('Decisions', decisionColumns(), footing.decided, () => decidedFindings(content.findings())),
      'The findings that somebody has decided: what, who and when.'
    ],
    [
      tableOf('Excluded lines', listedColumns(analytics).slice(0, mostColumns), listed.rows, () =>
        listed.read()
      ),
      'Lines of the files that are not plain data or are excluded, with the reason.'
    ],
    [
      tableOf('Activity', activityColumns(), activity.length, () => activity),
      'What was done in the engagement; exports stand in the log only.'
    ]
  ]
  const split = tables.map(([table, about]): [Table[], string] => [splitTable(table, most), about])
  const notes = split.flatMap(([sheets, about]) => notesOf(sheets, about, most))
  const book = bookFacts(content)
  const sheets = summarySheet('Sheets', book.title, [sheetsSection(notes)])
  await writeWorkbook(
    path,
    book,
    [sheets],
    split.flatMap(([each]) => each),
    report
  )
}

/** The findings as they are printed; none of them is in memory for longer than it takes to write it. */
function reportOf(content: WorkpaperContent): Report {
  function* parts(): IterableIterator<number> {
    for (const one of content.findings()) yield rowsOfFinding(one)
    yield rowsOfTotals(content.footing)
  }
  return {
    name: 'Findings',
    columns: reportColumns(content.facts.result.analytics.files),
    parts: parts(),
    rows: reportRows(content)
  }
}

/** What the summary says of the sheets that hold one thing. */
function notesOf(sheets: Pick<Table, 'name' | 'rows'>[], about: string, most: number): SheetNote[] {
  const whole =
    sheets.length === 1
      ? about
      : `${about} A sheet holds ${most} rows, so that it goes on in ${sheets.length - 1} more.`
  return sheets.map(({ name, rows }, at) => ({
    name,
    rows,
    about: at === 0 ? whole : 'Goes on from the sheet before.'
  }))
}

function tableOf<Row>(
  name: string,
  columns: TableColumn<Row>[],
  rows: number,
  read: () => Iterable<Row>
): Table {
  // Read only when the rows before are written: a cursor that waits would keep its statement busy.
  function* records(): IterableIterator<string[]> {
    yield* cellsOf(columns, read())
  }
  return { name, columns, rows, records: records() }
}
