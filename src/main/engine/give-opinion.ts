import { typeNumbers, type DuplicateTotals, type TypeNumber } from '../../shared/duplicate.ts'
import type { LedgerFacts, Mapping } from '../../shared/ledger.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import { textReader } from './arrange-duplicates.ts'
import type { ComparedKeys } from './detect/compare-keys.ts'
import type { KeyData } from './key-data.ts'
import { forestParameters } from './model/forest.ts'
import type { LedgerView } from './model/ledger-view.ts'
import { scoreLines } from './model/score-lines.ts'
import {
  fewestNaturalRows,
  modelSchemaVersion,
  openModel,
  trainModel,
  type StoredModel
} from './model/train-model.ts'
import { drawTrainingSample } from './model/training-sample.ts'
import type { RepeatedLines } from './repeated-lines.ts'
import type { LedgerWriter } from './store/ledger-writer.ts'
import { ruleRisks, viewLedger } from './view-ledger.ts'

const fewestLines = 50

/** What the model's part of a job needs of the rest. */
export interface OpinionSources {
  keys: KeyData
  compared: ComparedKeys
  repeated: RepeatedLines
  mapping: Mapping
  analytics: LedgerFacts
  duplicates: DuplicateTotals
}

/** Where the stored model comes from and goes to. */
export interface ModelHooks {
  model(): Promise<StoredModel | null>
  trained(model: StoredModel): Promise<void>
}

/**
 * Trains the one model if there is none yet and this ledger can teach it, and scores the duplicate lines.
 * Whatever goes wrong with the model leaves the rule results as they are, no scores, and the reason in words. Throws
 * only where the ledger itself can no longer be written.
 */
export async function giveOpinion(
  sources: OpinionSources,
  writer: LedgerWriter,
  hooks: ModelHooks,
  report: (stage: 'training' | 'scoring', fraction: number) => void
): Promise<ModelOutcome> {
  let stored: StoredModel | null
  try {
    stored = await hooks.model()
  } catch (error) {
    const reason = `The stored model cannot be used (${messageOf(error)}). The rule results stand.`
    return { training: 'SKIPPED', scoring: 'NOT_SCORED', reason, modelHash: null, ranks: false }
  }
  const view = viewSources(sources, writer)
  // An older version's model is of no use any more; a newer one belongs to a newer Doublet and is left alone.
  const isOutdated = stored !== null && stored.card.schemaVersion < modelSchemaVersion
  if (stored !== null && !isOutdated) {
    const { file } = stored.card.trainedOn
    const reason = `Already trained, on ${file} (${stored.card.trainedAt.slice(0, 10)}).`
    return score(stored, { training: 'SKIPPED', reason }, view, sources, writer, report)
  }
  const outdated = isOutdated
    ? ` The stored model is of version ${stored!.card.schemaVersion}, this program's is ${modelSchemaVersion}: it is not used.`
    : ''
  const tooLittle = whyNotTrain(sources)
  if (tooLittle !== null) {
    const reason = `${tooLittle}${outdated}`
    return { training: 'SKIPPED', scoring: 'NOT_SCORED', reason, modelHash: null, ranks: false }
  }
  report('training', 0)
  let model: StoredModel
  try {
    model = train(view, sources, (part) => report('training', part))
    await hooks.trained(model)
  } catch (error) {
    if (!writer.isWhole) throw error
    const reason = `The model could not be trained (${messageOf(error)}). The rule results stand.`
    return { training: 'FAILED', scoring: 'NOT_SCORED', reason, modelHash: null, ranks: false }
  }
  const { positives, others } = model.card
  const reason = `Trained on ${positives} re-postings made in memory and ${others} repeats of this ledger.${outdated}`
  return score(model, { training: 'TRAINED', reason }, view, sources, writer, report)
}

function whyNotTrain({ analytics, duplicates }: OpinionSources): string | null {
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

function viewSources(
  { keys, compared, repeated, mapping }: OpinionSources,
  writer: LedgerWriter
): LedgerView {
  const textOf = textReader(mapping)
  return viewLedger(keys, compared, mapping, (line) => {
    const known = repeated.textOf(line)
    if (known !== null) return known
    const cells = writer.cellsOf(line + 1)
    return { counterparty: textOf(cells, 'counterparty'), description: textOf(cells, 'description') }
  })
}

function train(
  view: LedgerView,
  { analytics, duplicates }: OpinionSources,
  report: (part: number) => void
): StoredModel {
  const { threshold } = analytics.settings
  const sample = drawTrainingSample(
    view,
    view.textOf,
    (injected) => ruleRisks(injected, threshold),
    forestParameters.seed
  )
  const { name, sha256 } = analytics.file
  const facts = {
    trainedAt: new Date().toISOString(),
    trainedOn: {
      file: name,
      sha256,
      usableRows: analytics.rows.used,
      duplicateRows: duplicates.distinctRows
    },
    rowsByType: Object.fromEntries(
      typeNumbers.map((type) => [type, duplicates.types[type]?.rows ?? null])
    ) as Record<TypeNumber, number | null>
  }
  return trainModel(sample, facts, report)
}

function score(
  model: StoredModel,
  { training, reason }: Pick<ModelOutcome, 'training' | 'reason'>,
  view: LedgerView,
  { repeated }: OpinionSources,
  writer: LedgerWriter,
  report: (stage: 'scoring', fraction: number) => void
): ModelOutcome {
  try {
    report('scoring', 0)
    const lines = repeated.inOrder
    const opinions = scoreLines(openModel(model), view, lines, (done) =>
      report('scoring', done / Math.max(1, lines.length))
    )
    writer.putScores(opinions)
    return { training, scoring: 'SCORED', reason, modelHash: model.hash, ranks: model.card.ranks }
  } catch (error) {
    if (!writer.isWhole) throw error
    const why = `${reason} It could not score this ledger (${messageOf(error)}). The rule results stand.`
    return { training, scoring: 'NOT_SCORED', reason: why, modelHash: null, ranks: false }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
