import type { Engagement } from '../../shared/contract.ts'
import { describeFiles, type Job, type Submission } from '../../shared/job.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import type { Answers } from '../../shared/question.ts'
import type { JobRecord, JobRecords } from '../catalog/job-records.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { findLedger, finishedLedgers } from './find-ledger.ts'
import { JobEnds } from './job-ends.ts'
import { JobRuns, type JobRunParts } from './job-runs.ts'
import { LedgerFiles } from './ledger-files.ts'
import { LiveJobs, type LiveJob } from './live-jobs.ts'
import { makeRecords, type RunOptions } from './make-records.ts'
import { interrupted, type JobEnd } from '../processes/run-job.ts'
import { applyAnswers } from './apply-answers.ts'
import { WaitingRoom } from './waiting-room.ts'

/** What the queue works with. */
export interface JobQueueParts extends JobRunParts {
  jobs: JobRecords
  /** Folder of the ledger files. */
  ledgersDir: string
  /** Whether the catalogue was just restored: then a job that runs by it may have ended since, and its files stay. */
  isRestored?: boolean
  /** How many jobs run at a time, 1 or more, as it is now. */
  width(): number
  changed(job: Job): void
}

/** The jobs of a data folder, in the order of their submission; a few run at a time, each in its own process. */
export class JobQueue {
  readonly #parts: JobQueueParts
  readonly #jobs: LiveJobs
  readonly #files: LedgerFiles
  readonly #room = new WaitingRoom()
  readonly #ends: JobEnds
  readonly #runs: JobRuns
  #isClosed = false

  /**
   * Takes over the catalogue's jobs; those that were running when the last program ended are FAILED now, or done without an
   * opinion where their rule results were stored.
   */
  constructor(parts: JobQueueParts) {
    this.#parts = parts
    this.#files = new LedgerFiles(parts.ledgersDir)
    this.#jobs = new LiveJobs(parts.jobs, parts.changed)
    this.#ends = new JobEnds(this.#jobs, this.#files, this.#room)
    this.#runs = new JobRuns(
      parts,
      { jobs: this.#jobs, files: this.#files, room: this.#room, ends: this.#ends },
      (job, end) => this.#end(job, end)
    )
    for (const job of this.#jobs.all().filter(({ record }) => record.status === 'PROCESSING')) {
      if (parts.isRestored === true) this.#jobs.giveUp(job, { status: 'FAILED', error: interrupted })
      else this.#ends.fail(job, interrupted)
    }
  }

