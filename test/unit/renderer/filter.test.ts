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
  likelihoods: ['copy', 'likely'],
  trivial: 'without',
  unsigned: 'reviewer',
  isUnsettled: true,
  since: ['new', 'changed'],
  minConfidence: 0.8,
  maxConfidence: 0.95,
  side: 'credit',
  minAmount: '100',
  maxAmount: '250',
  roundTo: '1000',
  minExposure: '500',
  maxExposure: '9000.5',
  minOccurrences: 3,
  maxOccurrences: 1,
  minDaysApart: 1,
  maxDaysApart: 30,
  acrossFiles: true,
  weekdays: ['saturday', 'sunday'],
  outsideHours: { from: '07:00', to: '19:00' },
  sources: ['MAN', ''],
  withoutSources: ['AP'],
  columns: [{ column: 'column:Vendor Name', how: 'contains', text: 'acme' }],
  text: 'rent'
}

test('names every condition and takes out exactly the one it names', () => {
  const conditions = describeFilter(everyCondition)
  expect(conditions.map(({ words }) => words)).toEqual([
    'Text “rent”',
    'Test 5 or 6',
    'Risk HIGH',
    'Open or Query to client',
    'Copy or Likely',
    'Not clearly trivial',
    'Not reviewed',
    'Earlier decisions to settle',
    'New since the earlier ledger or Changed since the earlier ledger',
    'Whole journal or same journal',
    'Not reversed',
    'Group 17',
    'Account 0001200',
    'User (blank)',
    'Source AP',
    'Entry date in Mar 2025',
    `Entry date from ${formatDay('2025-03-01')}`,
    `Entry date to ${formatDay('2025-03-31')}`,
    `Effective date from ${formatDay('2025-02-01')}`,
    `Effective date to ${formatDay('2025-02-28')}`,
    'Credit',
    'Amount from 100',
    'Amount to 250',
    'A multiple of 1,000',
    'Exposure from 500',
    'Exposure to 9,000.5',
    'Posted at least 3 times',
    'Posted at most 1 time',
    'At least 1 day apart',
    'At most 30 days apart',
    'In several files',
    'On Sat or Sun',
    'Entered before 07:00 or after 19:00',
    'Source MAN or (blank)',
    'Source not AP',
    'Vendor Name contains “acme”',
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

test('names each text in a column by itself, by the name of its field or its header, and takes it out alone', () => {
  const columns: Filter['columns'] = [
    { column: 'field:counterparty', how: 'contains', text: 'acme' },
    { column: 'column:BELNR', how: 'equals', text: '4711' },
    { column: 'column:BELNR', how: 'equals', text: '' }
  ]
  const conditions = describeFilter({ columns })
  expect(conditions.map(({ words }) => words)).toEqual([
    'Counterparty contains “acme”',
    'BELNR is “4711”',
    'BELNR is blank'
  ])
  expect(editFilter({ columns }, conditions[1]!.removal)).toEqual({ columns: [columns[0], columns[2]] })
})

test('tells the conditions on the model from those on facts', () => {
  const opinions = describeFilter(everyCondition).filter(isAboutOpinion)
  expect(opinions.map(({ words }) => words)).toEqual(['Confidence from 0.80', 'Confidence to 0.95'])
})
