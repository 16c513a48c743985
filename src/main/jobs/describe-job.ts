import { describeFiles, formatDuration, type Job, type JobStage } from '../../shared/job.ts'
import { isGoOnQuestion } from '../../shared/question.ts'
import type { JobRecord } from '../catalog/job-records.ts'

/** Where a running job stands. */
export interface JobProgress {
  stage: JobStage
  fraction: number
}

const stageSentences: Record<JobStage, string> = {
  hashing: 'Checking the file.',
  reading: 'Reading the lines.',
  grouping: 'Finding duplicates.',
  writing: 'Storing the ledger.',
  training: 'Training the model, once.',
  scoring: 'Judging the duplicate lines with the model.',
  checking: 'Checking the stored ledger.'
}

/** The job as the window sees it. */
export function describeJob(record: JobRecord, progress: JobProgress | null): Job {
  return {
    jobId: record.jobId,
    status: record.status,
    message: sentenceOf(record, progress),
    file: describeFiles(record.files),
    files: record.files,
    engagementId: record.engagementId,
    clientName: record.clientName,
    settings: record.settings,
    submittedAt: record.submittedAt,
    stage: progress?.stage ?? null,
    fraction: record.status === 'COMPLETED' ? 1 : (progress?.fraction ?? 0),
    rowsSoFar: record.rowsSoFar,
    processingDuration: formatDuration(record.elapsedMs),
    mapping: record.mapping,
    error: record.error,
    questions: record.questions,
    ledgerId: record.ledgerId,
    reusedFrom: record.reusedFrom,
    result: record.result
  }
}

function sentenceOf(record: JobRecord, progress: JobProgress | null): string {
  switch (record.status) {
    case 'PENDING':
      return 'Waiting for its turn.'
    case 'PROCESSING':
      return progress === null ? 'Starting.' : stageSentences[progress.stage]
    case 'NEEDS_INPUT':
      return record.questions?.some(isGoOnQuestion) === true
        ? 'Waiting for your answer: this file is probably not read as it is meant.'
        : 'Waiting for your answer: the data does not decide how to read this file.'
    case 'FAILED':
      return record.error?.message ?? 'Failed.'
    case 'CANCELLED':
      return 'Cancelled. Nothing of it was kept.'
    case 'COMPLETED':
      return record.reusedFrom === null
        ? 'Analysed.'
        : 'This content was already analysed with the same settings: here is that result, without processing it again.'
  }
}
