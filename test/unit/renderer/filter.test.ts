import { expect, test } from 'vitest'
import { editFilter, isUnfiltered, toggleIn } from '../../../src/renderer/stores/filter-edits.ts'
import { describeFilter } from '../../../src/renderer/views/describe-filter.ts'
import { typeNumbers } from '../../../src/shared/duplicate.ts'
import type { Filter } from '../../../src/shared/filter.ts'

test('takes out a condition that is undefined or an empty list', () => {
  const filter: Filter = { types: [4, 5], text: 'rent', account: '473000' }
  expect(editFilter(filter, { types: [], text: undefined })).toEqual({ account: '473000' })
})

test('keeps a condition on blank codes, which is not the same as none', () => {
  expect(editFilter({}, { user: '', month: '', minConfidence: 0 })).toEqual({
    user: '',
    month: '',
    minConfidence: 0
  })
  expect(isUnfiltered({ user: '' })).toBe(false)
  expect(isUnfiltered({ user: undefined, types: [] })).toBe(true)
})

test('toggles types in their own order', () => {
  expect(toggleIn([5], 2, typeNumbers)).toEqual([2, 5])
  expect(toggleIn([2, 5], 5, typeNumbers)).toEqual([2])
  expect(toggleIn(undefined, 6, typeNumbers)).toEqual([6])
})

test('names every condition and takes out exactly the one it names', () => {
  const filter: Filter = {
    types: [5, 6],
    riskLevels: ['HIGH'],
    account: '0001200',
    user: '',
    source: 'AP',
    month: '2025-03',
    groupNo: 17,
    minConfidence: 0.8,
    minAmount: '100',
    maxAmount: '250',
    text: 'rent'
  }
  const conditions = describeFilter(filter)
  expect(conditions.map(({ words }) => words)).toEqual([
    'Text “rent”',
    'In type 5 or 6',
    'Risk HIGH',
    'Group 17',
    'Account 0001200',
    'User (blank)',
    'Source AP',
    'Posted in 2025-03',
    'Amount from 100',
    'Amount to 250',
    'Confidence from 0.80'
  ])
  for (const { removal } of conditions) {
    expect(Object.keys(editFilter(filter, removal))).toHaveLength(conditions.length - 1)
  }
})
