import type { Activity } from '../../../../shared/activity.ts'
import { column, type TableColumn } from '../table.ts'

/** The columns of the activity log, oldest entry first. */
export function activityColumns(): TableColumn<Activity>[] {
  return [
    column('number', 'integer', ({ number }) => number),
    column('at', 'text', ({ at }) => at, { width: 24 }),
    column('by', 'text', ({ by }) => by, { width: 20 }),
    column('kind', 'text', ({ kind }) => kind, { width: 12 }),
    column('text', 'text', ({ text }) => text, { width: 90 }),
    column('ledger_id', 'text', ({ ledgerId }) => ledgerId ?? '', { width: 38 })
  ]
}
