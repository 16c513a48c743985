import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { features } from '../../../../src/main/engine/model/features.ts'
import { confidenceOf, votersFor } from '../../../../src/main/engine/model/flat-forest.ts'
import { columnBits } from '../../../../src/main/engine/model/features.ts'
import {
  assignFolds,
  modelSchemaVersion,
  openModel,
  trainModel,
  type StoredModel
} from '../../../../src/main/engine/model/train-model.ts'
import { randomFrom } from '../../../../src/main/engine/model/random.ts'
import { drawTrainingSample } from '../../../../src/main/engine/model/training-sample.ts'
import { makeView, yearOfLines } from '../../../helpers/make-view.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const view = makeView(yearOfLines(900))
const noRisk = ({ lines }: { lines: number }) => new Float64Array(lines)
const sample = drawTrainingSample(view, view.textOf, noRisk, 42)
const facts = {
  trainedAt: '2025-01-31T12:00:00.000Z',
  labels: { from: 'made' as const },
  base: null,
  trainedOn: { file: 'a.csv', sha256: 'ab', usableRows: 900, duplicateRows: 300 },
  rowsByType: { 1: 300, 2: null, 3: null, 4: null, 5: null, 6: null }
}
const model = trainModel(sample, facts)

test('says on its card what it learned from and what it is worth on groups it never saw', () => {
  const { heldOut, importance } = model.card
  expect(model.card).toMatchObject({
    ...facts,
    schemaVersion: modelSchemaVersion,
    positives: sample.rows.filter(({ isPositive }) => isPositive).length,
    others: sample.rows.filter(({ isPositive }) => !isPositive).length,
    features: features.map(({ name }) => name)
  })
  expect(heldOut.forest.averagePrecision).toBeGreaterThan(heldOut.positiveShare)
  const judged = heldOut.calibration.reduce((sum, { rows }) => sum + rows, 0)
  expect(judged).toBeLessThanOrEqual(sample.rows.length)
  expect(judged).toBeGreaterThan(sample.rows.length * 0.8)
  expect(importance.length).toBeGreaterThan(0)
  expect(importance.every(({ weight }) => Number.isFinite(weight) && weight > 0)).toBe(true)
})

test('says that it ranks only where it beats the risk, the amount and both together', () => {
  const { heldOut, ranks } = model.card
  const others = [heldOut.ruleRisk, heldOut.amount, heldOut.riskAmount!]
  const best = Math.max(...others.map(({ averagePrecision }) => averagePrecision))
  expect(ranks).toBe(heldOut.forest.averagePrecision > best)
  const told = sample.rows.map((row) => ({ ...row, ruleRisk: row.isPositive ? 100 : 0 }))
  expect(trainModel({ ...sample, rows: told }, facts).card.ranks).toBe(false)
})

test('is the same model to the byte when trained again', () => {
  const again = drawTrainingSample(view, view.textOf, noRisk, 42)
  expect(trainModel(again, facts)).toEqual(model)
})

test('never has a group on both sides of a fold', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }),
      fc.integer(),
      (groups, seed) => {
        const folds = assignFolds(
          groups.map((fold, at) => ({ fold, set: (at % 4) - 1 })),
          3,
          seed
        )
        const sides = new Set(groups.map((group, at) => `${group} ${folds[at]}`))
        expect(sides.size).toBe(new Set(groups).size)
      }
    ),
    { seed: 1 }
  )
})

test('keeps all lines of one account and amount in one fold, copies among them', () => {
  const byLook = new Map<string, Set<number>>()
  for (const { fold, size, features: row } of sample.rows) {
    // Rents of one hall: their amount is in no other account.
    if (size < 1000 || size > 1003) continue
    byLook.set(String(size), (byLook.get(String(size)) ?? new Set()).add(fold))
    expect(row).toHaveLength(features.length)
  }
  expect(byLook.size).toBeGreaterThan(1)
})

test('opens to a forest that gives every row a share between 0 and 1', () => {
  const forest = openModel(model)
  const voters = votersFor(forest, columnBits(view.columns))
  const confidences = sample.rows.map((row) => confidenceOf(forest, voters, row.features, 0))
  expect(confidences.every((share) => share >= 0 && share <= 1)).toBe(true)
  expect(new Set(confidences).size).toBeGreaterThan(10)
})

const altered: [what: string, change: (model: StoredModel) => StoredModel, says: RegExp][] = [
  ['its card', ({ card, ...rest }) => ({ ...rest, card: { ...card, others: 25 } }), /altered/],
  ['its forest', ({ forest, ...rest }) => ({ ...rest, forest: forest.replace('1', '2') }), /altered/],
  ['its hash', (stored) => ({ ...stored, hash: '00' }), /altered/],
  [
    'its version',
    ({ card, ...rest }) => ({ ...rest, card: { ...card, schemaVersion: 99 } }),
    /version 99, this program's is/
  ]
]
test.each(altered)('is not used when %s was altered', (_what, change, says) => {
  expect(() => openModel(change(model))).toThrow(says)
})

test('says nothing about rows that it learned from by another way', () => {
  // Labels by chance: whoever tells them apart has seen them.
  const random = randomFrom(5)
  const rows = sample.rows.slice(0, 60).map((row, fold) => ({
    ...row,
    features: new Float64Array(features.length).fill(fold, 0, 9),
    isPositive: random() < 0.5,
    fold
  }))
  const twins = rows.map(({ features: row, isPositive, fold }) => ({
    features: row,
    isPositive,
    near: [fold]
  }))
  const half = { ...sample, rows, rowsShare: 0.5 }
  const apart = trainModel({ ...half, added: twins }, facts).card.heldOut
  const seen = trainModel({ ...half, added: twins.map((row) => ({ ...row, near: [] })) }, facts)
  expect(seen.card.heldOut.forest.auc).toBeGreaterThan(0.8)
  expect(apart.forest.auc).toBeLessThan(0.65)
})

test('is measured on handwritings that it did not learn from', () => {
  // Each handwriting has a mark of its own, which no repeat has: whoever saw it once knows it.
  const random = randomFrom(7)
  const rows = Array.from({ length: 240 }, (_, fold) => {
    const isPositive = fold % 2 === 0
    const set = isPositive ? (fold / 2) % 3 : -1
    const row = new Float64Array(features.length).map(() => Math.floor(random() * 3))
    row.fill(0, 0, 12)
    if (isPositive) row.fill(1, 4 * set, 4 * set + 4)
    return { ...sample.rows[0]!, features: row, isPositive, fold, set }
  })
  const apart = trainModel({ ...sample, rows }, facts).card.heldOut.forest.auc
  const seen = trainModel({ ...sample, rows: rows.map((row) => ({ ...row, set: -1 })) }, facts)
  expect(seen.card.heldOut.forest.auc).toBeGreaterThan(0.95)
  expect(apart).toBeLessThan(0.75)
})
