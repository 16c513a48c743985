import type { UnmatchedReason } from '../../../shared/query-list.ts'
import type { WorkpaperHeader, WorkpaperPart } from '../../../shared/workpaper.ts'
import { formatNoun } from '../../format/numbers.ts'

const parts: Record<WorkpaperPart, string> = {
  workbook: 'Workbook to read and print: front page with the exceptions, findings, method',
  data: 'Data workbook to filter: findings, results, groups, decisions, excluded lines, activity',
  queryList: 'Query list to the client: findings with status query, with columns for answers',
  memo: 'Memo of two pages to print, as HTML; once it is exported, also as PDF',
  findings: 'Findings: one line each, with what was decided',
  results: 'Results: every duplicate line once',
  groups: 'Groups: every group of every test',
  decisions: 'Decisions with note, tickmark and sign-offs',
  importReport: 'Import report: what each line is, totals, columns',
  rejectedLines: 'Excluded lines, with the reason',
  runRecord: 'Run record, for a program to check',
  log: 'Activity of the engagement'
}

const fields: Record<keyof WorkpaperHeader, { label: string; example: string }> = {
  reference: { label: 'Reference', example: 'J-310' },
  period: { label: 'Period', example: 'year to 31 December 2025' },
  preparer: { label: 'Preparer', example: 'name' },
  reviewer: { label: 'Reviewer', example: 'name' },
  purpose: { label: 'Purpose', example: 'The risk that is addressed, and what the test is for' },
  conclusion: { label: 'Conclusion', example: 'Left blank until the review is done' }
}

const why: Record<UnmatchedReason, string> = {
  number: 'the number of the finding cannot be read',
  unknown: 'this ledger has no such finding',
  otherLines: 'the list was written of other lines: it is of another ledger or run',
  notAsked: 'the finding has no status query any more',
  twice: 'the list has several answers for this finding',
  tooLong: 'the note would be too long'
}

/** The words of the form that a workpaper is written from. */
export const workpaper = {
  title: 'Export workpaper',
  close: 'Close',
  closeKey: 'Esc',
  fields,
  partsTitle: 'Parts',
  parts,
  open: (findings: number) =>
    findings === 0
      ? 'No finding is open.'
      : `${formatNoun(findings, 'finding is', 'findings are')} still open; the workpaper will say so.`,
  target: (chosen: number) =>
    chosen > 1
      ? 'The parts and a list of their hashes go into a new folder, all of them or none.'
      : 'One part is written as that file.',
  choosePlace: 'Choose a place…',
  queries: {
    title: 'Queries to the client',
    asked: (findings: number) =>
      findings === 0
        ? 'No finding has the status query.'
        : `${formatNoun(findings, 'finding has', 'findings have')} the status query. Its answers come back into the notes.`,
    exportList: 'Export query list…',
    takeAnswers: 'Take in answers…'
  },
  answers: {
    taken: (findings: number) =>
      findings === 0
        ? 'No answer was added.'
        : `${formatNoun(findings, 'answer was', 'answers were')} added to the notes.`,
    repeated: (count: number) => `${formatNoun(count, 'was', 'were')} there already.`,
    unanswered: (count: number) => `${formatNoun(count, 'finding has', 'findings have')} no answer yet.`,
    left: (count: number, which: string) =>
      `${formatNoun(count, 'answer was', 'answers were')} not taken in: ${which}`,
    unmatched: (row: number, findingNo: string, because: string) =>
      `row ${row}, finding ${findingNo || '(blank)'}: ${because}`,
    why
  }
}
