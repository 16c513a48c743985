import type { SubmitOptions } from '../../shared/contract.ts'
import { describeFiles, type Job, type Submission } from '../../shared/job.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Answers } from '../../shared/question.ts'
import { problemOf } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import type { JobRecord, JobRecords } from '../catalog/job-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { Fork } from '../processes/process.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import { fingerprintOf } from './fingerprint.ts'
import { findLedger, finishedLedgers } from './find-ledger.ts'
import { JobEnds } from './job-ends.ts'
import { LedgerFiles } from './ledger-files.ts'
import { LiveJobs, type LiveJob } from './live-jobs.ts'
import { makeRecords } from './make-records.ts'
import type { Profiles } from './profiles.ts'
import { interrupted, runJob, type JobEnd } from '../processes/run-job.ts'
import { applyAnswers } from './apply-answers.ts'
import type { Serves } from './serving-model.ts'
import { WaitingRoom } from './waiting-room.ts'

/** What the queue works with. */
export interface JobQueueParts {
  jobs: JobRecords
  models: ModelRecords
  serves: Serves
  profiles: Profiles
  fork: Fork
  /** Folder of the ledger files. */
  ledgersDir: string
  /** How many jobs run at a time, 1 or more. */
  width: number
  changed(job: Job): void
}

/** The jobs of a data folder, in the order of their submission; a few run at a time, each in its own process. */
export class JobQueue {
  readonly #parts: JobQueueParts
  readonly #jobs: LiveJobs
  readonly #files: LedgerFiles
  readonly #room = new WaitingRoom()
  readonly #ends: JobEnds
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
    for (const job of this.#jobs.all())
      if (job.record.status === 'PROCESSING') this.#ends.fail(job, interrupted)
  }

  /** Takes up the jobs that an earlier program left waiting. */
  resume(): void {
    for (const job of this.#jobs.all()) job.isHeld = false
    this.#startSoon()
  }

  /** Makes a job of each path, or one of all of them, or refuses them, and answers before any file is read. */
  async submit(paths: string[], options: SubmitOptions): Promise<Submission[]> {
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
  }

  #startSoon(): void {
    setImmediate(() => this.#startNext())
  }

  /** Starts jobs that are waiting, as far as there is room. */
  #startNext(): void {
    const jobs = this.#jobs.all()
    let free = this.#parts.width - jobs.filter(({ running }) => running !== null).length
    for (const job of jobs) {
      if (free <= 0 || this.#isClosed) return
      if (job.record.status !== 'PENDING' || job.isHeld) continue
      this.#start(job)
      // One that could not even start takes no room.
      if (job.running !== null) free--
    }
  }

  #start(job: LiveJob): void {
    const { jobId, paths, settings, clientName } = job.record
    job.startedAtMs = performance.now() - job.record.elapsedMs
    try {
      this.#jobs.put(job, { status: 'PROCESSING' })
    } catch (error) {
      return this.#ends.fail(job, problemOf(withSystemProblem(error)))
    }
    const places = { partialPath: this.#files.partial(jobId), ledgerPath: this.#files.finished(jobId) }
    const task = { type: 'analyze' as const, paths, settings, clientName, ...places }
    job.running = runJob(this.#parts.fork, task, {
      progress: (stage, fraction, rowsSoFar) => this.#jobs.note(job, { rowsSoFar }, { stage, fraction }),
      mapped: (mapping) => this.#jobs.note(job, { mapping }),
      profile: async (headersKey) => {
        job.record = { ...job.record, headersKey }
        return this.#parts.profiles.wanted(job.record)
      },
      isKnown: (sha256, effective) => this.#isKnown(job, sha256, effective),
      model: () => this.#modelFor(job),
      trained: async (model) => {
        this.#parts.models.add(model)
        this.#room.wake()
      },
      browsable: (result) => this.#ends.browse(job, result)
    })
    void job.running.ended.then((end) => this.#end(job, end))
  }

  #end(job: LiveJob, end: JobEnd): void {
    job.running = null
    if (this.#isClosed) return
    this.#ends.end(job, end)
    this.#startSoon()
  }

  /** Whether a finished job has this content's result; waits for an older job that is busy with the same content. */
  async #isKnown(job: LiveJob, sha256: string, settings: Settings): Promise<boolean> {
    const fingerprint = fingerprintOf(sha256, settings)
    job.record = { ...job.record, settings, fingerprint }
    this.#room.wake()
    await this.#room.until(() => this.#jobs.olderTwins(job).length === 0)
    job.twin = this.#jobs.finishedTwin(job, (ledgerId) => this.#files.has(ledgerId))
    return job.twin !== null
  }

  /**
   * The stored model, or null for the one job that may train it: the oldest, so that which ledger the model is
   * trained on depends on the order of submission and not on which job is faster.
   */
  async #modelFor(job: LiveJob): Promise<ReturnType<ModelRecords['current']>> {
    const find = () => {
      const model = this.#parts.models.current()
      return model !== null && this.#parts.serves(model.card, job.record.paths) ? model : null
    }
    let model = find()
    await this.#room.until(() => (model ??= find()) !== null || this.#jobs.olderRunning(job).length === 0)
    return model
  }
}
