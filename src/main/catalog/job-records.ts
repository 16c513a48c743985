import type Database from 'better-sqlite3'
import type { FileInfo, JobStatus, LedgerResult } from '../../shared/job.ts'
import type { Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Question } from '../../shared/question.ts'
import type { Problem } from '../../shared/result.ts'
import { changeForGood } from './open-catalog.ts'

/** A job as the catalogue keeps it: what outlives the program. */
export interface JobRecord {
  jobId: string
  engagementId: string
  clientName: string
  /** Where the submitted files are, in the order they are read. */
  paths: string[]
  files: FileInfo[]
  settings: Settings
  submittedAt: string
  status: JobStatus
  elapsedMs: number
  rowsSoFar: number
  /** Of content, settings and engine; null until the content is hashed. */
  fingerprint: string | null
  /** Stands for the headers of the file; null where it has none, where no client is named, and until it is read. */
  headersKey: string | null
  mapping: Mapping | null
  error: Problem | null
  questions: Question[] | null
  result: LedgerResult | null
  ledgerId: string | null
  reusedFrom: string | null
}

/** The jobs of a catalogue. */
export interface JobRecords {
  /** Adds or replaces jobs, all or none of them; a finished one is on the disk when this returns. */
  put(...jobs: JobRecord[]): void
  /** All jobs in the order of their submission. */
  all(): JobRecord[]
  /** Whether a ledger was ever stored. */
  hasLedger(): boolean
}

const texts = ['paths', 'files', 'settings', 'mapping', 'error', 'questions', 'result'] as const
const columns = {
  jobId: 'job_id',
  engagementId: 'engagement_id',
  clientName: 'client_name',
  paths: 'paths',
  files: 'files',
  settings: 'settings',
  submittedAt: 'submitted_at',
  status: 'status',
  elapsedMs: 'elapsed_ms',
  rowsSoFar: 'rows_so_far',
  fingerprint: 'fingerprint',
  headersKey: 'headers_key',
  mapping: 'mapping',
  error: 'error',
  questions: 'questions',
  result: 'result',
  ledgerId: 'ledger_id',
  reusedFrom: 'reused_from'
} satisfies Record<keyof JobRecord, string>

/** The table `job` of an open catalogue. */
export function jobRecords(db: Database.Database): JobRecords {
  const names = Object.keys(columns) as (keyof JobRecord)[]
  const put = db.prepare(
    `INSERT INTO job (${names.map((name) => columns[name]).join(', ')})
     VALUES (${names.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (job_id) DO UPDATE SET ${names.map((name) => `${columns[name]} = excluded.${columns[name]}`).join(', ')}`
  )
  const all = db.prepare<[], Record<keyof JobRecord, string | null>>(
    `SELECT ${names.map((name) => `${columns[name]} AS "${name}"`).join(', ')} FROM job ORDER BY number`
  )
  const hasLedger = db
    .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM job WHERE ledger_id IS NOT NULL)')
    .pluck()
  const putAll = db.transaction((jobs: JobRecord[]) => {
    for (const job of jobs) {
      const packed = texts.map((name) => [name, job[name] === null ? null : JSON.stringify(job[name])])
      put.run({ ...job, ...Object.fromEntries(packed) })
    }
  })
  return {
    put(...jobs) {
      if (jobs.some(({ status }) => status === 'COMPLETED')) changeForGood(db, () => putAll(jobs))
      else putAll(jobs)
    },
    hasLedger: () => hasLedger.get() === 1,
    all: () =>
      all.all().map((row) => {
        const unpacked = texts.map((name) => [name, row[name] === null ? null : JSON.parse(row[name])])
        return { ...row, ...Object.fromEntries(unpacked) } as JobRecord
      })
  }
}
