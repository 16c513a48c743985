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

/** At most so many ledgers are looked at for lines that a later one has, too. */
const mostEarlier = 24

/** What is without an engagement has nothing before it: it may be anybody's. */
function findEarlier(
  before: LiveJob[],
  record: JobRecord,
  pathOf: (ledgerId: string) => string
): EarlierLedger[] {
  if (record.clientName === '' && record.engagementId === '') return []
  const headers = headersOf(record)
  const earlier = before.flatMap(({ record: other }) => {
    const { status, ledgerId } = other
    const isOne = status === 'COMPLETED' && ledgerId !== null && ledgerId !== record.ledgerId
    return isOne && isSameEngagement(other, record) && headersOf(other) === headers ? [ledgerId] : []
  })
  const ids = [...new Set(earlier.toReversed())].slice(0, mostEarlier)
  return ids.map((ledgerId) => ({ ledgerId, path: pathOf(ledgerId) }))
}

/** The headers of a ledger, in whatever order its columns stand. */
function headersOf({ mapping }: JobRecord): string {
  return JSON.stringify((mapping?.columns ?? []).map(({ header }) => header).toSorted())
}
