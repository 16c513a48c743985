import type { LedgerResult } from '../../shared/job.ts'
import { notAsked } from '../../shared/model.ts'
import type { Problem } from '../../shared/result.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { LiveJob } from './live-jobs.ts'
import { interrupted } from '../processes/run-job.ts'

/** What the catalogue keeps of a stored ledger. A file may have changed while it waited: what counts is what was read. */
export function recordOf(
  jobId: string,
  result: LedgerResult
): Pick<JobRecord, 'files' | 'result' | 'ledgerId'> {
  const files = result.analytics.files.map(({ name, sizeBytes, modifiedAt }) => ({
    name,
    sizeBytes,
    modifiedAt
  }))
  return { files, result, ledgerId: jobId }
}

/** Whether the rule results of a job that is not over are stored and recorded. */
export function isBrowsable({ record }: LiveJob): boolean {
  return record.status === 'PROCESSING' && record.ledgerId === record.jobId && record.result !== null
}

/** A problem as a part of a sentence. */
export function wordsOf({ code, message }: Problem): string {
  if (code === interrupted.code) return 'Doublet was closed or ended while it was at work'
  return message.replace(/\.? Nothing half-written was kept; try again\.$/, '').replace(/\.$/, '')
}

/** The rule results of a job whose model came to nothing, and why. */
export function withoutOpinion(result: LedgerResult, why: string): LedgerResult {
  const reason = `The model gave no view: ${why}. The rule results stand.`
  return { ...result, model: { ...notAsked, reason } }
}
