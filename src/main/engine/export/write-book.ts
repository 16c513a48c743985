import { summarySections, type SheetNote } from './summary.ts'
import { cellsOf, type TableColumn } from './table.ts'
import { activityColumns } from './tables/activity-columns.ts'
import { decisionColumns, groupColumns } from './tables/group-columns.ts'
import { listedColumns } from './tables/listed-columns.ts'
import { resultColumns } from './tables/result-columns.ts'
import { summarySheet } from './workbook/summary-sheet.ts'
import { mostSheetRows, splitTable, writeWorkbook, type Table } from './workbook/workbook.ts'
import { decidedFindings, type WorkpaperContent } from './workpaper-content.ts'

const mostColumns = 16_384

/**
 * Writes the workbook of a workpaper: the summary, then findings, results, decisions, excluded lines and activity, each split
 * after `most` rows. Entries of the log that tell of exports are left to the log itself: with them, no two workbooks would ever be the same.
 */
export async function writeBook(
  path: string,
  content: WorkpaperContent,
  most = mostSheetRows,
  report: (written: number) => void
): Promise<void> {
  const { facts, footing, listed, decimals } = content
  const { analytics } = facts.result
  const activity = content.activity.filter(({ kind }) => kind !== 'export')
  const tables: [table: Table, about: string][] = [
    [
      tableOf('Findings', groupColumns(analytics.files, analytics.settings), footing.findings, () =>
        content.findings()
      ),
      'Each group that is the strongest of at least one line, with what was decided.'
    ],
    [
      tableOf('Results', resultColumns(analytics.files), footing.lines, () => content.lines()),
      'Each duplicate line once, in review order.'
    ],
    [
      tableOf('Decisions', decisionColumns(), footing.decided, () => decidedFindings(content.findings())),
      'The findings that somebody has decided: what, who and when.'
    ],
    [
      tableOf('Excluded lines', listedColumns(analytics).slice(0, mostColumns), listed.rows, () =>
        listed.read()
      ),
      'Lines of the files that are not plain data or take no part, with the reason.'
    ],
    [
      tableOf('Activity', activityColumns(), activity.length, () => activity),
      'What was done in the engagement; exports stand in the log only.'
    ]
  ]
  const sheets = tables.flatMap(([table, about]) =>
    splitTable(table, most).map((sheet, at, all) => ({
      sheet,
      about: at === 0 ? firstOf(about, all.length, most) : `Goes on from the sheet before.`
    }))
  )
  const notes: SheetNote[] = sheets.map(({ sheet: { name, rows }, about }) => ({ name, rows, about }))
  const title = ['Duplicate postings', facts.engagement.clientName, facts.header.period]
    .filter((part) => part !== '')
    .join(', ')
  const book = {
    title,
    createdAt: facts.analysed.at,
    footer: `Doublet ${facts.version}; SHA-256 of the ledger ${analytics.file.sha256}`,
    decimals
  }
  const summary = summarySheet(title, summarySections(facts, footing, notes))
  await writeWorkbook(
    path,
    book,
    summary,
    sheets.map(({ sheet }) => sheet),
    report
  )
}

function firstOf(about: string, sheets: number, most: number): string {
  return sheets === 1
    ? about
    : `${about} A sheet holds ${most} rows, so that it goes on in ${sheets - 1} more.`
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
