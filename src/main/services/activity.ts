import { z } from 'zod'
import type { JobQueue } from '../jobs/job-queue.ts'
import { id, slice } from './arguments.ts'
import type { ActivityLog } from './activity-log.ts'
import type { Entries, Reader } from './entries.ts'

/** The request for the log of an engagement: what was done until now is in it. */
export function activityEntries(
  activity: Pick<ActivityLog, 'flush'>,
  reader: Reader,
  queue: Pick<JobQueue, 'ledger'>
): Entries<'activity:page'> {
  return {
    'activity:page': {
      args: z.strictObject({ ledgerId: id, ...slice }),
      by: async ({ ledgerId, ...page }) => {
        await activity.flush()
        return reader.ask('activity:page', { ledger: queue.ledger(ledgerId).place, ...page })
      }
    }
  }
}
