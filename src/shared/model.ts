import type { TypeNumber } from './duplicate.ts'

/** What became of the model's part of a job. The rule results stand whatever it says. */
export interface ModelOutcome {
  /** TRAINED by this job; SKIPPED: already trained, or nothing to learn from; FAILED: see the reason. */
  training: 'TRAINED' | 'SKIPPED' | 'FAILED'
  /** NOT_SCORED leaves the ML fields empty. */
  scoring: 'SCORED' | 'NOT_SCORED'
  /** In words, for the user. */
  reason: string
  /** Hash of the model that scored, or null. */
  modelHash: string | null
}

/** What is known about the one stored model. Accuracies are shares of right answers, 0 to 1. */
export interface ModelCard {
  schemaVersion: number
  trainedAt: string
  trainedOn: { file: string; sha256: string; usableRows: number; duplicateRows: number }
  trainingRows: number
  heldOutRows: number
  features: string[]
  trainingAccuracy: number
  /** On a fifth of the sample that the forest never saw; no account-and-amount group is on both sides. */
  heldOutAccuracy: number
  /** Share of the commoner answer in the held-out fifth: what always saying the same would score. */
  heldOutBaseline: number
  /** Rows of the training ledger in each type; null where a type did not run. */
  rowsByType: Record<TypeNumber, number | null>
  forest: { trees: number; seed: number; library: string }
}

/** The answer to `model:info`. */
export type ModelInfo =
  | { status: 'UNTRAINED'; reason: string; baseRisks: Record<TypeNumber, number> }
  | { status: 'TRAINED'; card: ModelCard; hash: string; baseRisks: Record<TypeNumber, number> }
