import type { Settings } from '../../shared/settings.ts'
import { problemOf } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import type { FileSeal } from '../base/file-seal.ts'
import type { BaseRecords } from '../catalog/base-records.ts'
import type { ModelRecords } from '../catalog/model-records.ts'
import type { Fork } from '../processes/process.ts'
import type { Bases } from './base-in-use.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { JobEnds } from './job-ends.ts'
import type { LedgerFiles } from './ledger-files.ts'
import type { LiveJob, LiveJobs } from './live-jobs.ts'
import type { Profiles } from './profiles.ts'
import { runJob, type JobEnd } from '../processes/run-job.ts'
import type { Serves } from './serving-model.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** What a job is run with. */
export interface JobRunParts {
  models: ModelRecords
  bases: Bases
  baseRecords: Pick<BaseRecords, 'teachOnce'>
  serves: Serves
  profiles: Profiles
  fork: Fork
  /** A ledger file was written, and is this from now on. */
  sealed(ledgerId: string, seal: FileSeal): void
}

/** What jobs share with the queue they stand in. */
interface Queue {
  jobs: LiveJobs
  files: LedgerFiles
  room: WaitingRoom
  ends: JobEnds
}

/** Runs jobs, and answers what their processes ask meanwhile. */
export class JobRuns {
  readonly #parts: JobRunParts
  readonly #jobs: LiveJobs
  readonly #files: LedgerFiles
  readonly #room: WaitingRoom
  readonly #ends: JobEnds
  readonly #ended: (job: LiveJob, end: JobEnd) => void

  constructor(
    parts: JobRunParts,
    { jobs, files, room, ends }: Queue,
    ended: (job: LiveJob, end: JobEnd) => void
  ) {
    this.#parts = parts
    this.#jobs = jobs
    this.#files = files
    this.#room = room
    this.#ends = ends
    this.#ended = ended
  }

  /** Runs a job in a process of its own; one that cannot even start has failed. */
  start(job: LiveJob): void {
    const { jobId, paths, settings, clientName } = job.record
    job.startedAtMs = performance.now() - job.record.elapsedMs
    try {
      this.#jobs.put(job, { status: 'PROCESSING' })
    } catch (error) {
      return this.#ends.fail(job, problemOf(withSystemProblem(error)))
    }
    const places = {
      partialPath: this.#files.partial(jobId),
      keptPath: this.#files.kept(jobId),
      ledgerPath: this.#files.finished(jobId)
    }
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
      base: async () => {
        const { bases } = this.#parts
        if (job.base === null) throw new Error('what the ledger is was not said')
        return bases.withRows(job.base)
      },
      trained: async (model, teacher) => {
        const { models, baseRecords, serves } = this.#parts
        const isForAll = job.record.settings.model === 'stored'
        if (isForAll && model.card.labels.from === 'made') models.add(model)
        else models.keep(model)
        // Where one model is asked for it alone is taught; and the sample teaches nothing else.
        const teaches = teacher !== null && !isForAll && serves(model.card, [])
        const isTaught = teaches && baseRecords.teachOnce(teacher)
        this.#room.wake()
        return isTaught
      },
      browsable: (result, seal) => {
        this.#ends.browse(job, result)
        this.#parts.sealed(jobId, seal)
      }
    })
    void job.running.ended.then((end) => this.#ended(job, end))
  }

  /** Whether a finished job has this content's result; waits for an older job that is busy with the same content. */
  async #isKnown(job: LiveJob, sha256: string, settings: Settings): Promise<boolean> {
    job.base = this.#parts.bases.for(sha256)
    const fingerprint = fingerprintOf(sha256, settings, job.base.hash)
    job.record = { ...job.record, settings, fingerprint }
    this.#room.wake()
    await this.#room.until(() => this.#jobs.olderTwins(job).length === 0)
    job.twin = this.#jobs.finishedTwin(job, (ledgerId) => this.#files.has(ledgerId))
    return job.twin !== null
  }

  /**
   * The model for all ledgers, or null where the job is to train one: its own where it does not ask for the stored one, nor a person
   * trained or brought in one for all; decisions count by the base then. Of those that ask for it the oldest trains it, so that which ledger teaches depends on the order of submission and not on which job is faster.
   */
  async #modelFor(job: LiveJob): Promise<ReturnType<ModelRecords['current']>> {
    const find = () => {
      const model = this.#parts.models.current()
      return model !== null && this.#parts.serves(model.card, job.record.paths) ? model : null
    }
    const { model: choice } = job.record.settings
    if (choice === 'own') return null
    if (choice === undefined) {
      const model = find()
      return model?.card.labels.from === 'decisions' ? null : model
    }
    let model = find()
    await this.#room.until(() => (model ??= find()) !== null || this.#jobs.olderRunning(job).length === 0)
    return model
  }
}
