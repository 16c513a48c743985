import { expect, test, vi } from 'vitest'
import { featureNames, featuresOf, type ModelLine } from '../../../../src/main/engine/model/features.ts'
import { openModel, trainModel, type StoredModel } from '../../../../src/main/engine/model/train-model.ts'
import type { TrainingSet } from '../../../../src/main/engine/model/training-set.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Duplicates are round amounts of one user: something a forest can learn. */
const lineAt = (line: number): ModelLine => ({
  account: line % 3 === 0 ? '4000' : 'BANK1',
  user: line % 2 === 0 ? 'ANNA' : 'ben.smith',
  amount: line % 2 === 0 ? line * 1000 : line * 17.13,
  day: `2024-0${(line % 9) + 1}-11`,
  text: 'rent'
})
const lines = Array.from({ length: 120 }, (_, line) => line)
const set: TrainingSet = {
  lines,
  labels: lines.map((line) => (line % 2 === 0 ? 1 : 0)),
  isHeldOut: lines.map((line) => line % 5 === 4)
}
const facts = {
  trainedAt: '2024-01-31T12:00:00.000Z',
  trainedOn: { file: 'a.csv', sha256: 'ab', usableRows: 120, duplicateRows: 60 },
  rowsByType: { 1: 60, 2: null, 3: null, 4: null, 5: null, 6: null }
}
const model = trainModel(set, lineAt, facts)

function shareOfRight(held: boolean): number {
  const some = lines.filter((_, at) => set.isHeldOut[at] === held)
  const confidences = openModel(model).confidence(some.map((line) => featuresOf(lineAt(line))))
  return some.filter((line, at) => (confidences[at]! > 0.5 ? 1 : 0) === set.labels[line]).length / some.length
}

test('says on its card what it was trained on and how well it did on what it never saw', () => {
  expect(model.card).toMatchObject({
    ...facts,
    schemaVersion: 1,
    trainingRows: 96,
    heldOutRows: 24,
    features: featureNames,
    heldOutBaseline: 0.5,
    forest: { trees: 50, seed: 42 }
  })
  expect(model.card.heldOutAccuracy).toBe(shareOfRight(true))
  expect(model.card.trainingAccuracy).toBe(shareOfRight(false))
  expect(model.card.heldOutAccuracy).toBeGreaterThan(0.9)
})

test('is the same model to the byte when trained again', () => {
  expect(trainModel(set, lineAt, facts)).toEqual(model)
})

test('answers with the share of its trees', () => {
  const confidences = openModel(model).confidence(lines.map((line) => featuresOf(lineAt(line))))
  for (const confidence of confidences) {
    expect(confidence).toBeGreaterThanOrEqual(0)
    expect(confidence).toBeLessThanOrEqual(1)
    expect(confidence * 50).toBeCloseTo(Math.round(confidence * 50), 9)
  }
  expect(new Set(confidences).size).toBeGreaterThan(1)
  expect(openModel(model).confidence([])).toEqual([])
})

const altered: [what: string, change: (model: StoredModel) => StoredModel, says: RegExp][] = [
  ['its card', ({ card, ...rest }) => ({ ...rest, card: { ...card, heldOutRows: 25 } }), /altered/],
  ['its forest', ({ forest, ...rest }) => ({ ...rest, forest: forest.replace('1', '2') }), /altered/],
  ['its hash', (stored) => ({ ...stored, hash: '00' }), /altered/],
  [
    'its version',
    ({ card, ...rest }) => ({ ...rest, card: { ...card, schemaVersion: 2 } }),
    /version 2, this program's is 1/
  ]
]
test.each(altered)('is not used when %s was altered', (_what, change, says) => {
  expect(() => openModel(change(model))).toThrow(says)
})
