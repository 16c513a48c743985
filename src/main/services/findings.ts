import { z } from 'zod'
import { breakdownKinds } from '../../shared/duplicate.ts'
import { findingSortColumns } from '../../shared/finding.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { direction, filter, id, ledgerColumn, shownColumns, slice, sort } from './arguments.ts'
import type { Entries } from './entries.ts'

/** The requests about duplicate lines and findings. */
export function findingEntries(
  queue: Pick<JobQueue, 'ledger'>
): Entries<
  | `duplicates:${'summary' | 'page' | 'breakdown' | 'times'}`
  | `findings:${'page' | 'figures' | 'open' | 'journal'}`
> {
  const column = z.union([z.enum(findingSortColumns), ledgerColumn])
  const findingSort = z.strictObject({ column, direction })
  return {
    'duplicates:summary': {
      args: z.strictObject({ ledgerId: id }),
      by: ({ ledgerId }) => queue.ledger(ledgerId).record.result!.duplicates
    },
    'duplicates:page': {
      args: z.strictObject({ ledgerId: id, filter, sort: sort.nullable(), columns: shownColumns, ...slice }),
      by: 'reader'
    },
    'duplicates:breakdown': {
      args: z.strictObject({ ledgerId: id, by: z.enum(breakdownKinds) }),
      by: 'reader'
    },
    'duplicates:times': { args: z.strictObject({ ledgerId: id }), by: 'reader' },
    'findings:page': {
      args: z.strictObject({
        ledgerId: id,
        filter,
        sort: findingSort.nullable(),
        columns: shownColumns,
        ...slice
      }),
      by: 'reader'
    },
    'findings:figures': { args: z.strictObject({ ledgerId: id, filter }), by: 'reader' },
    'findings:open': { args: z.strictObject({ ledgerId: id, findingNo: z.int().min(1) }), by: 'reader' },
    'findings:journal': { args: z.strictObject({ ledgerId: id, lineId: z.int().min(1) }), by: 'reader' }
  }
}