  /** Takes up the jobs that an earlier program left waiting. */
  resume(): void {
    for (const job of this.#jobs.all()) job.isHeld = false
    this.#startSoon()
  }

  /** Starts what there is room for now. */
  widen(): void {
    this.#startSoon()
  }

  /** Makes a job of each path, or one of all of them, or refuses them, and answers before any file is read. */
  async submit(paths: string[], options: RunOptions): Promise<Submission[]> {
    const made: JobRecord[] = []
    const answers = (await makeRecords(paths, options)).map((answer): Submission => {
      if ('ok' in answer) return answer
      made.push(answer)
      const message = 'Taken. The analysis runs in the background; the window stays free.'
      const { jobId, status, files } = answer
      return { ok: true, jobId, status, message, file: describeFiles(files) }
    })
    this.#jobs.add(made)
    this.#startSoon()
    return answers
  }

  /** All jobs, newest first. */
  list(): Job[] {
    return this.#jobs
      .all()
      .map((job) => this.#jobs.describe(job))
      .reverse()
  }

  /** Throws UNKNOWN_JOB. */
  status(jobId: string): Job {
    return this.#jobs.describe(this.#jobs.find(jobId))
  }

  /** The record of a job. Throws UNKNOWN_JOB. */
  record(jobId: string): JobRecord {
    return this.#jobs.find(jobId).record
  }

  /** The record of the job that made a ledger, and where the ledger is. Throws UNKNOWN_LEDGER. */
  ledger(ledgerId: string): { record: JobRecord; place: LedgerPlace } {
    return findLedger(this.#jobs.all(), ledgerId, (id) => this.#files.finished(id))
  }

  /** The ledgers of finished jobs, newest first. */
  ledgers(): LedgerPlace[] {
    return finishedLedgers(this.#jobs.all(), (id) => this.#files.finished(id))
  }

  /** All records, in the order of their submission. */
  records(): JobRecord[] {
    return this.#jobs.all().map(({ record }) => record)
  }

  /** What there is of a job on the disk. */
  filesOf(jobId: string): { path: string; sizeBytes: number }[] {
    return this.#files.list(jobId)
  }

  /** Puts a ledger, with every job that shows it, into another engagement. Throws UNKNOWN_LEDGER. */
  move(ledgerId: string, { clientName, engagementId }: Engagement): Job[] {
    this.ledger(ledgerId)
    const moved = this.#jobs.all().filter(({ record }) => record.ledgerId === ledgerId)
    for (const job of moved) this.#jobs.put(job, { clientName, engagementId })
    return moved.map((job) => this.#jobs.describe(job))
  }

  /** Takes jobs out of the list that do not run; their files and records are the caller's. */
  forget(jobIds: readonly string[]): void {
    this.#jobs.forget(jobIds)
  }

  /** Where the ledger of a job is, or would be. */
  ledgerPath(jobId: string): string {
    return this.#files.finished(jobId)
  }

  /** Takes in finished jobs of another data folder, all or none; their ledgers are in their places. */
  adopt(records: JobRecord[]): void {
    this.#jobs.add(records)
  }

  /** Files of ledgers that no job made: the catalogue is not the one they were written beside. */
  strangers(): string[] {
    const known = new Set(this.#jobs.all().map(({ record }) => record.jobId))
    return this.#files.stored().filter((ledgerId) => !known.has(ledgerId))
  }

  /** Moves the file of a ledger away, whole, and answers its new name: it is not as it was written. */
  setAside(ledgerId: string, moment: string): string {
    return this.#files.setAside(ledgerId, moment)
  }

  /** Where the files of all jobs are, or were. */
  sources(): string[] {
    return this.#jobs.all().flatMap(({ record }) => record.paths)
  }

  /** Keeps what a model said of a ledger with every finished job that shows it. */
  keepOutcome(ledgerId: string, model: ModelOutcome): void {
    for (const job of this.#jobs.all()) {
      const { status, result } = job.record
      if (job.record.ledgerId === ledgerId && status === 'COMPLETED' && result !== null)
        this.#jobs.put(job, { result: { ...result, model } })
    }
  }

  /** Ends a waiting or running job; leaves any other as it is. Throws UNKNOWN_JOB. */
  cancel(jobId: string): Job {
    const job = this.#jobs.find(jobId)
    if (job.running !== null) {
      job.isCancelled = true
      job.running.kill()
    } else if (['PENDING', 'NEEDS_INPUT'].includes(job.record.status)) {
      this.#ends.cancel(job)
    }
    return this.#jobs.describe(job)
  }

  /**
   * Gives a job that asks its answers and lets it run again; `remembers` saves them, and lets other waiting jobs of
   * the client with these headers run too. Throws UNKNOWN_JOB, NOT_ASKING, BAD_ANSWER, and where nothing can be saved.
   */
  answer(jobId: string, answers: Answers, remembers: boolean): Job {
    const job = this.#jobs.find(jobId)
    const parts = { jobs: this.#jobs.all(), profiles: this.#parts.profiles }
    for (const [asking, settings] of applyAnswers(job, answers, remembers, parts)) {
      asking.isHeld = false
      this.#jobs.put(asking, { status: 'PENDING', settings, questions: null, rowsSoFar: 0 })
    }
    this.#startSoon()
    return this.#jobs.describe(job)
  }

  /** Kills what runs. Settles when all processes are gone; their jobs are found as interrupted at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    const running = this.#jobs.all().flatMap((job) => job.running ?? [])
    for (const process of running) process.kill()
    await Promise.all(running.map(({ ended }) => ended))
    for (const { record } of this.#jobs.all()) this.#files.removeKept(record.jobId)
  }

  #startSoon(): void {
    setImmediate(() => this.#startNext())
  }

  /** Starts jobs that are waiting, as far as there is room. */
  #startNext(): void {
    if (this.#isClosed) return
    const jobs = this.#jobs.all()
    let free = this.#parts.width() - jobs.filter(({ running }) => running !== null).length
    for (const job of jobs) {
      if (free <= 0) return
      if (job.record.status !== 'PENDING' || job.isHeld) continue
      this.#runs.start(job)
      // One that could not even start takes no room.
      if (job.running !== null) free--
    }
  }

  #end(job: LiveJob, end: JobEnd): void {
    job.running = null
    if (this.#isClosed) return
    this.#ends.end(job, end)
    this.#startSoon()
  }
}
