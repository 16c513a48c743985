import { randomUUID } from 'node:crypto'
import type { SubmitOptions } from '../../shared/contract.ts'
import type { FileInfo } from '../../shared/job.ts'
import type { JobRecord } from '../catalog/job-records.ts'

/** A job that was just submitted, with an id of its own. */
export function newRecord(
  paths: string[],
  files: FileInfo[],
  { engagementId, clientName, settings }: SubmitOptions
): JobRecord {
  return {
    jobId: randomUUID(),
    engagementId,
    clientName,
    paths,
    files,
    settings,
    submittedAt: new Date().toISOString(),
    status: 'PENDING',
    elapsedMs: 0,
    rowsSoFar: 0,
    fingerprint: null,
    headersKey: null,
    mapping: null,
    error: null,
    questions: null,
    result: null,
    ledgerId: null,
    reusedFrom: null
  }
}
