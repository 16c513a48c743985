import type { ExportChoice } from '../engine/tasks/export-lines.ts'
import type { WorkpaperRequest } from '../engine/tasks/export-workpaper.ts'
import type { JobStage, LedgerResult } from '../../shared/job.ts'
import type { ScoreRequest } from '../engine/tasks/score.ts'
import type { Learned, LearnRequest } from '../engine/tasks/learn.ts'
import type { Mapping } from '../../shared/mapping.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Profile } from '../../shared/profile.ts'
import type { Question } from '../../shared/question.ts'
import type { Problem } from '../../shared/result.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import type { StoredModel } from '../engine/model/train-model.ts'

/** The workpaper of a ledger, with the decisions and the log of its engagement in `review.sqlite` at `reviewPath`. */
export interface WorkpaperTask extends WorkpaperRequest {
  type: 'workpaper'
  reviewPath: string
  engagement: string
}

/** A new model of the decisions in `review.sqlite` at `reviewPath`. */
export interface LearnTask extends LearnRequest {
  type: 'learn'
  reviewPath: string
}

/** A new model of one stored ledger, as the first one is made. */
export interface TeachTask {
  type: 'teach'
  ledgerPath: string
  trainedAt: string
}

/** What the host tells a job process: first its one task, then the answers to its questions. */
export type ToJob =
  | {
      type: 'analyze'
      paths: string[]
      settings: Settings
      clientName: string
      partialPath: string
      ledgerPath: string
    }
  | { type: 'export'; ledgerPath: string; choice: ExportChoice; partialPath: string; target: string }
  | WorkpaperTask
  | LearnTask
  | TeachTask
  | ({ type: 'score' } & ScoreRequest)
  | { type: 'profile'; profile: Profile | null }
  | { type: 'known'; isKnown: boolean }
  | { type: 'model'; model: StoredModel | null; problem: string | null }
  | { type: 'model-kept'; problem: string | null }
  | { type: 'noted' }

/** The one task of a job process. */
export type JobTask = Extract<
  ToJob,
  { type: 'analyze' | 'export' | 'workpaper' | 'learn' | 'teach' | 'score' }
>

/** What a job process tells its host. `done`, `reused`, `asks`, `exported`, `learned`, `scored` or `failed` is the last; its exit decides. */
export type FromJob =
  | { type: 'progress'; stage: JobStage; fraction: number; rows: number }
  | { type: 'profile-wanted'; headersKey: string }
  /** `settings` are those that hold, with the profile in them. */
  | { type: 'hashed'; sha256: string; settings: Settings }
  | { type: 'mapped'; mapping: Mapping }
  | { type: 'model-wanted' }
  | { type: 'trained'; model: StoredModel }
  /** The ledger can be read; the model is still to come. */
  | { type: 'browsable'; result: LedgerResult }
  | { type: 'done'; result: LedgerResult }
  | { type: 'reused' }
  | { type: 'asks'; questions: Question[] }
  | { type: 'written'; rows: number; total: number }
  | { type: 'exported'; rows: number }
  | { type: 'learned'; learned: Learned }
  | { type: 'scored'; outcome: ModelOutcome }
  | { type: 'failed'; problem: Problem }
