import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { DoubletError } from '../../../shared/result.ts'
import { modelSchemaVersion, openModel, type StoredModel } from '../model/train-model.ts'
import { removeQuietly } from '../../base/remove-quietly.ts'
import { renameDurably } from '../../base/rename-durably.ts'

const kind = 'doublet-model'
const count = z.int().min(0)
const share = z.number().min(0).max(1)
const figures = z.strictObject({
  auc: share,
  averagePrecision: share,
  precisionAt25: share,
  precisionAt50: share,
  precisionAt100: share
})
const rows = z.union([count, z.null()])
const decided = z.strictObject({ duplicates: count, ordinary: count })
const labels = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('made') }),
  z.strictObject({ from: z.literal('base') }),
  z.strictObject({
    from: z.literal('decisions'),
    findings: decided,
    rows: decided,
    ledgers: z.array(z.strictObject({ file: z.string(), sha256: z.string(), findings: decided })),
    before: z.string().nullable()
  })
])

/** The card as this version writes it: what the Model screen shows must be there. */
const card = z.strictObject({
  schemaVersion: z.literal(modelSchemaVersion),
  trainedAt: z.iso.datetime(),
  trainedOn: z.strictObject({
    file: z.string(),
    sha256: z.string(),
    usableRows: count,
    duplicateRows: count
  }),
  labels,
  base: z
    .strictObject({ hash: z.string(), share, shipped: count, ledgers: count, decided: count })
    .nullable(),
  positives: count,
  others: count,
  features: z.array(z.string()),
  importance: z.array(z.strictObject({ name: z.string(), weight: share })),
  trainingAccuracy: share,
  heldOut: z.strictObject({
    forest: figures,
    ruleRisk: figures,
    amount: figures,
    riskAmount: figures,
    before: figures.nullable(),
    positiveShare: share,
    brier: share,
    calibration: z
      .array(z.strictObject({ rows: count, meanConfidence: share, positiveShare: share }))
      .length(10)
  }),
  ranks: z.boolean(),
  rowsByType: z.strictObject({ 1: rows, 2: rows, 3: rows, 4: rows, 5: rows, 6: rows }),
  parameters: z
    .looseObject({ trees: count, seed: z.int(), library: z.string() })
    .refine((all) => Object.values(all).every((value) => ['number', 'string'].includes(typeof value)))
})

/** Writes a model as a JSON file for others to use, whole or not at all. Throws what is wrong with the folder. */
export function writeModelFile(
  { partialPath, target }: { partialPath: string; target: string },
  { card: facts, forest, hash }: StoredModel
): void {
  try {
    const file = {
      kind,
      schemaVersion: facts.schemaVersion,
      hash,
      card: facts,
      forest: JSON.parse(forest) as unknown
    }
    writeFileSync(partialPath, `${JSON.stringify(file)}\n`, { flag: 'wx' })
    renameDurably(partialPath, target)
  } catch (error) {
    removeQuietly(partialPath)
    throw error
  }
}

/**
 * Reads a model that was written by `writeModelFile`. Throws MODEL_FILE_NONE where the file is none, MODEL_FILE_VERSION where it is of
 * another version, and MODEL_FILE_ALTERED where its content does not fit its hash.
 */
export function readModelFile(path: string): StoredModel {
  const file = parse(path)
  if (file.schemaVersion !== modelSchemaVersion) {
    throw new DoubletError(
      'MODEL_FILE_VERSION',
      `This model is of version ${file.schemaVersion}, this Doublet uses version ${modelSchemaVersion}. Ask for one that was exported by the same version.`
    )
  }
  const checked = card.safeParse(file.card)
  if (!checked.success) throw altered(z.prettifyError(checked.error))
  // The card as it stands in the file: its hash is over that.
  const model: StoredModel = {
    card: file.card as StoredModel['card'],
    forest: JSON.stringify(file.forest),
    hash: file.hash
  }
  try {
    openModel(model)
  } catch (error) {
    throw altered(error instanceof Error ? error.message : String(error))
  }
  return model
}

const envelope = z.strictObject({
  kind: z.literal(kind),
  schemaVersion: z.int(),
  hash: z.string(),
  card: z.unknown(),
  forest: z.unknown()
})

function parse(path: string): z.infer<typeof envelope> {
  try {
    return envelope.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new DoubletError(
      'MODEL_FILE_NONE',
      'This file is no model of Doublet. Choose a file that was exported from the Model tab.',
      error instanceof Error ? error.message : String(error)
    )
  }
}

function altered(detail: string): DoubletError {
  return new DoubletError(
    'MODEL_FILE_ALTERED',
    'This model file is damaged or was changed after it was exported. Export it again.',
    detail
  )
}
