import { randomUUID } from 'node:crypto'
import type { Engagement } from '../../shared/contract.ts'
import type { FileInfo } from '../../shared/job.ts'
import type { Settings } from '../../shared/ledger.ts'
import type { JobRecord } from '../catalog/job-records.ts'

/** A job that was just submitted, with an id of its own. */
export function newRecord(
  file: string,
  info: FileInfo,
  engagement: Engagement,
  settings: Settings
): JobRecord {
  return {
    jobId: randomUUID(),
    engagementId: engagement.engagementId,
    clientName: engagement.clientName,
    path: file,
    file: info,
    settings,
    submittedAt: new Date().toISOString(),
    status: 'PENDING',
    elapsedMs: 0,
    rowsSoFar: 0,
    fingerprint: null,
    mapping: null,
    error: null,
    result: null,
    ledgerId: null,
    reusedFrom: null
  }
}
