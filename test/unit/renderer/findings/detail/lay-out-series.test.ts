import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  countDays,
  layOutSeries,
  mostMarks,
  tellColumn
} from '../../../../../src/renderer/findings/detail/lay-out-series.ts'
import type { SeriesPoint } from '../../../../../src/shared/finding.ts'

const makePoint = (day: string, kind: 'member' | 'other' | 'opposite' = 'other'): SeriesPoint => ({
  lineId: 1,
  day,
  isMember: kind === 'member',
  groupNo: 1,
  isOpposite: kind === 'opposite'
})

test('counts what lies on each day, in the order of the days, without the lines that have none', () => {
  expect(
    countDays([
      makePoint('2025-03-31', 'member'),
      makePoint(''),
      makePoint('2025-03-29', 'member'),
      makePoint('2025-03-31', 'opposite'),
      makePoint('2025-03-31')
    ])
  ).toEqual([
    { day: '2025-03-29', member: 1, other: 0, opposite: 0 },
    { day: '2025-03-31', member: 1, other: 1, opposite: 1 }
  ])
})

test('names whole months on the axis, the year with the first and with every January', () => {
  const days = countDays([makePoint('2024-11-20'), makePoint('2025-02-03')])
  const { months } = layOutSeries(days, 460, 'en')
  expect(months.map(({ label }) => label)).toEqual(['Nov 2024', 'Dec', 'Jan 2025', 'Feb'])
})

test('names fewer months, then years, where there is no room for all', () => {
  const years = countDays([makePoint('2001-01-20'), makePoint('2024-12-03')])
  expect(layOutSeries(years, 460, 'en').months.map(({ label }) => label)).toEqual([
    '2001',
    '2006',
    '2011',
    '2016',
    '2021'
  ])
})

test('draws at most a few marks one above the other, those of the finding first', () => {
  const days = countDays([
    ...Array.from({ length: 9 }, () => makePoint('2025-03-31')),
    makePoint('2025-03-31', 'member')
  ])
  const [column] = layOutSeries(days, 400).columns
  expect(column?.up).toEqual(['member', 'other', 'other', 'other'])
  expect(column?.other).toBe(9)
})

test('says what lies in a column', () => {
  expect(tellColumn({ member: 2, other: 1, opposite: 1 })).toBe(
    '2 of this finding, 1 more of this amount, 1 of the opposite amount'
  )
})

test('keeps every line and its order at any width', () => {
  const day = fc
    .integer({ min: 0, max: 4000 })
    .map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10))
  const point = fc
    .tuple(day, fc.constantFrom('member' as const, 'other' as const, 'opposite' as const))
    .map(([on, kind]) => makePoint(on, kind))
  fc.assert(
    fc.property(fc.array(point, { minLength: 1 }), fc.integer({ min: 0, max: 900 }), (points, widthPx) => {
      const { columns, months } = layOutSeries(countDays(points), widthPx)
      const drawn = columns.reduce((sum, { member, other, opposite }) => sum + member + other + opposite, 0)
      expect(drawn).toBe(points.length)
      expect(columns.map(({ x }) => x)).toEqual(
        [...new Set(columns.map(({ x }) => x))].toSorted((a, b) => a - b)
      )
      expect(columns.every(({ up, down }) => up.length <= mostMarks && down.length <= mostMarks)).toBe(true)
      expect(columns.every(({ x }) => x >= 0 && x <= Math.max(widthPx, 80))).toBe(true)
      expect(months.length).toBeGreaterThan(0)
    })
  )
})
