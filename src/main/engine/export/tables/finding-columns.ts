import { placeOfLine, type SheetFacts } from '../../../../shared/sheets.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { WorkpaperFinding } from '../../findings/workpaper-rows.ts'
import { column, type TableColumn } from '../table.ts'
import { sheetColumn } from './sheet-column.ts'
import { earlierText, exposureLeft, exposureText, factText, flag, keyWords, reasonText } from './words.ts'

type FindingColumn = TableColumn<WorkpaperFinding>

/**
 * The columns of the findings, in review order: what tells one and what was decided first. `group_no` is blank where the lines are not one
 * whole group. Where a finding has figures in several currencies, the others stand as a text in `other_exposure`.
 */
export function findingColumns(files: readonly SheetFacts[], settings: Settings): FindingColumn[] {
  return [
    column('finding_no', 'integer', ({ finding }) => finding.findingNo),
    column('finding', 'text', ({ finding }) => finding.title, { width: 60 }),
    ...figureColumns(),
    ...decidedColumns(),
    column('earlier_decisions', 'text', ({ decision }) => earlierText(decision.unsettled), { width: 24 }),
    column('kind', 'text', ({ finding }) => finding.kind, { width: 11 }),
    column('type', 'integer', ({ finding }) => finding.type),
    column('types', 'text', ({ finding }) => finding.types.join('|'), { width: 12 }),
    column('key', 'text', ({ finding }) => keyWords(finding.type, settings), { width: 34 }),
    column('group_no', 'integer', ({ finding }) => finding.groupNo),
    column('group_id', 'text', ({ finding }) => finding.groupKey, { width: 18 }),
    column('members_id', 'text', ({ finding }) => finding.membersKey, { width: 18 }),
    column('risk_score', 'integer', ({ finding }) => finding.riskScore),
    column('risk_level', 'text', ({ finding }) => finding.riskLevel, { width: 10 }),
    column('facts', 'text', ({ finding }) => factText(finding.facts), { width: 34 }),
    column('account', 'text', ({ finding }) => finding.account),
    column('account_name', 'text', ({ finding }) => finding.accountName, { width: 26 }),
    column('accounts', 'integer', ({ finding }) => finding.accounts),
    column('amount', 'amount', ({ finding }) => finding.amount),
    column('first_posted', 'day', ({ finding }) => finding.firstPosted),
    column('last_posted', 'day', ({ finding }) => finding.lastPosted),
    column('first_effective', 'day', ({ finding }) => finding.firstEffective),
    column('last_effective', 'day', ({ finding }) => finding.lastEffective),
    column('days_apart', 'integer', ({ finding }) => finding.daysApart),
    column('user', 'text', ({ finding }) => finding.user),
    column('users', 'integer', ({ finding }) => finding.users),
    column('source', 'text', ({ finding }) => finding.source, { width: 10 }),
    column('sources', 'integer', ({ finding }) => finding.sources),
    column('journal_id', 'text', ({ finding }) => finding.journal),
    column('journals', 'integer', ({ finding }) => finding.journals),
    column('document_number', 'text', ({ finding }) => finding.document),
    column('documents', 'integer', ({ finding }) => finding.documents),
    column('counterparty', 'text', ({ finding }) => finding.counterparty, { width: 22 }),
    column('counterparties', 'integer', ({ finding }) => finding.counterparties),
    column('description', 'text', ({ finding }) => finding.description, { width: 40 }),
    column('files', 'integer', ({ finding }) => finding.files),
    column('source_file', 'text', ({ finding }) => files[finding.fileIndex]!.name, { width: 24 }),
    ...sheetColumn<WorkpaperFinding>('source_sheet', files, ({ finding }) => [
      finding.fileIndex,
      finding.lineNumber
    ]),
    column(
      'first_line_number',
      'integer',
      ({ finding }) => placeOfLine(files[finding.fileIndex], finding.lineNumber).row
    ),
    column('model_confidence', 'share', ({ finding }) => finding.mlConfidence, { isOpinion: true }),
    column('reason', 'text', ({ finding }) => reasonText(finding.reasons), { width: 60 }),
    ...signOffColumns()
  ]
}

/** The columns of the decisions: the findings that somebody has decided, in review order. */
export function decisionColumns(): FindingColumn[] {
  return [
    column('finding_no', 'integer', ({ finding }) => finding.findingNo),
    column('finding', 'text', ({ finding }) => finding.title, { width: 60 }),
    column('group_no', 'integer', ({ finding }) => finding.groupNo),
    column('group_id', 'text', ({ finding }) => finding.groupKey, { width: 18 }),
    column('members_id', 'text', ({ finding }) => finding.membersKey, { width: 18 }),
    column('type', 'integer', ({ finding }) => finding.type),
    column('account', 'text', ({ finding }) => finding.account),
    column('amount', 'amount', ({ finding }) => finding.amount),
    ...figureColumns(),
    ...decidedColumns(),
    ...signOffColumns(),
    column('from_earlier_ledger', 'text', ({ decision }) => flag(decision.isCarried), { width: 12 })
  ]
}

/** How often, of how many lines, and what that comes to. */
function figureColumns(): FindingColumn[] {
  return [
    column('occurrences', 'integer', ({ finding }) => finding.occurrences),
    column('lines', 'integer', ({ finding }) => finding.lines),
    column('exposure', 'amount', ({ finding }) => finding.exposure),
    column('net', 'amount', ({ finding }) => finding.net),
    column('currency', 'text', ({ finding }) => finding.currency, { width: 10 }),
    column('other_exposure', 'text', ({ finding }) => exposureText(finding.money.slice(1)), { width: 14 })
  ]
}

function decidedColumns(): FindingColumn[] {
  return [
    column('disposition', 'text', ({ decision }) => decision.disposition, { width: 12 }),
    column('tickmark', 'text', ({ decision }) => decision.tickmark, { width: 11 }),
    column('note', 'text', ({ decision }) => decision.note, { width: 40 }),
    column('excepted_lines', 'integer', ({ excepting }) => excepting?.lines.size ?? null, { width: 10 }),
    column(
      'exposure_without_excepted',
      'text',
      ({ excepting }) => (excepting === null ? '' : exposureLeft(excepting)),
      { width: 20 }
    )
  ]
}

function signOffColumns(): FindingColumn[] {
  return (['decided', 'prepared', 'reviewed'] as const).flatMap((what) => [
    column<WorkpaperFinding>(`${what}_by`, 'text', ({ decision }) => decision[what]?.by ?? ''),
    column<WorkpaperFinding>(`${what}_at`, 'text', ({ decision }) => decision[what]?.at ?? '', { width: 24 })
  ])
}
