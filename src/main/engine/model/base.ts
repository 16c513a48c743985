import { createHash } from 'node:crypto'
import type { BaseFacts } from '../../../shared/model.ts'
import { drawSome, randomFrom } from './random.ts'
import type { BesideRow, SampleRow, TrainingSample } from './training-sample.ts'

/** What ledgers teach the forests of other ledgers: those that ship with Doublet, and what a data folder added. */
export interface Base {
  /** Equal for bases of equal rows. */
  hash: string
  teachers: BaseTeacher[]
}

/** What one ledger, or the decisions on it, gives a base. Kept as JSON. */
export interface BaseTeacher {
  from: 'shipped' | 'ledger' | 'decisions'
  /** What was made, or whose ledger it is with its licence; '' for ledgers of a data folder, whose names are nobody else's to know. */
  name: string
  /** Of the content of the ledger, which this teaches nothing; '' where it is of no file. */
  sha256: string
  /** The columns it has, as bits. */
  columns: number
  positives: BaseRow[]
  others: BaseRow[]
}

/** A row of a base: the parts of a `SampleRow` that outlive its ledger. */
interface BaseRow extends Pick<SampleRow, 'ruleRisk' | 'size' | 'set'> {
  features: number[]
}

/** Rows of each kind that a teacher gives. */
const taughtRows = { positives: 100, others: 200 }
const drawSeed = 77
/** Of what a tree draws, where a ledger has rows of its own. */
const besideShare = 0.1

/** What drawn rows of a ledger teach a base: an even draw of each kind, to five digits. The same rows teach the same. */
export function teachBase(
  rows: readonly Pick<SampleRow, 'features' | 'isPositive' | 'ruleRisk' | 'size' | 'set'>[],
  about: Pick<BaseTeacher, 'from' | 'name' | 'sha256' | 'columns'>
): BaseTeacher {
  const draw = (kind: boolean, most: number) => {
    const places = Int32Array.from(rows.keys()).filter((at) => rows[at]!.isPositive === kind)
    return Array.from(drawSome(places, most, randomFrom(drawSeed)).sort(), (at): BaseRow => {
      const { features, ruleRisk, size, set } = rows[at]!
      return { features: Array.from(features, round), ruleRisk, size: round(size), set }
    })
  }
  return { ...about, positives: draw(true, taughtRows.positives), others: draw(false, taughtRows.others) }
}

/** The hash of the rows of teachers, whatever they are called. */
export function hashTeachers(teachers: readonly BaseTeacher[]): string {
  const rows = teachers.map(({ name: _notTaught, ...taught }) => taught)
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

/** A ledger's own rows with those of a base beside them. */
export function withBase(
  sample: TrainingSample,
  { teachers }: Base
): TrainingSample & { beside: { rows: BesideRow[]; share: number } } {
  return { ...sample, beside: { rows: teachers.flatMap(rowsOf), share: besideShare } }
}

const folds = 3

/** The rows of a base to be learned from by themselves; what is measured on a teacher learned from others alone. */
export function sampleOf({ teachers }: Base): TrainingSample {
  const rows = teachers.map((teacher, fold) => rowsOf(teacher).map((row) => ({ ...row, fold, before: null })))
  return {
    rows: rows.flat(),
    added: [],
    rowsShare: 1,
    // A tree may look at every column; it votes only in ledgers that have those it looks at.
    columns: -1,
    foldOf: rows.flatMap((some, teacher) => some.map(() => teacher % folds))
  }
}

/** What the card of a model says of the base beside a ledger's own rows, whose share is `share` of what a tree draws from. */
export function describeBase({ hash, teachers }: Base, share: number): BaseFacts {
  const count = (from: BaseTeacher['from']) => teachers.filter((teacher) => teacher.from === from).length
  return { hash, share, shipped: count('shipped'), ledgers: count('ledger'), decided: count('decisions') }
}

/** As many rows of each kind from each teacher, so that what a ledger lacks tells nothing of the kind of a row. */
function rowsOf({ positives, others }: BaseTeacher): Omit<SampleRow, 'fold' | 'before'>[] {
  const repeat = (rows: readonly BaseRow[], count: number, isPositive: boolean) =>
    rows.length === 0
      ? []
      : Array.from({ length: count }, (_, at) => {
          const row = rows[at % rows.length]!
          return { ...row, features: Float64Array.from(row.features), isPositive }
        })
  return [...repeat(positives, taughtRows.positives, true), ...repeat(others, taughtRows.others, false)]
}

/** Five digits are more than a tree needs. */
function round(value: number): number {
  return Number(value.toPrecision(5))
}
