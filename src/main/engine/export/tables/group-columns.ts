import { fieldLabels } from '../../../../shared/mapping.ts'
import { keyFields } from '../../../../shared/options.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { WorkpaperFinding } from '../../findings/workpaper-rows.ts'
import { column, type TableColumn } from '../table.ts'
import { factText, flag, reasonText } from './words.ts'

type FindingColumn = TableColumn<WorkpaperFinding>

/** The columns of the findings: each group that is the strongest of at least one line, in review order. */
export function groupColumns(files: readonly { name: string }[], settings: Settings): FindingColumn[] {
  const keyOf = (type: WorkpaperFinding['finding']['type']) =>
    keyFields(type, settings)
      .map((field) => fieldLabels[field])
      .join(' + ')
  return [
    column('group_no', 'integer', ({ finding }) => finding.groupNo),
    column('group_id', 'text', ({ finding }) => finding.groupKey, { width: 18 }),
    column('type', 'integer', ({ finding }) => finding.type),
    column('types', 'text', ({ finding }) => finding.types.join('|'), { width: 12 }),
    column('key', 'text', ({ finding }) => keyOf(finding.type), { width: 34 }),
    column('group_lines', 'integer', ({ finding }) => finding.count),
    column('result_lines', 'integer', ({ finding }) => finding.lines),
    column('exposure', 'amount', ({ finding }) => finding.exposure),
    column('risk_score', 'integer', ({ finding }) => finding.riskScore),
    column('risk_level', 'text', ({ finding }) => finding.riskLevel, { width: 10 }),
    column('facts', 'text', ({ finding }) => factText(finding.facts), { width: 34 }),
    column('account', 'text', ({ finding }) => finding.account),
    column('account_name', 'text', ({ finding }) => finding.accountName, { width: 26 }),
    column('amount', 'amount', ({ finding }) => finding.amount),
    column('first_posted', 'day', ({ finding }) => finding.firstPosted),
    column('last_posted', 'day', ({ finding }) => finding.lastPosted),
    column('first_effective', 'day', ({ finding }) => finding.firstEffective),
    column('last_effective', 'day', ({ finding }) => finding.lastEffective),
    column('user', 'text', ({ finding }) => finding.user),
    column('users', 'integer', ({ finding }) => finding.users),
    column('source', 'text', ({ finding }) => finding.source, { width: 10 }),
    column('sources', 'integer', ({ finding }) => finding.sources),
    column('journal_id', 'text', ({ finding }) => finding.journal),
    column('journals', 'integer', ({ finding }) => finding.journals),
    column('description', 'text', ({ finding }) => finding.description, { width: 40 }),
    column('source_file', 'text', ({ finding }) => files[finding.fileIndex]!.name, { width: 24 }),
    column('first_line_number', 'integer', ({ finding }) => finding.lineNumber),
    column('model_confidence', 'share', ({ finding }) => finding.mlConfidence, { isOpinion: true }),
    column('reason', 'text', ({ finding }) => reasonText(finding.reasons), { width: 60 }),
    column('disposition', 'text', ({ decision }) => decision.disposition, { width: 12 }),
    column('tickmark', 'text', ({ decision }) => decision.tickmark, { width: 11 }),
    column('note', 'text', ({ decision }) => decision.note, { width: 40 }),
    ...signOffColumns()
  ]
}

/** The columns of the decisions: the findings that somebody has decided, in review order. */
export function decisionColumns(): FindingColumn[] {
  return [
    column('group_no', 'integer', ({ finding }) => finding.groupNo),
    column('group_id', 'text', ({ finding }) => finding.groupKey, { width: 18 }),
    column('members_id', 'text', ({ finding }) => finding.membersKey, { width: 18 }),
    column('type', 'integer', ({ finding }) => finding.type),
    column('account', 'text', ({ finding }) => finding.account),
    column('amount', 'amount', ({ finding }) => finding.amount),
    column('group_lines', 'integer', ({ finding }) => finding.count),
    column('exposure', 'amount', ({ finding }) => finding.exposure),
    column('disposition', 'text', ({ decision }) => decision.disposition, { width: 12 }),
    column('tickmark', 'text', ({ decision }) => decision.tickmark, { width: 11 }),
    column('note', 'text', ({ decision }) => decision.note, { width: 40 }),
    ...signOffColumns(),
    column('from_earlier_ledger', 'text', ({ decision }) => flag(decision.isCarried), { width: 12 })
  ]
}

function signOffColumns(): FindingColumn[] {
  return (['decided', 'prepared', 'reviewed'] as const).flatMap((what) => [
    column<WorkpaperFinding>(`${what}_by`, 'text', ({ decision }) => decision[what]?.by ?? ''),
    column<WorkpaperFinding>(`${what}_at`, 'text', ({ decision }) => decision[what]?.at ?? '', { width: 24 })
  ])
}
