import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featureNames, featuresOf, type ModelLine } from '../../../../src/main/engine/model/features.ts'

const line: ModelLine = {
  account: '4000',
  user: 'ANNA',
  amount: -1200,
  day: '2024-02-29',
  text: 'Rent 02/24'
}

test('shows the forest only finite numbers, whatever a line holds', () => {
  const anyLine: fc.Arbitrary<ModelLine> = fc.record({
    account: fc.string({ unit: 'grapheme' }),
    user: fc.string({ unit: 'grapheme' }),
    amount: fc.double({ noNaN: true, min: -1e30, max: 1e30 }),
    day: fc.constantFrom('', '2024-02-29', '0002-01-01', '9998-12-31'),
    text: fc.string({ unit: 'grapheme' })
  })
  fc.assert(
    fc.property(anyLine, (some) => {
      const features = featuresOf(some)
      expect(features).toHaveLength(featureNames.length)
      expect(features.every(Number.isFinite)).toBe(true)
    }),
    { seed: 1 }
  )
})

test('describes a line by its looks', () => {
  expect(Object.fromEntries(featuresOf(line).map((value, at) => [featureNames[at], value]))).toEqual({
    'amount: log10': Math.log10(1201),
    'amount: category': 3,
    'amount: roundness': 3,
    'account: length': 4,
    'account: pattern': 0,
    'user: length': 4,
    'user: pattern': 1,
    'date: weekday': 4,
    'date: day of month': 29,
    'date: month': 2,
    'date: quarter': 1,
    'text: length': 10,
    'text: pattern': 4
  })
})

test('marks what is missing', () => {
  const blank = featuresOf({ account: '4000', user: '', amount: 1, day: '', text: '' })
  expect(blank.slice(6, 11)).toEqual([-1, -1, -1, -1, -1])
  expect(blank.at(-1)).toBe(-1)
})
