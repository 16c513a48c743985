import { DoubletError } from '../../../shared/result.ts'
import { rulesOf } from '../../../shared/rules.ts'
import { type Learned, describeTraining } from './learn.ts'
import { describeBase, teachBase, withBase, type Base, type BaseTeacher } from '../model/base.ts'
import { columnBits } from '../model/features.ts'
import { confidenceOf, votersFor, type FlatForest } from '../model/flat-forest.ts'
import { forestParameters } from '../model/forest.ts'
import { fewestVoters } from '../model/score-lines.ts'
import type { LedgerView } from '../ledger/ledger-view.ts'
import {
  doesRank,
  fewestNaturalRows,
  judgeOrders,
  trainModel,
  type StoredModel
} from '../model/train-model.ts'
import { drawMadeRows, drawTrainingSample } from '../model/training-sample.ts'
import { openBase, type BaseInUse } from './base.ts'
import { readJudged } from './judged-ledger.ts'
import { StoredLedger } from '../store/stored-ledger.ts'
import { ruleRisks, viewLedger } from './view-ledger.ts'
import type { LedgerResult } from '../../../shared/job.ts'

/** Why a ledger cannot teach a model, in words; null where it can. */
export function whyNotTeach({ analytics, duplicates }: LedgerResult): string | null {
  const { used } = analytics.rows
  const { fewestTrainingLines: fewestLines } = rulesOf(analytics.settings)
  if (used < fewestLines) {
    return `Not trained: ${used} usable lines, and it takes at least ${fewestLines}.`
  }
  if (analytics.accounts < 2) {
    return 'Not trained: all lines are in a single account. It takes a ledger with several.'
  }
  const pairs = duplicates.types[1]
  const repeats = pairs === null ? 0 : pairs.rows - pairs.groups
  if (repeats === 0) return 'Not trained: this ledger holds no duplicates to learn from.'
  if (repeats < fewestNaturalRows) {
    return `Not trained: ${repeats} lines repeat an earlier one, and it takes at least ${fewestNaturalRows} to tell what is usual.`
  }
  return null
}

/** A ledger that can teach, what it learns from beside its own lines, and the time it is dated by (ISO 8601, UTC). */
export interface Lesson {
  result: LedgerResult
  view: LedgerView
  base: Base
  trainedAt: string
}

/**
 * A model of re-postings made in memory in a ledger, of its natural repeats, and of a base beside them; and what the ledger can teach that
 * base. The same ledger and base give the same.
 */
export function teachModel(
  { result, view, base, trainedAt }: Lesson,
  report: (part: number) => void
): { model: StoredModel; teacher: BaseTeacher } {
  const rules = rulesOf(result.analytics.settings)
  const sample = drawTrainingSample(
    view,
    view.textOf,
    (injected) => ruleRisks(injected, rules),
    forestParameters.seed
  )
  const { sha256 } = result.analytics.file
  const teacher = teachBase(sample.rows, { from: 'ledger', name: '', sha256, columns: sample.columns })
  const beside = withBase(sample, base)
  const model = trainModel(
    beside,
    {
      ...describeTraining(result, trainedAt),
      labels: { from: 'made' },
      base: describeBase(base, beside.beside.share)
    },
    report
  )
  return { model, teacher }
}

/** Whether a model's order is the better one in a ledger, and why that is not known. */
export interface Rank {
  ranks: boolean
  /** A sentence with a blank before it; '' where it was measured. */
  reason: string
}

/**
 * Measures a model's order on the ledger that it is to score, on re-postings made there, beside those by risk, amount, and both together:
 * what was good elsewhere need not be good here. One that this ledger alone taught was measured on what was held out. Where too little
 * repeats, no order is claimed.
 */
export function rankHere({ card, forest }: UsableModel, result: LedgerResult, view: LedgerView): Rank {
  const { trainedOn, labels, ranks } = card
  if (labels.from === 'made' && trainedOn.sha256 === result.analytics.file.sha256)
    return { ranks, reason: '' }
  if (whyNotTeach(result) !== null)
    return {
      ranks: false,
      reason: ' Too little repeats here to know whether its order is better than the risk.'
    }
  const voters = votersFor(forest, columnBits(view.columns))
  if (voters.length < fewestVoters) return { ranks: false, reason: '' }
  const rules = rulesOf(result.analytics.settings)
  const { rows } = drawMadeRows(
    view,
    view.textOf,
    (injected) => ruleRisks(injected, rules),
    forestParameters.seed,
    () => true
  )
  return {
    ranks: doesRank(judgeOrders(rows, (row) => confidenceOf(forest, voters, row.features, 0))),
    reason: ''
  }
}

/** A stored model whose forest was opened. */
export interface UsableModel {
  card: StoredModel['card']
  forest: FlatForest
}

/** Of which stored ledger, and the time the model is dated by (ISO 8601, UTC). */
export interface TeachRequest {
  ledgerPath: string
  trainedAt: string
  base: BaseInUse
}

/** The same of a stored ledger. Throws LEDGER_GONE, LEDGER_VERSION, and CANNOT_TEACH where it cannot teach. */
export function teachFromStored(
  { ledgerPath, trainedAt, base }: TeachRequest,
  report: (stage: 'reading' | 'training', part: number) => void
): Learned {
  report('reading', 0)
  const ledger = new StoredLedger(ledgerPath)
  try {
    const { result } = ledger
    const why = whyNotTeach(result)
    if (why !== null) throw new DoubletError('CANNOT_TEACH', `${why} The model in use stays as it is.`)
    const judged = readJudged(ledger)
    const view = viewLedger(judged.ledger, judged.compared)
    const lesson = { result, view, base: openBase(base), trainedAt }
    const { model } = teachModel(lesson, (part) => report('training', part))
    return { model, paths: [ledgerPath], teachers: [] }
  } finally {
    ledger.close()
  }
}
