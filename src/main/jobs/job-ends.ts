import type { LedgerResult } from '../../shared/job.ts'
import { problemOf, type Problem } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import type { JobRecord } from '../catalog/job-records.ts'
import type { LedgerFiles } from './ledger-files.ts'
import type { LiveJob, LiveJobs } from './live-jobs.ts'
import { interrupted, type JobEnd } from '../processes/run-job.ts'
import { isBrowsable, recordOf, withoutOpinion, wordsOf } from './stored-result.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** What jobs come to: their last status, the files that are kept of them, and who is told. */
export class JobEnds {
  readonly #jobs: LiveJobs
  readonly #files: LedgerFiles
  readonly #room: WaitingRoom

  constructor(jobs: LiveJobs, files: LedgerFiles, room: WaitingRoom) {
    this.#jobs = jobs
    this.#files = files
    this.#room = room
  }

  /** Ends a job as its process did. Where the catalogue cannot take its result, it has come to nothing after all. */
  end(job: LiveJob, end: JobEnd): void {
    try {
      this.#conclude(job, end)
    } catch (error) {
      this.fail(job, problemOf(withSystemProblem(error)))
    }
  }

  /** Lets the stored rule results be read while the model is at work. */
  browse(job: LiveJob, result: LedgerResult): void {
    try {
      this.#jobs.put(job, recordOf(job.record.jobId, result))
    } catch {
      // What the catalogue cannot take now it may take at the end; if not, the job fails then.
    }
  }

  /** Ends a job for what went wrong; one whose rule results are stored is done without an opinion. */
  fail(job: LiveJob, error: Problem): void {
    if (isBrowsable(job)) return this.#stand(job, wordsOf(error))
    this.#files.remove(job.record.jobId)
    this.#finish(job, { status: 'FAILED', error })
  }

  /** Ends a job that does not run. */
  cancel(job: LiveJob): void {
    this.#finish(job, { status: 'CANCELLED', questions: null })
  }

  #conclude(job: LiveJob, end: JobEnd): void {
    const { jobId } = job.record
    if (end.type === 'done') {
      this.#finish(job, { status: 'COMPLETED', ...recordOf(jobId, end.result) })
    } else if (end.type === 'reused') {
      const { result, mapping, ledgerId } = job.twin!
      this.#finish(job, { status: 'COMPLETED', result, mapping, ledgerId, reusedFrom: ledgerId })
    } else if (end.type === 'asks') {
      this.#files.remove(jobId)
      this.#finish(job, { status: 'NEEDS_INPUT', questions: end.questions })
    } else if (job.isCancelled && isBrowsable(job)) {
      this.#stand(job, 'it was ended on request')
    } else if (job.isCancelled) {
      this.#files.remove(jobId)
      this.#finish(job, { status: 'CANCELLED' })
    } else this.fail(job, end.type === 'failed' ? end.problem : interrupted)
  }

  /** Ends a job whose rule results are stored and whose model came to nothing. */
  #stand(job: LiveJob, why: string): void {
    this.#files.removeScores(job.record.jobId)
    this.#finish(job, { status: 'COMPLETED', result: withoutOpinion(job.record.result!, why) })
  }

  #finish(job: LiveJob, change: Partial<JobRecord>): void {
    if (change.status !== 'NEEDS_INPUT') this.#files.removeKept(job.record.jobId)
    const elapsedMs = job.startedAtMs === 0 ? job.record.elapsedMs : performance.now() - job.startedAtMs
    const rowsSoFar = change.result?.analytics.rows.read ?? job.record.rowsSoFar
    job.progress = null
    job.startedAtMs = 0
    const settled = { ...change, rowsSoFar, elapsedMs: Math.round(elapsedMs) }
    // A ledger that was recorded already is kept, whatever the catalogue can take now.
    if (change.status === 'COMPLETED' && !isBrowsable(job)) this.#jobs.put(job, settled)
    else this.#jobs.giveUp(job, settled)
    this.#room.wake()
  }
}
