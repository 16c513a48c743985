import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Engagement } from '../../shared/contract.ts'
import type { Job, Submission } from '../../shared/job.ts'
import type { Settings } from '../../shared/ledger.ts'
import { DoubletError, problemOf, type Problem } from '../../shared/result.ts'
import type { JobRecord, JobRecords } from '../catalog/job-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { Fork } from '../process.ts'
import { checkFile } from './check-file.ts'
import { describeJob, type JobProgress } from './describe-job.ts'
import { fingerprintOf } from './fingerprint.ts'
import { runJob, type JobEnd, type RunningJob } from './run-job.ts'

/** What the queue works with. */
export interface JobQueueParts {
  jobs: JobRecords
  models: ModelRecords
  fork: Fork
  /** Folder of the ledger files. */
  ledgersDir: string
  /** How many jobs run at a time, 1 or more. */
  width: number
  changed(job: Job): void
}

/** A job in memory: its record, and while it runs its process and how far it is. */
interface LiveJob {
  record: JobRecord
  progress: JobProgress | null
  startedAt: number
  running: RunningJob | null
  isCancelled: boolean
}

/** The jobs of a data folder, in the order of their submission; a few run at a time, each in its own process. */
export class JobQueue {
  readonly #parts: JobQueueParts
  readonly #jobs = new Map<string, LiveJob>()
  /** Called whenever something happened that a waiting job may have waited for. */
  #waiting: (() => void)[] = []
  #isClosed = false

  /** Takes over the catalogue's jobs; those that were running when the last program ended are FAILED now. */
  constructor(parts: JobQueueParts) {
    this.#parts = parts
    mkdirSync(parts.ledgersDir, { recursive: true })
    for (const name of readdirSync(parts.ledgersDir)) {
      if (name.endsWith('.partial')) rmSync(path.join(parts.ledgersDir, name), { force: true })
    }
    for (const record of parts.jobs.all()) {
      const job: LiveJob = { record, progress: null, startedAt: 0, running: null, isCancelled: false }
      this.#jobs.set(record.jobId, job)
      if (record.status === 'PROCESSING') this.#fail(job, interrupted)
    }
  }

