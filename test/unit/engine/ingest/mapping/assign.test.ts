import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign } from '../../../../../src/main/engine/ingest/mapping/assign.ts'

/** The best sum there is, by trying every way. */
function bestSum([gains, ...others]: number[][], used: number[] = []): number {
  if (gains === undefined) return 0
  const skipped = bestSum(others, used)
  const taken = gains.map((gain, column) =>
    used.includes(column) ? 0 : gain + bestSum(others, [...used, column])
  )
  return Math.max(skipped, ...taken)
}

const matrix = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 100 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows
    })
  )

test('gains as much as the best of all ways', () => {
  fc.assert(
    fc.property(matrix, (gains) => {
      const columns = assign(gains)
      const sum = columns.reduce((total, column, row) => total + (column < 0 ? 0 : gains[row]![column]!), 0)
      expect(sum).toBe(bestSum(gains))
    })
  )
})

test('gives no column away twice and makes no pair without a gain', () => {
  fc.assert(
    fc.property(matrix, (gains) => {
      const pairs = assign(gains).flatMap((column, row) => (column < 0 ? [] : [{ row, column }]))
      expect(new Set(pairs.map(({ column }) => column)).size).toBe(pairs.length)
      for (const { row, column } of pairs) expect(gains[row]![column]).toBeGreaterThan(0)
    })
  )
})

test('gives up a good pair where the whole gets better', () => {
  expect(
    assign([
      [9, 8],
      [7, 0]
    ])
  ).toEqual([1, 0])
})
