import { hashModel } from '../../base/model-hash.ts'
import type { FeatureWeight, HeldOutFigures, ModelCard } from '../../../shared/model.ts'
import { features } from './features.ts'
import { brierScore, calibrationBins, rankingFigures } from './figures.ts'
import {
  confidenceOf,
  restoreForest,
  storeForest,
  votersFor,
  type FlatForest,
  type StoredForest
} from './flat-forest.ts'
import { forestParameters, growForest, type TrainingRows } from './forest.ts'
import { randomFrom } from './random.ts'
import type { SampleRow, TrainingSample } from './training-sample.ts'

/**
 * Goes up when features, labels or the stored form change; a model of another version is not used. Where features change, what data folders
 * taught their base is of no use either: the step of the catalogue that comes with it empties `base_teacher`.
 */
export const modelSchemaVersion = 6

/** Fewer repeats than this tell nothing of what is natural. */
export const fewestNaturalRows = 20

/** The model as the catalogue keeps it. */
export interface StoredModel {
  card: ModelCard
  /** The forest as JSON: megabytes that only the job that scores needs to parse. */
  forest: string
  /** SHA-256 of card, but for its time, and forest. */
  hash: string
}

/** What the card says of where the model was trained. */
type TrainingFacts = Pick<ModelCard, 'trainedAt' | 'trainedOn' | 'rowsByType' | 'labels' | 'base'> & {
  /** Of the sample, beside the forest's own. */
  parameters?: Record<string, number | string>
}

const folds = 3
/** Each fold's forest is smaller than the model's, to save time: the figures are a little worse than the model. */
const foldTrees = 64

/** Trains the model on a drawn sample and measures it on groups held out. `report` gets the part done. */
export function trainModel(
  sample: TrainingSample,
  { parameters, ...facts }: TrainingFacts,
  report: (part: number) => void = () => undefined
): StoredModel {
  const { rows, added, columns } = sample
  const forest = growFromSample(sample)
  report(0.5)
  const { judged, importance } = judgeHeldOut(sample, (part) => report(0.5 + part / 2))
  const voters = votersFor(forest, columns)
  const learned = [...rows, ...added]
  const card: ModelCard = {
    schemaVersion: modelSchemaVersion,
    ...facts,
    positives: learned.filter(({ isPositive }) => isPositive).length,
    others: learned.filter(({ isPositive }) => !isPositive).length,
    features: features.map(({ name }) => name),
    importance,
    trainingAccuracy: accuracy(learned, (row) => confidenceOf(forest, voters, row, 0)),
    heldOut: judged,
    ranks: doesRank(judged),
    parameters: { ...forestParameters, trees: forest.roots.length, folds, foldTrees, ...parameters }
  }
  const stored = JSON.stringify(storeForest(forest))
  return { card, forest: stored, hash: hashModel(card, stored) }
}

/** The forest of a drawn sample, without its figures. */
export function growFromSample(sample: TrainingSample): FlatForest {
  return growForest(asTraining(sample), forestParameters.trees).forest
}

/** The stored model's forest. Throws where the model is of another version, altered or no forest at all. */
export function openModel(model: StoredModel): FlatForest {
  if (model.card.schemaVersion !== modelSchemaVersion) {
    throw new Error(
      `The stored model is of version ${model.card.schemaVersion}, this program's is ${modelSchemaVersion}.`
    )
  }
  if (model.hash !== hashModel(model.card, model.forest)) throw new Error('The stored model was altered.')
  return restoreForest(JSON.parse(model.forest) as StoredForest, features.length)
}

/** Whether the forest's order is better than each of the orders by the rules on rows it never saw. */
export function doesRank({
  forest,
  ruleRisk,
  amount,
  riskAmount
}: Pick<HeldOutFigures, 'forest' | 'ruleRisk' | 'amount' | 'riskAmount'>): boolean {
  return [ruleRisk, amount, riskAmount].every(
    (other) => other === null || forest.averagePrecision > other.averagePrecision
  )
}

/**
 * The fold of each row: rows with one `fold` number are always in one. Those with a made re-posting go into the fold of its handwritings,
 * so that as many as may be are judged; the others about equally. Seeded.
 */
export function assignFolds(
  rows: readonly Pick<SampleRow, 'fold' | 'set'>[],
  count: number,
  seed: number
): number[] {
  const random = randomFrom(seed)
  const foldOf = new Map<number, number>()
  for (const { fold, set } of rows) if (set >= 0 && !foldOf.has(fold)) foldOf.set(fold, set % count)
  return rows.map(({ fold }) => {
    const chosen = foldOf.get(fold) ?? Math.floor(random() * count)
    foldOf.set(fold, chosen)
    return chosen
  })
}

/**
 * Judges forests on groups and handwritings that they did not learn from: a made re-posting whose group is in another fold than its
 * handwriting is neither learned from nor judged where the two differ.
 */
