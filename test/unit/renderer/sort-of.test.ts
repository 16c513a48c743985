import { expect, test } from 'vitest'
import { sortColumnOf, sortOf } from '../../../src/renderer/grid/sort-of.ts'

test('sorts by one column, the first the grid names', () => {
  expect(
    sortOf([
      { colId: 'amount', sort: 'desc' },
      { colId: 'user', sort: 'asc' }
    ])
  ).toEqual({ column: 'amount', direction: 'desc' })
  expect(sortOf([])).toBeNull()
})

test('sorts a column that follows from another one by that one', () => {
  expect(sortColumnOf('riskLevel')).toBe('riskScore')
  expect(sortColumnOf('types')).toBe('strongestType')
  expect(sortColumnOf('mlPrediction')).toBeNull()
})
