import { expect, test } from 'vitest'
import { sortColumnOf, sortOf } from '../../../src/renderer/findings/grid/sort-of.ts'
import { sortColumns } from '../../../src/shared/filter.ts'
import { findingSortColumns } from '../../../src/shared/finding.ts'

test('sorts by one column, the first the grid names', () => {
  const model = [
    { colId: 'amount', sort: 'desc' },
    { colId: 'user', sort: 'asc' }
  ]
  expect(sortOf(model, sortColumns)).toEqual({ column: 'amount', direction: 'desc' })
  expect(sortOf([], sortColumns)).toBeNull()
})

test('sorts a column that follows from another one by that one', () => {
  expect(sortColumnOf('types', sortColumns)).toBe('strongestType')
  expect(sortColumnOf('mlPrediction', sortColumns)).toBeNull()
})

test('sorts by a column of the ledger under its own name, and by a field that has a place among the others', () => {
  expect(sortColumnOf('column:Cost centre', findingSortColumns)).toBe('column:Cost centre')
  expect(sortColumnOf('document', findingSortColumns)).toBe('field:document')
  expect(sortColumnOf('field:nothing', sortColumns)).toBeNull()
})

test('sorts findings only by what findings can be sorted by', () => {
  expect(sortColumnOf('type', findingSortColumns)).toBe('type')
  expect(sortColumnOf('lastPosted', findingSortColumns)).toBeNull()
  expect(sortOf([{ colId: 'fileIndex', sort: 'asc' }], findingSortColumns)).toBeNull()
})
