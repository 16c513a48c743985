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
  /** Whether the confidence is a better order than the risk: then lists begin with it. */
  ranks: boolean
}

/** What a ledger says of the model before it was asked, or where it never came to an end. */
export const notAsked: ModelOutcome = {
  training: 'SKIPPED',
  scoring: 'NOT_SCORED',
  reason: 'The model has not given its opinion. The rule results stand.',
  modelHash: null,
  ranks: false
}

/** How well an order finds the re-postings: 0 to 1, 1 is best. `precisionAt25`: their share in the first 25 rows. */
export interface RankingFigures {
  /** The chance that a re-posting stands before a natural repeat. */
  auc: number
  averagePrecision: number
  precisionAt25: number
  precisionAt50: number
  precisionAt100: number
}

/** Held-out rows whose confidence is in one tenth. */
export interface CalibrationBin {
  rows: number
  meanConfidence: number
  /** Share of re-postings among them. */
  positiveShare: number
}

/** What the model is worth on groups it never saw, beside the orders it must beat. */
export interface HeldOutFigures {
  forest: RankingFigures
  ruleRisk: RankingFigures
  amount: RankingFigures
  /** What any order would get as average precision by chance. */
  positiveShare: number
  /** Mean squared error of the confidence: 0 is perfect, 0.25 is always saying a half. */
  brier: number
  /** Ten of them, from 0 to 1. */
  calibration: CalibrationBin[]
}

/** A feature and its share of what the forest's judgement rests on. */
export interface FeatureWeight {
  name: string
  weight: number
}

/** What is known about the one stored model. */
export interface ModelCard {
  schemaVersion: number
  trainedAt: string
  trainedOn: { file: string; sha256: string; usableRows: number; duplicateRows: number }
  /** Rows of re-postings made in memory, and natural repeats beside them, that it learned from. */
  positives: number
  others: number
  features: string[]
  /** Heaviest first. By what the held-out error grows by when a feature's values trade places. */
  importance: FeatureWeight[]
  /** Share of right answers on its own training rows, both kinds weighing the same: flatters every forest. */
  trainingAccuracy: number
  /** By groups held out: rows with the same account and amount, or of one event, are never on both sides. */
  heldOut: HeldOutFigures
  /** Whether the forest's order is better than both others on the held-out rows. */
  ranks: boolean
  /** Rows of the training ledger in each type; null where a type did not run. */
  rowsByType: Record<TypeNumber, number | null>
  parameters: { trees: number; seed: number; library: string } & Record<string, number | string>
}

/** The answer to `model:info`. */
export type ModelInfo =
  | { status: 'UNTRAINED'; reason: string; baseRisks: Record<TypeNumber, number> }
  | { status: 'TRAINED'; card: ModelCard; hash: string; baseRisks: Record<TypeNumber, number> }
