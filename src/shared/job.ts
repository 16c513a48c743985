import type { DuplicateTotals } from './duplicate.ts'
import type { LedgerFacts } from './ledger.ts'
import type { Mapping } from './mapping.ts'
import type { Settings } from './settings.ts'
import type { ModelOutcome } from './model.ts'
import type { Question } from './question.ts'
import type { Problem } from './result.ts'

/** NEEDS_INPUT: the data does not decide, and the job waits for a person's answer. */
export const jobStatuses = [
  'PENDING',
  'PROCESSING',
  'NEEDS_INPUT',
  'COMPLETED',
  'FAILED',
  'CANCELLED'
] as const
export type JobStatus = (typeof jobStatuses)[number]

/** What a job is doing, in the order it does it. */
export const jobStages = [
  'hashing',
  'reading',
  'grouping',
  'writing',
  'checking',
  'training',
  'scoring'
] as const
export type JobStage = (typeof jobStages)[number]

export interface FileInfo {
  name: string
  sizeBytes: number
  /** ISO 8601, UTC. */
  modifiedAt: string
}

/** Several files as one: the first name and how many more, all bytes, the youngest of the times. */
export function describeFiles(files: readonly FileInfo[]): FileInfo {
  const [first, ...others] = files
  if (first === undefined) throw new Error('a job has at least one file')
  return {
    name: others.length === 0 ? first.name : `${first.name} and ${others.length} more`,
    sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    modifiedAt: files.reduce((last, { modifiedAt }) => (modifiedAt > last ? modifiedAt : last), '')
  }
}

/** The small figures of a finished ledger; its rows stay in its own SQLite file. */
export interface LedgerResult {
  analytics: LedgerFacts
  duplicates: DuplicateTotals
  model: ModelOutcome
}

/** One ledger on its way through Doublet, whole at every moment: an event carries all of it, never a change to it. */
export interface Job {
  jobId: string
  status: JobStatus
  /** One sentence on where the job stands. */
  message: string
  /** The one file, or all of them in one: “gl-01.csv and 11 more”. */
  file: FileInfo
  /** In the order they are read. */
  files: FileInfo[]
  engagementId: string
  clientName: string
  settings: Settings
  submittedAt: string
  stage: JobStage | null
  /** Of the whole job, 0 to 1. */
  fraction: number
  rowsSoFar: number
  /** Time in process so far or in all, as HH:MM:SS. */
  processingDuration: string
  /** How the columns are read: there as soon as it is decided, before the rows are. */
  mapping: Mapping | null
  error: Problem | null
  /** What the job asks; null unless it is NEEDS_INPUT. */
  questions: Question[] | null
  /** The ledger to ask duplicates of; null until the rule results are stored, which is before the model is trained and scores. */
  ledgerId: string | null
  /** The job whose result this one shows, where the same content had been analysed before. */
  reusedFrom: string | null
  result: LedgerResult | null
}

/** The answer to one submitted file, or to all of them as one ledger, given before anything of it is read. */
export type Submission =
  | { ok: true; jobId: string; status: JobStatus; message: string; file: FileInfo }
  | { ok: false; fileName: string; error: Problem }

/** A duration as HH:MM:SS, rounded down to whole seconds. */
export function formatDuration(elapsedMs: number): string {
  const seconds = Math.floor(Math.max(0, elapsedMs) / 1000)
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
}
