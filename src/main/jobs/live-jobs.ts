import { describeFiles, type Job } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import type { JobRecord, JobRecords } from '../catalog/job-records.ts'
import { isSameEngagement } from './engagement-key.ts'
import type { BaseFor } from './base-in-use.ts'
import { describeJob, type JobProgress } from './describe-job.ts'
import type { RunningJob } from '../processes/run-job.ts'

/** A job in memory: its record, and while it runs its process and how far it is. */
export interface LiveJob {
  record: JobRecord
  progress: JobProgress | null
  /** By the process's monotonic clock; 0 before the job starts. */
  startedAtMs: number
  running: RunningJob | null
  isCancelled: boolean
  /** A job that an earlier program left waiting waits on until it is released. */
  isHeld: boolean
  /** The finished job that has this one's result already. */
  twin: JobRecord | null
  /** What its ledger is judged beside; null until its content is known. */
  base: BaseFor | null
}

/** All jobs of a data folder in the order of their submission; the catalogue and the listener learn of each change. */
export class LiveJobs {
  readonly #records: JobRecords
  readonly #changed: (job: Job) => void
  readonly #jobs = new Map<string, LiveJob>()
  /** Jobs whose end the catalogue could not take yet. */
  readonly #unwritten = new Set<LiveJob>()

  constructor(records: JobRecords, changed: (job: Job) => void) {
    this.#records = records
    this.#changed = changed
    for (const record of records.all()) this.#take(record, true)
  }

  /** Adds new jobs, all or none of them. */
  add(records: JobRecord[]): void {
    this.#records.put(...records)
    for (const record of records) this.#changed(this.describe(this.#take(record, false)))
  }

  /** Changes a job for good. Throws, and changes nothing, where the catalogue cannot be written. */
  put(job: LiveJob, change: Partial<JobRecord>): void {
    const record = { ...job.record, ...change }
    const others = [...this.#unwritten].filter((other) => other !== job)
    this.#records.put(...others.map((other) => other.record), record)
    this.#unwritten.clear()
    job.record = record
    this.#changed(this.describe(job))
  }

  /**
   * Changes a job that came to nothing. A full disk must not keep it from being over: what the catalogue cannot take now is
   * written with the next change, and a program that ends before finds the job as interrupted.
   */
  giveUp(job: LiveJob, change: Partial<JobRecord>): void {
    try {
      this.put(job, change)
    } catch {
      job.record = { ...job.record, ...change }
      this.#unwritten.add(job)
      this.#changed(this.describe(job))
    }
  }

  /** Takes jobs out of the list; the catalogue is the caller's. */
  forget(jobIds: readonly string[]): void {
    for (const jobId of jobIds) {
      this.#unwritten.delete(this.find(jobId))
      this.#jobs.delete(jobId)
    }
  }

  /** Changes what is only worth knowing while the job runs. */
  note(job: LiveJob, change: Partial<JobRecord>, progress: JobProgress | null = job.progress): void {
    job.record = { ...job.record, ...change }
    job.progress = progress
    this.#changed(this.describe(job))
  }

  all(): LiveJob[] {
    return [...this.#jobs.values()]
  }

  /** Jobs that were submitted before this one and are running. */
  olderRunning(job: LiveJob): LiveJob[] {
    const all = this.all()
    return all.slice(0, all.indexOf(job)).filter(({ running }) => running !== null)
  }

  /** Older running jobs whose content is this one's, or may turn out to be: they are not hashed yet, and of its size. */
  olderTwins(job: LiveJob): LiveJob[] {
    const { fingerprint } = job.record
    return this.olderRunning(job).filter(
      ({ record }) =>
        isSameEngagement(record, job.record) &&
        (record.fingerprint === fingerprint ||
          (record.fingerprint === null && sizeOf(record) === sizeOf(job.record)))
    )
  }

  /**
   * The oldest finished job of the engagement with this one's result, if its ledger is there. Another engagement gets a ledger
   * of its own, for the decisions on a ledger are those of its engagement.
   */
  finishedTwin(job: LiveJob, hasLedger: (ledgerId: string) => boolean): JobRecord | null {
    const twin = this.all().find(
      ({ record }) =>
        record.status === 'COMPLETED' &&
        record.fingerprint === job.record.fingerprint &&
        isSameEngagement(record, job.record) &&
        record.ledgerId !== null &&
        hasLedger(record.ledgerId)
    )
    return twin?.record ?? null
  }

  /** Throws UNKNOWN_JOB. */
  find(jobId: string): LiveJob {
    const job = this.#jobs.get(jobId)
    if (job === undefined) throw new DoubletError('UNKNOWN_JOB', 'There is no such job in this data folder.')
    return job
  }

  describe({ record, progress, startedAtMs }: LiveJob): Job {
    const elapsedMs = record.status === 'PROCESSING' ? performance.now() - startedAtMs : record.elapsedMs
    return describeJob({ ...record, elapsedMs }, progress)
  }

  #take(record: JobRecord, isHeld: boolean): LiveJob {
    const job: LiveJob = {
      record,
      progress: null,
      startedAtMs: 0,
      running: null,
      isCancelled: false,
      isHeld,
      twin: null,
      base: null
    }
    this.#jobs.set(record.jobId, job)
    return job
  }
}

function sizeOf({ files }: JobRecord): number {
  return describeFiles(files).sizeBytes
}