function judgeHeldOut(sample: TrainingSample, report: (part: number) => void) {
  const { rows, added, columns } = sample
  const foldOf = sample.foldOf ?? assignFolds(rows, folds, forestParameters.seed)
  const isHeld = (row: SampleRow, at: number) => row.set < 0 || row.set === foldOf[at]
  const judgedRows = rows.filter(isHeld)
  const confidences = new Map<SampleRow, number>()
  const losses = new Float64Array(features.length)
  for (let fold = 0; fold < folds; fold++) {
    const learned = rows.filter((row, at) => foldOf[at] !== fold && row.set !== fold)
    const held = rows.filter((row, at) => foldOf[at] === fold && isHeld(row, at))
    const heldNumbers = new Set(held.map(({ fold: number }) => number))
    const kept = added.filter(({ near }) => !near.some((number) => heldNumbers.has(number)))
    const beside = sample.beside && {
      ...sample.beside,
      rows: sample.beside.rows.filter(({ set }) => set !== fold)
    }
    const training = asTraining({ ...sample, rows: learned, added: kept, ...(beside && { beside }) })
    if (training.positives.length > 0 && training.others.length > 0 && held.length > 0) {
      const { forest } = growForest(training, foldTrees)
      const voters = votersFor(forest, columns)
      for (const row of held) confidences.set(row, confidenceOf(forest, voters, row.features, 0))
      addLosses(losses, forest, voters, held)
    }
    report((fold + 1) / folds)
  }
  const judged = judgeOrders(judgedRows, (row) => confidences.get(row) ?? 0)
  return { judged, importance: weigh(losses) }
}

/** How good the order by a forest's confidence is on some rows, beside the orders by the rules. */
export function judgeOrders(
  rows: readonly SampleRow[],
  confidence: (row: SampleRow) => number
): HeldOutFigures {
  const judge = (valueOf: (row: SampleRow) => number) =>
    rows.map((row) => ({ value: valueOf(row), isPositive: row.isPositive }))
  const byForest = judge(confidence)
  return {
    forest: rankingFigures(byForest),
    ruleRisk: rankingFigures(judge(({ ruleRisk }) => ruleRisk)),
    amount: rankingFigures(judge(({ size }) => size)),
    riskAmount: rankingFigures(judge(({ ruleRisk, size }) => ruleRisk * size)),
    before: rows.every(({ before }) => before !== null)
      ? rankingFigures(judge(({ before }) => before ?? 0))
      : null,
    positiveShare: rows.filter(({ isPositive }) => isPositive).length / Math.max(1, rows.length),
    brier: brierScore(byForest),
    calibration: calibrationBins(byForest)
  }
}

const mostPermutedRows = 400

/** Adds to each feature what the squared error grows by on held-out rows when the feature's values trade places (Breiman 2001). */
function addLosses(
  losses: Float64Array,
  forest: FlatForest,
  voters: Int32Array,
  held: readonly SampleRow[]
): void {
  const step = Math.max(1, Math.floor(held.length / mostPermutedRows))
  const some = held.filter((_, at) => at % step === 0)
  const error = ({ isPositive }: SampleRow, row: Float64Array) =>
    ((isPositive ? 1 : 0) - confidenceOf(forest, voters, row, 0)) ** 2
  const before = some.map((row) => error(row, row.features))
  const used = new Set(forest.feature)
  for (let feature = 0; feature < features.length; feature++) {
    if (!used.has(feature)) continue
    some.forEach((row, at) => {
      // Half the sample away: a neighbour may be a twin and have the same value.
      const other = some[(at + (some.length >> 1)) % some.length]!
      const changed = row.features.slice()
      changed[feature] = other.features[feature]!
      losses[feature]! += (error(row, changed) - before[at]!) / some.length
    })
  }
}

/** The twelve features with the greatest losses, as shares of all losses. */
function weigh(losses: Float64Array): FeatureWeight[] {
  const all = losses.reduce((sum, loss) => sum + Math.max(0, loss), 0)
  if (all === 0) return []
  return features
    .map(({ name }, at) => ({ name, weight: Math.max(0, losses[at]!) / all }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 12)
    .filter(({ weight }) => weight > 0)
}

function asTraining({ rows, added, rowsShare, columns, repeats, beside }: TrainingSample): TrainingRows {
  const pool = (kind: boolean) => {
    const [own, other] = [rows, added].map((some) =>
      some.filter(({ isPositive }) => isPositive === kind).map((row) => row.features)
    )
    return mix(own!, other!, rowsShare)
  }
  const others = (kind: boolean) =>
    beside!.rows.filter(({ isPositive }) => isPositive === kind).map((row) => row.features)
  return {
    positives: pool(true),
    others: pool(false),
    columns,
    repeats,
    beside: beside && { positives: others(true), others: others(false), share: beside.share }
  }
}

/** A pool that gives so large a share of `some` on average, however few of them there are; all of one where there are none of the other. */
function mix<Row>(some: readonly Row[], others: readonly Row[], share: number): readonly Row[] {
  if (some.length === 0) return others
  if (others.length === 0) return some
  const length = Math.max(some.length / share, others.length / (1 - share))
  const repeat = (rows: readonly Row[], part: number) =>
    Array.from({ length: Math.round(length * part) }, (_, at) => rows[at % rows.length]!)
  return [...repeat(some, share), ...repeat(others, 1 - share)]
}

/** The share of right answers at a half, each kind weighing the same. */
function accuracy(
  rows: readonly Pick<SampleRow, 'features' | 'isPositive'>[],
  confidence: (row: Float64Array) => number
): number {
  const share = (kind: boolean) => {
    const some = rows.filter(({ isPositive }) => isPositive === kind)
    return some.filter((row) => confidence(row.features) > 0.5 === kind).length / Math.max(1, some.length)
  }
  return (share(true) + share(false)) / 2
}
