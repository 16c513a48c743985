import { DoubletError } from '../../../shared/result.ts'
import { type Learned, describeTraining } from './learn.ts'
import { forestParameters } from '../model/forest.ts'
import type { LedgerView } from '../ledger/ledger-view.ts'
import { fewestNaturalRows, trainModel, type StoredModel } from '../model/train-model.ts'
import { drawTrainingSample } from '../model/training-sample.ts'
import { viewSources, type OpinionSources } from './sources/opinion-sources.ts'
import { rebuildSources } from './sources/rebuild-sources.ts'
import { StoredLedger } from '../store/stored-ledger.ts'
import { ruleRisks } from './sources/view-ledger.ts'

const fewestLines = 50

/** Why a ledger cannot teach a model, in words; null where it can. */
export function whyNotTeach({ analytics, duplicates }: OpinionSources): string | null {
  const { used } = analytics.rows
  if (used < fewestLines) {
    return `Not trained: ${used} usable lines, and it takes at least ${fewestLines}. There is no opinion yet.`
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

/** A model of re-postings made in memory in a ledger that can teach, and of its natural repeats. The same ledger gives the same model. */
export function teachModel(
  sources: OpinionSources,
  view: LedgerView,
  trainedAt: string,
  report: (part: number) => void
): StoredModel {
  const { threshold } = sources.analytics.settings
  const sample = drawTrainingSample(
    view,
    view.textOf,
    (injected) => ruleRisks(injected, threshold),
    forestParameters.seed
  )
  return trainModel(sample, { ...describeTraining(sources, trainedAt), labels: { from: 'made' } }, report)
}

/** Of which stored ledger, and the time the model is dated by (ISO 8601, UTC). */
export interface TeachRequest {
  ledgerPath: string
  trainedAt: string
}

/** The same of a stored ledger. Throws LEDGER_GONE, LEDGER_VERSION, and CANNOT_TEACH where it cannot teach. */
export function teachFromStored(
  { ledgerPath, trainedAt }: TeachRequest,
  report: (stage: 'reading' | 'training', part: number) => void
): Learned {
  report('reading', 0)
  const ledger = new StoredLedger(ledgerPath)
  try {
    const sources = rebuildSources(ledger)
    const why = whyNotTeach(sources)
    if (why !== null) throw new DoubletError('CANNOT_TEACH', `${why} The model in use stays as it is.`)
    const model = teachModel(sources, viewSources(sources, ledger), trainedAt, (part) =>
      report('training', part)
    )
    return { model, paths: [ledgerPath] }
  } finally {
    ledger.close()
  }
}
