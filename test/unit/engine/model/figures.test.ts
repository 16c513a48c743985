import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  brierScore,
  calibrationBins,
  rankingFigures,
  type JudgedRow
} from '../../../../src/main/engine/model/figures.ts'

const anyRows = fc.array(
  fc.record({ value: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1), isPositive: fc.boolean() }),
  { maxLength: 40 }
)
const rowsOf = (truth: string): JudgedRow[] =>
  [...truth].map((sign, at) => ({ value: 1 - at / 100, isPositive: sign === '+' }))

test('measures a known order by hand', () => {
  const figures = rankingFigures(rowsOf('++-+-'))
  expect(figures.averagePrecision).toBeCloseTo((1 + 1 + 3 / 4) / 3, 12)
  expect(figures.auc).toBeCloseTo(5 / 6, 12)
  expect(figures.precisionAt25).toBeCloseTo(3 / 5, 12)
})

test('gives the area under the curve that comparing every pair gives', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const yes = rows.filter(({ isPositive }) => isPositive)
      const no = rows.filter(({ isPositive }) => !isPositive)
      fc.pre(yes.length > 0 && no.length > 0)
      const points = yes.flatMap((one) => no.map((other) => (Math.sign(one.value - other.value) + 1) / 2))
      const mean = points.reduce((sum, point) => sum + point, 0) / points.length
      expect(rankingFigures(rows).auc).toBeCloseTo(mean, 9)
    }),
    { seed: 1 }
  )
})

test('does not depend on how equal rows are ordered', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const [one, other] = [rankingFigures(rows), rankingFigures([...rows].reverse())]
      expect(one.averagePrecision).toBeCloseTo(other.averagePrecision, 12)
      expect(one.precisionAt25).toBeCloseTo(other.precisionAt25, 12)
    }),
    { seed: 2 }
  )
})

test('gives an order of equal rows what chance gives', () => {
  const rows = Array.from({ length: 1000 }, (_, at) => ({ value: 0.5, isPositive: at % 10 === 0 }))
  const { auc, averagePrecision, precisionAt50 } = rankingFigures(rows)
  expect([auc, precisionAt50]).toEqual([0.5, expect.closeTo(0.1, 9)])
  expect(averagePrecision).toBeCloseTo(0.1, 1)
})

test('says how far confidences are from the truth, tenth by tenth', () => {
  const rows = [
    { value: 1, isPositive: true },
    { value: 0.95, isPositive: false },
    { value: 0.05, isPositive: false }
  ]
  expect(brierScore(rows)).toBeCloseTo((0.95 ** 2 + 0.05 ** 2) / 3, 12)
  const bins = calibrationBins(rows)
  expect(bins).toHaveLength(10)
  expect(bins[9]).toEqual({ rows: 2, meanConfidence: 0.975, positiveShare: 0.5 })
  expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(rows.length)
})

test('has figures for no rows at all', () => {
  expect(rankingFigures([])).toEqual({
    auc: 0,
    averagePrecision: 0,
    precisionAt25: 0,
    precisionAt50: 0,
    precisionAt100: 0
  })
  expect(brierScore([])).toBe(0)
})
