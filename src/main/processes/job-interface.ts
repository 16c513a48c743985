import type { LedgerResult } from '../../shared/job.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import type { Question } from '../../shared/question.ts'
import type { Problem } from '../../shared/result.ts'
import type { WorkpaperCheck } from '../../shared/workpaper-check.ts'
import type { PackRequest, UnpackRequest } from '../archive/archive-files.ts'
import type { AnalyzeHooks, AnalyzeRequest } from '../engine/tasks/analyze.ts'
import type { LedgerFinding, LedgerToCheck } from '../engine/tasks/check-ledgers.ts'
import type { ExportRequest } from '../engine/tasks/export-lines.ts'
import type { WorkpaperRequest } from '../engine/tasks/export-workpaper.ts'
import type { Learned, LearnRequest } from '../engine/tasks/learn.ts'
import type { ScoreRequest } from '../engine/tasks/score.ts'
import type { TeachRequest } from '../engine/tasks/teach.ts'
import type { VerifyHooks, VerifyRequest } from '../engine/tasks/verify-workpaper.ts'

/** The decisions a task reads: in `review.sqlite` at `reviewPath`. */
interface WithReview {
  reviewPath: string
}

/** The one task of a job process. */
export type JobTask =
  | ({ type: 'analyze' } & AnalyzeRequest)
  | ({ type: 'export' } & ExportRequest)
  /** With the decisions and the log of its engagement. */
  | ({ type: 'workpaper'; engagement: string } & WorkpaperRequest & WithReview)
  /** A new model of decisions. */
  | ({ type: 'learn' } & LearnRequest & WithReview)
  /** A new model of one stored ledger, as the first one is made. */
  | ({ type: 'teach' } & TeachRequest)
  | ({ type: 'score' } & ScoreRequest)
  /** A workpaper, recomputed from its source. */
  | ({ type: 'verify' } & VerifyRequest)
  /** An engagement into an archive, and out of one. */
  | ({ type: 'pack' } & PackRequest)
  | ({ type: 'unpack' } & UnpackRequest)
  /** A look at stored ledgers, at all bytes of so many, and at the decisions. */
  | ({ type: 'check'; ledgers: LedgerToCheck[]; mostBytes: number } & WithReview)

/** What a task that was not refused came to. */
export type JobOutcome =
  | { type: 'done'; result: LedgerResult }
  | { type: 'reused' }
  | { type: 'asks'; questions: Question[] }
  | { type: 'exported'; rows: number }
  | { type: 'learned'; learned: Learned }
  | { type: 'scored'; outcome: ModelOutcome }
  | { type: 'handed' }
  | { type: 'verified'; check: WorkpaperCheck }
  | { type: 'checked'; ledgers: LedgerFinding[]; review: Problem | null }

/** What a job process can be asked. */
export interface JobAnswers {
  /** Does the task; what it throws is why the job failed. Called once. */
  run(task: JobTask): Promise<JobOutcome>
  /** Lets the process end: its outcome is noted, and its exit decides. */
  end(): void
}

/** What a job process asks and tells its host on the way; each kind of task has use for some of it. */
export interface JobHooks extends AnalyzeHooks, VerifyHooks {
  written(rows: number, total: number): void
  /** How far an archive is written or read, 0 to 1. */
  handed(fraction: number): void
}
