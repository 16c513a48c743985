import type { Disposition } from './decision.ts'
import type { TypeNumber } from './duplicate.ts'
import type { Problem } from './result.ts'

/** What became of the model's part of a job. The rule results stand whatever it says. */
export interface ModelOutcome {
  /** TRAINED by this job; SKIPPED: already trained, or nothing to learn from; FAILED: see the reason. */
  training: 'TRAINED' | 'SKIPPED' | 'FAILED'
  /** NOT_SCORED leaves the ML fields empty, and so does SCORES_DAMAGED: it was scored, and the scores cannot be used. */
  scoring: 'SCORED' | 'NOT_SCORED' | 'SCORES_DAMAGED'
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
  reason: 'The model has not judged this ledger. The rule results stand.',
  modelHash: null,
  ranks: false
}

const faultWords = {
  damaged: 'their file is damaged',
  foreign: 'they are those of another ledger',
  version: 'another version of Doublet wrote them',
  gone: 'their file is gone'
} as const
/** What can be wrong with the scores of a ledger. */
export type ScoresFault = keyof typeof faultWords

/** What a ledger says of the model where it was scored and the scores cannot be used. */
export function withoutScores(fault: ScoresFault): ModelOutcome {
  return {
    ...notAsked,
    scoring: 'SCORES_DAMAGED',
    reason: `The model’s scores of this ledger cannot be read: ${faultWords[fault]}. The rule results stand. Judge the ledger again on the Model screen.`
  }
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
  /** By the risk times the size of the amount; null on cards of before, which did not look at it. */
  riskAmount: RankingFigures | null
  /** The model in use until then, on the same rows; null where there was none, or it could not score them. */
  before: RankingFigures | null
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

/** Findings that were decided, or their lines, by what the decision says of them. */
export interface DecidedCounts {
  /** Posted twice. */
  duplicates: number
  /** Valid, recurring or a reversal. */
  ordinary: number
}

/** So many decisions of each kind it takes to learn from them. */
export const fewestDecisions = 30

/** What a decision says to a model that learns from it; null where it leaves the question open. */
export function labelOf(disposition: Disposition): keyof DecidedCounts | null {
  if (disposition === 'duplicate') return 'duplicates'
  return disposition === 'open' || disposition === 'query' ? null : 'ordinary'
}

/** Where the labels come from: re-postings made in memory, or auditors' decisions besides. */
export type ModelLabels =
  | { from: 'made' }
  /** Of other ledgers alone: it judges what is too small to teach. */
  | { from: 'base' }
  | {
      from: 'decisions'
      /** Findings learned from, and the rows they gave. */
      findings: DecidedCounts
      rows: DecidedCounts
      ledgers: { file: string; sha256: string; findings: DecidedCounts }[]
      /** Hash of the model in use until then. */
      before: string | null
    }

/** The base that a model learned from beside its own ledger. */
export interface BaseFacts {
  /** Of all its rows. */
  hash: string
  /** Its share in what a tree draws from. */
  share: number
  /** Ledgers that ship with Doublet, and those of this data folder that taught it once, and whose decisions did. */
  shipped: number
  ledgers: number
  decided: number
}

/** What is known about a stored model. */
export interface ModelCard {
  schemaVersion: number
  trainedAt: string
  /** Of several ledgers the one with the most decisions. */
  trainedOn: { file: string; sha256: string; usableRows: number; duplicateRows: number }
  labels: ModelLabels
  /** null where it learned from none. */
  base: BaseFacts | null
  /** Rows of re-postings, and of repeats beside them, that it learned from; decided ones among them. */
  positives: number
  others: number
  features: string[]
  /** Heaviest first. By what the held-out error grows by when a feature's values trade places. */
  importance: FeatureWeight[]
  /** Share of right answers on its own training rows, both kinds weighing the same: flatters every forest. */
  trainingAccuracy: number
  /**
   * By groups held out: rows with the same account and amount, or of one event, are never on both sides, and neither are re-postings of
   * one handwriting. Where it learned from decisions, on decided rows alone.
   */
  heldOut: HeldOutFigures
  /** Whether the forest's order is better than those by risk, amount, and risk times amount on the held-out rows. */
  ranks: boolean
  /** Rows of the training ledger in each type; null where a type did not run. */
  rowsByType: Record<TypeNumber, number | null>
  parameters: { trees: number; seed: number; library: string } & Record<string, number | string>
}

/** A model of this data folder: models are numbered from 1 in the order in which they came into it. */
export interface NumberedCard {
  number: number
  card: ModelCard
  hash: string
}

/** The answer to `model:info`: the model in use and, where a ledger is named, the one that scored it. */
export type ModelInfo = {
  baseRisks: Record<TypeNumber, number>
  /** null where no ledger is named or none scored it, and where this data folder does not know the model. */
  scoredBy: NumberedCard | null
  /** The model that the ledger taught for itself. */
  own: NumberedCard | null
} & (
  | { status: 'UNTRAINED'; reason: string }
  /** `isOfSample`: the sample ledger taught it, and it serves nothing else. */
  | ({ status: 'TRAINED'; isOfSample: boolean } & NumberedCard)
)

/** A model that learns from decisions, or scores a ledger again, on a person's request. */
export interface ModelTask {
  taskId: string
  kind: 'learn' | 'score'
  /** The ledger that is scored, or alone learned from. */
  ledgerId: string | null
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  stage: 'reading' | 'training' | 'scoring'
  /** Of all of it, 0 to 1. */
  fraction: number
  /** Of the model that scores, or that was made. */
  modelNumber: number | null
  error: Problem | null
}

/** The answer to `model:learning`: how many decisions there are to learn from, and what is under way. */
export interface LearningState {
  decisions: DecidedCounts
  running: ModelTask[]
}
