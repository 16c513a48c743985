import { expect, test } from 'vitest'
import {
  compareFields,
  compareRecords,
  tellDifferences
} from '../../../../../src/renderer/findings/detail/compare-lines.ts'
import type { DuplicateRow } from '../../../../../src/shared/duplicate.ts'
import type { FindingMember } from '../../../../../src/shared/finding.ts'
import type { Field } from '../../../../../src/shared/mapping.ts'

const makeMember = (
  fields: Partial<Record<Field, string>>,
  original: Record<string, string> = {}
): FindingMember => ({
  row: {} as DuplicateRow,
  occurrence: 1,
  groups: [],
  fields: Object.entries(fields).map(([field, value]) => ({ field: field as Field, value })),
  mended: null,
  original: Object.entries(original).map(([header, value]) => ({ header, value })),
  reversal: null,
  journalLines: 0,
  excepted: null
})

const twins = [
  makeMember({ account: '473000', amount: '9770.52', posted: '2025-03-29', description: 'freight' }),
  makeMember({ journal: 'JE2', account: '473000', amount: '9770.52', posted: '2025-03-31' })
]

test('lays lines side by side in the order of the fields, a blank where a line has nothing', () => {
  const compared = compareFields(twins)
  expect(compared.map(({ label, values }) => [label, ...values])).toEqual([
    ['Journal', '', 'JE2'],
    ['Account', '473000', '473000'],
    ['Amount', '9770.52', '9770.52'],
    ['Entry date', '2025-03-29', '2025-03-31'],
    ['Description', 'freight', '']
  ])
  expect(compared.map(({ kind }) => kind)).toEqual(['text', 'text', 'amount', 'day', 'text'])
})

test('says which fields differ and how many do not', () => {
  expect(tellDifferences(compareFields(twins))).toBe(
    'Equal in 2 fields; different in Journal, Entry date, and Description.'
  )
  expect(tellDifferences(compareFields([twins[0]!, twins[0]!]))).toBe('Equal in all 4 fields.')
})

test('compares records to the letter, also where files have other headers', () => {
  const compared = compareRecords([
    makeMember({}, { Konto: '0400', Text: 'a' }),
    makeMember({}, { Konto: '0400', Betrag: '1,00', Text: 'a ' })
  ])
  expect(compared.map(({ label, values, isDiffering }) => [label, values, isDiffering])).toEqual([
    ['Konto', ['0400', '0400'], false],
    ['Text', ['a', 'a '], true],
    ['Betrag', ['', '1,00'], true]
  ])
})
