import { typeNumbers } from '../../../../shared/duplicate.ts'
import { placeOfLine, type SheetFacts } from '../../../../shared/sheets.ts'
import type { Field } from '../../../../shared/mapping.ts'
import { groupOf, type WorkpaperLine } from '../../findings/workpaper-rows.ts'
import { column, type CellKind, type TableColumn } from '../table.ts'
import { sheetColumn } from './sheet-column.ts'
import { flag, reasonText } from './words.ts'

const fieldColumns: [name: string, field: Field, kind: CellKind, width?: number][] = [
  ['journal_id', 'journal', 'text'],
  ['journal_line', 'line', 'text', 10],
  ['account', 'account', 'text'],
  ['account_name', 'accountName', 'text', 26],
  ['amount', 'amount', 'amount'],
  ['currency', 'currency', 'text', 11],
  ['posted_date', 'posted', 'day'],
  ['effective_date', 'effective', 'day'],
  // As it stands in the file: it is part of no key, so that nobody had to decide how it is read.
  ['document_date', 'documentDate', 'text', 12],
  ['entered_time', 'enteredTime', 'text', 12],
  ['user', 'user', 'text'],
  ['source', 'source', 'text', 10],
  ['document_number', 'document', 'text'],
  ['counterparty', 'counterparty', 'text', 22],
  ['description', 'description', 'text', 40],
  ['entity', 'entity', 'text', 10],
  ['period', 'period', 'text', 9]
]

function isExcepted({ row }: WorkpaperLine['line'], excepting: WorkpaperLine['excepting']): boolean {
  return excepting?.lines.has(row.lineId) ?? false
}

/**
 * The columns of the results: every duplicate line once. `type_1` to `type_6` hold the number of the line's group in that type.
 * What belongs to the whole finding (exposure, net) stands at its first line only, so that the columns can be added up, each
 * currency by itself.
 */
export function resultColumns(files: readonly SheetFacts[]): TableColumn<WorkpaperLine>[] {
  const fileOf = (index: number) => files[index]!.name
  const rowOf = (line: { fileIndex: number; lineNumber: number }) =>
    placeOfLine(files[line.fileIndex], line.lineNumber).row
  return [
    column('result_no', 'integer', ({ number }) => number),
    column('finding_no', 'integer', ({ line }) => line.row.findingNo),
    column('occurrence', 'integer', ({ line }) => line.occurrence),
    column('group_id', 'text', ({ finding }) => finding.groupKey, { width: 18 }),
    column('group_no', 'integer', ({ line }) => line.row.groupNo),
    column('strongest_type', 'integer', ({ line }) => line.row.strongestType, { width: 11 }),
    ...typeNumbers.map((type) =>
      column<WorkpaperLine>(`type_${type}`, 'integer', ({ line }) => groupOf(line, type))
    ),
    column('group_lines', 'integer', ({ line }) => line.row.groupCount),
    column('lines_in_other_journals', 'integer', ({ line }) => line.otherJournals, { width: 12 }),
    column('source_file', 'text', ({ line }) => fileOf(line.row.fileIndex), { width: 24 }),
    ...sheetColumn<WorkpaperLine>('source_sheet', files, ({ line }) => [
      line.row.fileIndex,
      line.row.lineNumber
    ]),
    column('line_number', 'integer', ({ line }) => rowOf(line.row)),
    ...fieldColumns.map(([name, field, kind, width]) =>
      column<WorkpaperLine>(
        name,
        kind,
        ({ fields }) => fields.get(field) ?? '',
        width === undefined ? {} : { width }
      )
    ),
    column('recurring', 'text', ({ finding }) => flag(finding.facts.includes('recurring')), { width: 12 }),
    column('reversed', 'text', ({ line }) => flag(line.partner !== null), { width: 12 }),
    column('reversed_by_line', 'integer', ({ line }) => line.partner && rowOf(line.partner)),
    ...sheetColumn<WorkpaperLine>(
      'reversed_by_sheet',
      files,
      ({ line: { partner } }) => partner && [partner.fileIndex, partner.lineNumber]
    ),
    ...(files.length > 1
      ? [
          column<WorkpaperLine>(
            'reversed_by_file',
            'text',
            ({ line }) => (line.partner === null ? '' : fileOf(line.partner.fileIndex)),
            { width: 24 }
          )
        ]
      : []),
    column('exposure', 'amount', ({ finding, isFirst }) => (isFirst ? finding.exposure : '')),
    column('net', 'amount', ({ finding, isFirst }) => (isFirst ? finding.net : '')),
    column('exposure_currency', 'text', ({ finding, isFirst }) => (isFirst ? finding.currency : ''), {
      width: 10
    }),
    column('risk_score', 'integer', ({ line }) => line.row.riskScore),
    column('risk_level', 'text', ({ line }) => line.row.riskLevel, { width: 10 }),
    column('model_confidence', 'share', ({ line }) => line.row.mlConfidence, { isOpinion: true }),
    column('model_score', 'integer', ({ line }) => line.row.mlRiskScore, { isOpinion: true }),
    column('reason', 'text', ({ finding }) => reasonText(finding.reasons), { width: 60 }),
    column('disposition', 'text', ({ decision }) => decision.disposition, { width: 12 }),
    column('tickmark', 'text', ({ decision }) => decision.tickmark, { width: 11 }),
    column('note', 'text', ({ decision }) => decision.note, { width: 40 }),
    column('excepted', 'text', ({ line, excepting }) => flag(isExcepted(line, excepting)), { width: 10 }),
    column(
      'excepted_why',
      'text',
      ({ line, excepting }) => excepting?.lines.get(line.row.lineId)?.reason ?? '',
      {
        width: 24
      }
    ),
    column('decided_by', 'text', ({ decision }) => decision.decided?.by ?? ''),
    column('decided_at', 'text', ({ decision }) => decision.decided?.at ?? '', { width: 24 })
  ]
}
