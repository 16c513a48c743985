import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withGaps } from '../../../src/renderer/format/month.ts'

const of = (...months: string[]) => months.map((month) => ({ month }))

test('months without anything stand between those with something', () => {
  expect(withGaps(of('', '2024-11', '2025-02', '2025-03'))).toEqual([
    { month: '' },
    { month: '2024-11' },
    { from: '2024-12', to: '2024-12', months: 1 },
    { from: '2025-01', to: '2025-01', months: 1 },
    { month: '2025-02' },
    { month: '2025-03' }
  ])
})

test('many in a row are one entry', () => {
  expect(withGaps(of('1999-12', '2025-01'))).toEqual([
    { month: '1999-12' },
    { from: '2000-01', to: '2024-12', months: 300 },
    { month: '2025-01' }
  ])
})

test('what was known stays in its order, and no month is missing or there twice', () => {
  const months = fc.uniqueArray(fc.integer({ min: 1990 * 12, max: 2030 * 12 }), {
    minLength: 1,
    maxLength: 20
  })
  const write = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  fc.assert(
    fc.property(months, (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const filled = withGaps(of(...sorted.map(write)))
      expect(filled.filter((entry) => 'month' in entry)).toEqual(of(...sorted.map(write)))
      const count = filled.reduce((sum, entry) => sum + ('months' in entry ? entry.months : 1), 0)
      expect(count).toBe(sorted.at(-1)! - sorted[0]! + 1)
    })
  )
})
