import type { WorkpaperHeader, WorkpaperPart } from '../../../shared/workpaper.ts'
import { formatNoun } from '../../format/numbers.ts'

const parts: Record<WorkpaperPart, string> = {
  workbook: 'Workbook: summary, findings, results, decisions, excluded lines, activity',
  results: 'Results: every duplicate line once',
  groups: 'Groups: every group of every type',
  decisions: 'Decisions with note, tickmark and sign-offs',
  importReport: 'Import report: classes of lines, totals, mapping',
  rejectedLines: 'Lines that take no part, with the reason',
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
  choosePlace: 'Choose a place…'
}
