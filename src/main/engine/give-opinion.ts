import { typeNumbers, type DuplicateTotals, type TypeNumber } from '../../shared/duplicate.ts'
import type { LedgerFacts, Mapping } from '../../shared/ledger.ts'
import type { ModelOutcome } from '../../shared/model.ts'
import { textReader, valueAt } from './arrange-duplicates.ts'
import { toText, type AmountScale } from './decimal.ts'
import type { ComparedKeys } from './detect/compare-keys.ts'
import type { KeyData } from './key-data.ts'
import { forestParameters } from './model/forest.ts'
import { scoreLines } from './model/score-lines.ts'
import { openModel, trainModel, type StoredModel } from './model/train-model.ts'
import { drawTrainingSet } from './model/training-set.ts'
import type { LedgerWriter } from './store/ledger-writer.ts'

const fewestLines = 50

/** What the model's part of a job needs of the rest. */
export interface OpinionSources {
  keys: KeyData
  compared: ComparedKeys
  scale: AmountScale
  strongest: Uint8Array
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
    return { training: 'SKIPPED', scoring: 'NOT_SCORED', reason, modelHash: null }
  }
  if (stored !== null) {
    const { file } = stored.card.trainedOn
    const reason = `Already trained, on ${file} (${stored.card.trainedAt.slice(0, 10)}).`
    return score(stored, { training: 'SKIPPED', reason }, sources, writer, report)
  }
  const tooLittle = whyNotTrain(sources)
  if (tooLittle !== null) {
    return { training: 'SKIPPED', scoring: 'NOT_SCORED', reason: tooLittle, modelHash: null }
  }
  report('training', 0)
  let model: StoredModel
  try {
    model = train(sources, writer)
    await hooks.trained(model)
  } catch (error) {
    if (!writer.isWhole) throw error
    const reason = `The model could not be trained (${messageOf(error)}). The rule results stand.`
    return { training: 'FAILED', scoring: 'NOT_SCORED', reason, modelHash: null }
  }
  const reason = `Trained on ${model.card.trainingRows} lines of this ledger.`
  return score(model, { training: 'TRAINED', reason }, sources, writer, report)
}

function whyNotTrain({ analytics, duplicates }: OpinionSources): string | null {
  const { used } = analytics.rows
  if (used < fewestLines) {
    return `Not trained: ${used} usable lines, and it takes at least ${fewestLines}. There is no opinion yet.`
  }
  if (duplicates.distinctRows === 0) return 'Not trained: this ledger holds no duplicates to learn from.'
  if (duplicates.distinctRows === used) return 'Not trained: every line of this ledger is a duplicate.'
  return null
}

function train(
  { keys, compared, strongest, mapping, analytics, duplicates }: OpinionSources,
  writer: LedgerWriter
): StoredModel {
  const textOf = textReader(mapping)
  const set = drawTrainingSet(
    keys.lines,
    (line) => keys.account.ids[line]! >= 0 && keys.amount.ids[line]! >= 0,
    (line) => strongest[line]! > 0,
    (line) => compared.account.ids[line]! * keys.amount.values.length + keys.amount.ids[line]!,
    forestParameters.seed
  )
  const lineAt = (line: number) => ({
    account: valueAt(keys.account, line),
    user: valueAt(keys.user, line),
    amount: Number(valueAt(keys.amount, line)),
    day: valueAt(keys.posted, line) || valueAt(keys.effective, line),
    text: textOf(writer.cellsOf(line + 1), 'description')
  })
  const { name, sha256 } = analytics.file
  return trainModel(set, lineAt, {
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
  })
}

function score(
  model: StoredModel,
  { training, reason }: Pick<ModelOutcome, 'training' | 'reason'>,
  { scale, duplicates }: OpinionSources,
  writer: LedgerWriter,
  report: (stage: 'scoring', fraction: number) => void
): ModelOutcome {
  const amountOf = (minor: number) => Number(toText(minor, 0, scale))
  try {
    report('scoring', 0)
    const opinions = scoreLines(
      openModel(model),
      writer.duplicates(),
      (line) => ({
        account: line.account,
        user: line.user,
        amount: amountOf(line.amountMinor),
        day: line.posted || line.effective,
        text: line.description
      }),
      (done) => report('scoring', done / Math.max(1, duplicates.distinctRows))
    )
    writer.putScores(opinions)
    return { training, scoring: 'SCORED', reason, modelHash: model.hash }
  } catch (error) {
    if (!writer.isWhole) throw error
    const why = `${reason} It could not score this ledger (${messageOf(error)}). The rule results stand.`
    return { training, scoring: 'NOT_SCORED', reason: why, modelHash: null }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
