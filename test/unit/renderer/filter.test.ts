import { expect, test } from 'vitest'
import { formatDay } from '../../../src/renderer/format/day.ts'
import { editFilter, isUnfiltered, toggleIn } from '../../../src/renderer/stores/filter-edits.ts'
import { describeFilter, isAboutOpinion } from '../../../src/renderer/findings/filter/describe-filter.ts'
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

const everyCondition: Required<Filter> = {
  types: [5, 6],
  riskLevels: ['HIGH'],
  account: '0001200',
  user: '',
  source: 'AP',
  month: '2025-03',
  postedFrom: '2025-03-01',
  postedTo: '2025-03-31',
  effectiveFrom: '2025-02-01',
  effectiveTo: '2025-02-28',
  groupNo: 17,
  facts: ['wholeJournal', 'sameJournal'],
  withoutFacts: ['reversed'],
  dispositions: ['open', 'query'],
  unsigned: 'reviewer',
  since: ['new', 'changed'],
  minConfidence: 0.8,
  maxConfidence: 0.95,
  side: 'credit',
  minAmount: '100',
  maxAmount: '250',
  text: 'rent'
}

test('names every condition and takes out exactly the one it names', () => {
  const conditions = describeFilter(everyCondition)
  expect(conditions.map(({ words }) => words)).toEqual([
    'Text “rent”',
    'In type 5 or 6',
    'Risk HIGH',
    'Open or Query to client',
    'Not reviewed',
    'New since the earlier ledger or Changed since the earlier ledger',
    'Whole journal or same journal',
    'Not reversed',
    'Group 17',
    'Account 0001200',
    'User (blank)',
    'Source AP',
    'Posted in Mar 2025',
    `Posted from ${formatDay('2025-03-01')}`,
    `Posted to ${formatDay('2025-03-31')}`,
    `Effective from ${formatDay('2025-02-01')}`,
    `Effective to ${formatDay('2025-02-28')}`,
    'Credit',
    'Amount from 100',
    'Amount to 250',
    'Confidence from 0.80',
    'Confidence to 0.95'
  ])
  for (const { removal } of conditions) {
    expect(Object.keys(editFilter(everyCondition, removal))).toHaveLength(conditions.length - 1)
  }
})

test('names each fact that must not hold by itself, and takes it out alone', () => {
  const filter: Filter = { withoutFacts: ['reversed', 'recurring'] }
  const [reversed, recurring] = describeFilter(filter)
  expect([reversed?.words, recurring?.words]).toEqual(['Not reversed', 'Not recurring'])
  expect(editFilter(filter, reversed!.removal)).toEqual({ withoutFacts: ['recurring'] })
})

test('tells the conditions on the model from those on facts', () => {
  const opinions = describeFilter(everyCondition).filter(isAboutOpinion)
  expect(opinions.map(({ words }) => words)).toEqual(['Confidence from 0.80', 'Confidence to 0.95'])
})
