import { readFileSync } from 'node:fs'
import { hashModel } from '../../base/model-hash.ts'
import type { TypeNumber } from '../../../shared/duplicate.ts'
import { describeBase, hashTeachers, sampleOf, type Base, type BaseTeacher } from '../model/base.ts'
import { modelSchemaVersion, trainModel, type StoredModel } from '../model/train-model.ts'

/** The base as a job is to use it. */
export interface BaseInUse {
  /** The file that ships with Doublet. */
  path: string
  /** Of all that it is here for the ledger of the job. */
  hash: string
  /** What this data folder added to it, each teacher as JSON. */
  taught: string[]
  /** Whether a ledger taught it already. */
  isTaught: boolean
  /** What was learned from just this, where that is kept; null where it is not. */
  model: StoredModel | null
}

/** The file that ships: its teachers, their hash, and a model that learned from just them. */
export interface ShippedBase {
  schemaVersion: number
  hash: string
  teachers: BaseTeacher[]
  model: StoredModel
}

/** Reads a base. Throws where the file that ships is not as it was made, or what was added cannot be read. */
export function openBase({ path, hash, taught }: Pick<BaseInUse, 'path' | 'hash' | 'taught'>): Base {
  return { hash, teachers: [...readShipped(path).teachers, ...taught.map(parseTeacher)] }
}

/** The model of a base alone: the one that ships or is kept, else one that is trained now. */
export function modelOfBase(use: BaseInUse, trainedAt: string, report: (part: number) => void): StoredModel {
  if (use.model !== null && use.model.card.schemaVersion === modelSchemaVersion) return use.model
  if (use.taught.length === 0) return readShipped(use.path).model
  return trainOnBase(openBase(use), trainedAt, report)
}

/** Trains a model on a base alone and measures it on ledgers held out. The same base gives the same model. */
export function trainOnBase(
  base: Base,
  trainedAt: string,
  report: (part: number) => void = () => undefined
): StoredModel {
  const rows = base.teachers.reduce((sum, { positives, others }) => sum + positives.length + others.length, 0)
  const none = Object.fromEntries([1, 2, 3, 4, 5, 6].map((type) => [type, null]))
  const model = trainModel(
    sampleOf(base),
    {
      trainedAt,
      trainedOn: { file: 'the base', sha256: base.hash, usableRows: rows, duplicateRows: rows },
      rowsByType: none as Record<TypeNumber, null>,
      labels: { from: 'base' },
      base: describeBase(base, 1)
    },
    report
  )
  // Of which ledger it is to judge nothing is known: no order is claimed.
  const card = { ...model.card, ranks: false }
  return { ...model, card, hash: hashModel(card, model.forest) }
}

/** What ships does not change while the program runs: it is read once. */
const shippedByPath = new Map<string, ShippedBase>()

function readShipped(path: string): ShippedBase {
  const shipped = shippedByPath.get(path) ?? parseShipped(path)
  shippedByPath.set(path, shipped)
  return shipped
}

function parseShipped(path: string): ShippedBase {
  let shipped: ShippedBase
  try {
    shipped = JSON.parse(readFileSync(path, 'utf8')) as ShippedBase
  } catch (error) {
    throw new Error('the base that ships with Doublet cannot be read', { cause: error })
  }
  if (shipped.schemaVersion !== modelSchemaVersion || shipped.hash !== hashTeachers(shipped.teachers))
    throw new Error('the base that ships with Doublet is not as it was made')
  return shipped
}

function parseTeacher(taught: string): BaseTeacher {
  return JSON.parse(taught) as BaseTeacher
}