  /** Starts jobs that were left waiting when the last program ended. */
  resume(): void {
    setImmediate(() => this.#startNext())
  }

  /** Makes a job of each path, or refuses it, and answers before any file is read. */
  async submit(
    paths: string[],
    { engagementId, clientName }: Engagement,
    settings: Settings
  ): Promise<Submission[]> {
    const checked = await Promise.all(
      paths.map(async (file) => {
        try {
          return { file, info: await checkFile(file) }
        } catch (error) {
          return { file, error: problemOf(error) }
        }
      })
    )
    const made: JobRecord[] = []
    const answers = checked.map(({ file, info, error }): Submission => {
      if (info === undefined) return { ok: false, fileName: path.basename(file), error }
      const record: JobRecord = {
        jobId: randomUUID(),
        engagementId,
        clientName,
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
      made.push(record)
      const message = 'Taken. The analysis runs in the background; the window stays free.'
      return { ok: true, jobId: record.jobId, status: 'PENDING', message, file: info }
    })
    this.#parts.jobs.put(...made)
    for (const record of made) {
      const job: LiveJob = { record, progress: null, startedAt: 0, running: null, isCancelled: false }
      this.#jobs.set(record.jobId, job)
      this.#parts.changed(this.#describe(job))
    }
    this.resume()
    return answers
  }

  /** All jobs, newest first. */
  list(): Job[] {
    return [...this.#jobs.values()].map((job) => this.#describe(job)).reverse()
  }

  /** Throws UNKNOWN_JOB. */
  status(jobId: string): Job {
    return this.#describe(this.#find(jobId))
  }

  /** The record of a job. Throws UNKNOWN_JOB. */
  record(jobId: string): JobRecord {
    return this.#find(jobId).record
  }

  /** The path of a finished ledger. Throws UNKNOWN_LEDGER. */
  ledgerPath(ledgerId: string): string {
    const isKnown = this.#jobs.get(ledgerId)?.record.ledgerId === ledgerId
    if (!isKnown) throw new DoubletError('UNKNOWN_LEDGER', 'There is no such ledger in this data folder.')
    return this.#pathOf(ledgerId, 'sqlite')
  }

  /** Ends a waiting or running job; leaves any other as it is. */
  cancel(jobId: string): Job {
    const job = this.#find(jobId)
    if (job.running !== null) {
      job.isCancelled = true
      job.running.kill()
    } else if (job.record.status === 'PENDING') this.#settle(job, { status: 'CANCELLED' })
    return this.#describe(job)
  }

  /** Kills what runs. Settles when all processes are gone; their jobs are found as interrupted at the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    const running = [...this.#jobs.values()].flatMap((job) => job.running ?? [])
    for (const process of running) process.kill()
    await Promise.all(running.map(({ ended }) => ended))
  }

  #startNext(): void {
    const jobs = [...this.#jobs.values()]
    let free = this.#parts.width - jobs.filter(({ running }) => running !== null).length
    for (const job of jobs) {
      if (free <= 0 || this.#isClosed) return
      if (job.record.status !== 'PENDING') continue
      this.#start(job)
      free--
    }
  }

  #start(job: LiveJob): void {
    const { jobId } = job.record
    job.startedAt = performance.now()
    this.#put(job, { status: 'PROCESSING' })
    const task = {
      type: 'analyze' as const,
      path: job.record.path,
      settings: job.record.settings,
      partialPath: this.#pathOf(jobId, 'partial'),
      ledgerPath: this.#pathOf(jobId, 'sqlite')
    }
    job.running = runJob(this.#parts.fork, task, {
      progress: (stage, fraction, rows) => {
        job.progress = { stage, fraction }
        job.record = { ...job.record, rowsSoFar: rows }
        this.#parts.changed(this.#describe(job))
      },
      mapped: (mapping) => {
        job.record = { ...job.record, mapping }
        this.#parts.changed(this.#describe(job))
      },
      isKnown: (sha256) => this.#isKnown(job, sha256),
      model: () => this.#modelFor(job),
      trained: (model) => {
        this.#parts.models.add(model)
        this.#wake()
      },
      written: () => undefined
    })
    void job.running.ended.then((end) => this.#end(job, end))
  }

  #end(job: LiveJob, end: JobEnd): void {
    job.running = null
    if (this.#isClosed) return
    if (end.type === 'done') {
      this.#settle(job, { status: 'COMPLETED', result: end.result, ledgerId: job.record.jobId })
    } else if (end.type === 'reused') {
      const twin = this.#completedTwin(job.record.fingerprint!)!
      const { result, mapping, ledgerId } = twin
      this.#settle(job, { status: 'COMPLETED', result, mapping, ledgerId, reusedFrom: ledgerId })
    } else {
      this.#removeFiles(job)
      if (job.isCancelled) this.#settle(job, { status: 'CANCELLED' })
      else this.#fail(job, end.type === 'failed' ? end.problem : interrupted)
    }
    this.resume()
  }

  #fail(job: LiveJob, error: Problem): void {
    this.#removeFiles(job)
    this.#settle(job, { status: 'FAILED', error })
  }

  #settle(job: LiveJob, change: Partial<JobRecord>): void {
    const elapsedMs = job.startedAt === 0 ? job.record.elapsedMs : performance.now() - job.startedAt
    job.progress = null
    const rowsSoFar = change.result?.analytics.rows.read ?? job.record.rowsSoFar
    this.#put(job, { ...change, rowsSoFar, elapsedMs: Math.round(elapsedMs) })
    this.#wake()
  }

  #put(job: LiveJob, change: Partial<JobRecord>): void {
    job.record = { ...job.record, ...change }
    this.#parts.jobs.put(job.record)
    this.#parts.changed(this.#describe(job))
  }

  /** Whether a finished job has this content's result; waits for an older job that is busy with the same content. */
  async #isKnown(job: LiveJob, sha256: string): Promise<boolean> {
    const fingerprint = fingerprintOf(sha256, job.record.settings)
    job.record = { ...job.record, fingerprint }
    await this.#until(() => !this.#olderActive(job).some(({ record }) => record.fingerprint === fingerprint))
    return this.#completedTwin(fingerprint) !== undefined
  }

  /**
   * The stored model, or null for the one job that may train it: the oldest, so that which ledger the model is
   * trained on depends on the order of submission and not on which job is faster.
   */
  async #modelFor(job: LiveJob): Promise<ReturnType<ModelRecords['current']>> {
    await this.#until(() => this.#parts.models.current() !== null || this.#olderActive(job).length === 0)
    return this.#parts.models.current()
  }

  #olderActive(job: LiveJob): LiveJob[] {
    const all = [...this.#jobs.values()]
    return all.slice(0, all.indexOf(job)).filter(({ running }) => running !== null)
  }

  #completedTwin(fingerprint: string): JobRecord | undefined {
    return [...this.#jobs.values()]
      .map(({ record }) => record)
      .find(
        (record) =>
          record.status === 'COMPLETED' &&
          record.fingerprint === fingerprint &&
          record.ledgerId !== null &&
          existsSync(this.#pathOf(record.ledgerId, 'sqlite'))
      )
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }

  #describe(job: LiveJob): Job {
    const { record, startedAt } = job
    const elapsedMs = record.status === 'PROCESSING' ? performance.now() - startedAt : record.elapsedMs
    return describeJob({ ...record, elapsedMs }, job.progress)
  }

  #find(jobId: string): LiveJob {
    const job = this.#jobs.get(jobId)
    if (job === undefined) throw new DoubletError('UNKNOWN_JOB', 'There is no such job in this data folder.')
    return job
  }

  #pathOf(jobId: string, ending: 'sqlite' | 'partial'): string {
    return path.join(this.#parts.ledgersDir, `${jobId}.${ending}`)
  }

  #removeFiles({ record }: LiveJob): void {
    for (const ending of ['partial', 'sqlite'] as const)
      rmSync(this.#pathOf(record.jobId, ending), { force: true })
  }
}

const interrupted: Problem = {
  code: 'INTERRUPTED',
  message:
    'Doublet was closed or ended while this file was analysed. Nothing half-written was kept; try again.'
}
