import { tickmarks } from '../../../shared/decision.ts'
import type { WorkpaperFacts } from './workpaper-content.ts'
import { modelLines } from './model-lines.ts'
import { bySection, figure, count, text, texts, type SummarySection } from './summary-lines.ts'
import { fileRows, lineRows, mappingRows, noticeRows } from './tables/import-report.ts'

/** A sheet of the workbook, for the list of sheets. */
export interface SheetNote {
  name: string
  rows: number
  about: string
}

/** What stands behind the front page: how the files were read, what the words mean, the model, and what made the workpaper. */
export function methodSections(facts: WorkpaperFacts, sheets: SheetNote[]): SummarySection[] {
  const { analytics } = facts.result
  return [
    ...bySection(fileRows(analytics)),
    ...bySection(lineRows(analytics)),
    ...bySection(mappingRows(analytics)),
    texts('Rules', [
      [
        'Order',
        'What the flags raise first and what they lower last, then risk descending, test descending, exposure descending, and what the lines say. The model’s view plays no part.'
      ],
      [
        'Finding',
        'What was posted again as one thing: a journal, a document or a line, with all of its occurrences.'
      ],
      [
        'Exposure',
        '|amount| × the lines beyond what one occurrence has, added up by side; of debits and credits the larger side. Net leaves out what was taken back. Currencies are never added up.'
      ],
      ['Blank key', 'Lines that a test leaves out because a field of its key is blank.']
    ]),
    texts(
      'Tickmarks',
      Object.entries(tickmarks).map(([mark, meaning]) => [mark, meaning])
    ),
    texts('The model’s view', modelLines(facts.model, facts.result.model)),
    ...bySection(noticeRows(analytics)),
    sheetsSection(sheets),
    texts('Software', [
      ['Made by', `Doublet ${facts.version}`],
      ['Ledger submitted', facts.analysed.at],
      ['Analysis took', facts.analysed.took],
      [
        'Reproducing it',
        'The same ledger, decisions and header give the same bytes. Times of exports stand in the activity log only.'
      ]
    ])
  ]
}

/** The sheets of a workbook, and what each holds. */
export function sheetsSection(sheets: SheetNote[]): SummarySection {
  return {
    title: 'Sheets',
    heads: [figure('Rows'), text('What it holds')],
    lines: sheets.map(({ name, rows, about }) => ({ label: name, cells: [count(rows), text(about)] }))
  }
}
