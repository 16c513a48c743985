import type { Settings } from '../../../../shared/settings.ts'
import type { WorkpaperGroup } from '../../findings/workpaper-rows.ts'
import { column, type TableColumn } from '../table.ts'
import { keyWords } from './words.ts'

/**
 * The columns of the groups of every type, in review order: `result_lines` of them have no stronger group, and the lines stand in
 * `findings` findings, the first of which is `finding_no`. Types nest, so that no column must be added up.
 */
export function groupColumns(settings: Settings): TableColumn<WorkpaperGroup>[] {
  return [
    column('group_no', 'integer', ({ groupNo }) => groupNo),
    column('type', 'integer', ({ type }) => type),
    column('key', 'text', ({ type }) => keyWords(type, settings), { width: 34 }),
    column('group_lines', 'integer', ({ count }) => count),
    column('result_lines', 'integer', ({ ownLines }) => ownLines),
    column('finding_no', 'integer', ({ findingNo }) => findingNo),
    column('findings', 'integer', ({ findings }) => findings),
    column('account', 'text', ({ account }) => account),
    column('account_name', 'text', ({ accountName }) => accountName, { width: 26 }),
    column('amount', 'amount', ({ amount }) => amount),
    column('exposure', 'amount', ({ exposure }) => exposure),
    column('risk_score', 'integer', ({ riskScore }) => riskScore),
    column('risk_level', 'text', ({ riskLevel }) => riskLevel, { width: 10 })
  ]
}
