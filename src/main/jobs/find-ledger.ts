import { describeFiles } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { EarlierLedger, LedgerPlace } from '../processes/ledger-place.ts'
import { engagementKey, isSameEngagement } from './engagement-key.ts'
import type { LiveJob } from './live-jobs.ts'

/** The ledgers of finished jobs, newest first; `jobs` are in the order of their submission. */
export function finishedLedgers(jobs: LiveJob[], pathOf: (ledgerId: string) => string): LedgerPlace[] {
  return jobs
    .flatMap(({ record: { status, jobId, ledgerId } }) =>
      status === 'COMPLETED' && ledgerId === jobId ? [findLedger(jobs, jobId, pathOf).place] : []
    )
    .reverse()
}

/** The job that made a ledger, of jobs in the order of their submission, and where the ledger is. Throws UNKNOWN_LEDGER. */
export function findLedger(
  jobs: LiveJob[],
  ledgerId: string,
  pathOf: (ledgerId: string) => string
): { record: JobRecord; place: LedgerPlace } {
  const at = jobs.findIndex(({ record }) => record.jobId === ledgerId && record.ledgerId === ledgerId)
  const record = jobs[at]?.record
  if (record === undefined)
    throw new DoubletError('UNKNOWN_LEDGER', 'There is no such ledger in this data folder.')
  const place = {
    ledgerId,
    path: pathOf(ledgerId),
    name: describeFiles(record.files).name,
    engagement: engagementKey(record),
    earlier: findEarlier(jobs.slice(0, at), record, pathOf)
  }
  return { record, place }
}

function findEarlier(
  before: LiveJob[],
  record: JobRecord,
  pathOf: (ledgerId: string) => string
): EarlierLedger | null {
  const earlier = before.findLast(
    ({ record: { status, ledgerId, ...engagement } }) =>
      status === 'COMPLETED' && ledgerId !== record.ledgerId && isSameEngagement(engagement, record)
  )
  const ledgerId = earlier?.record.ledgerId ?? null
  return ledgerId === null ? null : { ledgerId, path: pathOf(ledgerId) }
}
