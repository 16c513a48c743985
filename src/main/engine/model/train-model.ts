import { createHash } from 'node:crypto'
import type { ModelCard } from '../../../shared/model.ts'
import { featureNames, featuresOf, type ModelLine } from './features.ts'
import { forestParameters, growForest, loadForest, type Forest, type StoredForest } from './forest.ts'
import type { TrainingSet } from './training-set.ts'

/** Goes up when features or the stored form change; a model of another version is not used. */
export const modelSchemaVersion = 1

/** The model as the catalogue keeps it. */
export interface StoredModel {
  card: ModelCard
  /** The forest as JSON: megabytes that only the job that scores needs to parse. */
  forest: string
  /** SHA-256 of card and forest. */
  hash: string
}

/** What the card says of the ledger that the model was trained on. */
export type TrainingFacts = Pick<ModelCard, 'trainedAt' | 'trainedOn' | 'rowsByType'>

/**
 * Trains the one model on a drawn set and measures it on the part that was held out. `lineAt` gives what the
 * forest may see of a line. Throws where the library does.
 */
export function trainModel(
  set: TrainingSet,
  lineAt: (line: number) => ModelLine,
  facts: TrainingFacts
): StoredModel {
  const features = set.lines.map((line) => featuresOf(lineAt(line)))
  const rows = features.map((row, at) => ({ row, label: set.labels[at]!, isHeldOut: set.isHeldOut[at]! }))
  const training = rows.filter(({ isHeldOut }) => !isHeldOut)
  const heldOut = rows.filter(({ isHeldOut }) => isHeldOut)
  const forest = growForest(
    training.map(({ row }) => row),
    training.map(({ label }) => label)
  )
  const positives = heldOut.filter(({ label }) => label === 1).length
  const card: ModelCard = {
    schemaVersion: modelSchemaVersion,
    ...facts,
    trainingRows: training.length,
    heldOutRows: heldOut.length,
    features: [...featureNames],
    trainingAccuracy: accuracy(forest, training),
    heldOutAccuracy: accuracy(forest, heldOut),
    heldOutBaseline:
      heldOut.length === 0 ? 0 : Math.max(positives, heldOut.length - positives) / heldOut.length,
    forest: forestParameters
  }
  const stored = JSON.stringify(forest.stored)
  return { card, forest: stored, hash: hashOf(card, stored) }
}

/** The stored model's forest. Throws where the model is of another version, altered or no forest at all. */
export function openModel(model: StoredModel): Forest {
  if (model.card.schemaVersion !== modelSchemaVersion) {
    throw new Error(
      `The stored model is of version ${model.card.schemaVersion}, this program's is ${modelSchemaVersion}.`
    )
  }
  if (model.hash !== hashOf(model.card, model.forest)) throw new Error('The stored model was altered.')
  return loadForest(JSON.parse(model.forest) as StoredForest)
}

function accuracy(forest: Forest, rows: { row: number[]; label: number }[]): number {
  if (rows.length === 0) return 0
  const confidences = forest.confidence(rows.map(({ row }) => row))
  const right = rows.filter(({ label }, at) => (confidences[at]! > 0.5 ? 1 : 0) === label).length
  return right / rows.length
}

function hashOf(card: ModelCard, forest: string): string {
  return createHash('sha256')
    .update(JSON.stringify([card, forest]))
    .digest('hex')
}
