import { z } from 'zod'
import { breakdownKinds } from '../../shared/duplicate.ts'
import { findingSortColumns } from '../../shared/finding.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import { direction, filter, id, slice, sort } from './arguments.ts'
import type { Entries } from './entries.ts'

/** The requests about duplicate lines and findings. */
export function findingEntries(
  queue: Pick<JobQueue, 'ledger'>
): Entries<
  `duplicates:${'summary' | 'page' | 'breakdown'}` | `findings:${'page' | 'figures' | 'open' | 'journal'}`
> {
  const findingSort = z.strictObject({ column: z.enum(findingSortColumns), direction })
  return {
    'duplicates:summary': {
      args: z.strictObject({ ledgerId: id }),
      by: ({ ledgerId }) => queue.ledger(ledgerId).record.result!.duplicates
    },
    'duplicates:page': {
      args: z.strictObject({ ledgerId: id, filter, sort: sort.nullable(), ...slice }),
      by: 'reader'
    },
    'duplicates:breakdown': {
      args: z.strictObject({ ledgerId: id, by: z.enum(breakdownKinds) }),
      by: 'reader'
    },
    'findings:page': {
      args: z.strictObject({ ledgerId: id, filter, sort: findingSort.nullable(), ...slice }),
      by: 'reader'
    },
    'findings:figures': { args: z.strictObject({ ledgerId: id, filter }), by: 'reader' },
    'findings:open': { args: z.strictObject({ ledgerId: id, groupNo: z.int().min(1) }), by: 'reader' },
    'findings:journal': { args: z.strictObject({ ledgerId: id, lineId: z.int().min(1) }), by: 'reader' }
  }
}
