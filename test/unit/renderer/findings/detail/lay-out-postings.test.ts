import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  alignLegs,
  comparePostings,
  firstOf,
  namePostings,
  partPostings
} from '../../../../../src/renderer/findings/detail/lay-out-postings.ts'
import type { DuplicateRow } from '../../../../../src/shared/duplicate.ts'
import type { FindingMember } from '../../../../../src/shared/finding.ts'
import type { Field } from '../../../../../src/shared/mapping.ts'

let lines = 0
const line = (occurrence: number, said: Partial<Record<Field, string>>, journalLines = 0): FindingMember => {
  const { account = '', amount = '', journal = '' } = said
  const lineId = ++lines
  return {
    row: {
      lineId,
      fileIndex: 0,
      lineNumber: lineId,
      account,
      amount,
      journal,
      accountName: ''
    } as DuplicateRow,
    occurrence,
    groups: [],
    fields: Object.entries(said).map(([field, value]) => ({ field: field as Field, value })),
    mended: null,
    original: [],
    reversal: null,
    excepted: null,
    journalLines
  }
}

const journal = (occurrence: number, name: string, posted: string, journalLines = 2): FindingMember[] => [
  line(occurrence, { journal: name, account: '1000', amount: '50.00', posted, user: 'kim' }, journalLines),
  line(occurrence, { journal: name, account: '4000', amount: '-50.00', posted, user: 'kim' }, journalLines)
]

test('puts the legs of two journals beside each other, and says what tells the journals apart', () => {
  const members = [...journal(1, 'J1', '2025-01-01'), ...journal(2, 'J9', '2025-01-03', 5)]
  const postings = partPostings(members, 4)
  expect(namePostings(postings)).toEqual(['J1', 'J9'])
  expect(alignLegs(postings).map((leg) => leg.lines.map((one) => one?.row.amount))).toEqual([
    ['50.00', '50.00'],
    ['-50.00', '-50.00']
  ])
  expect(postings.map(({ others }) => others)).toEqual([0, 3])
  expect(
    comparePostings(postings).map(({ label, values, isDiffering }) => [label, values, isDiffering])
  ).toEqual([
    ['Journal', ['J1', 'J9'], true],
    ['Entry date', ['2025-01-01', '2025-01-03'], true],
    ['User', ['kim', 'kim'], false]
  ])
})

test('counts no line of a journal that stands twice under its own number as another line of it', () => {
  const members = [...journal(1, 'J1', '2025-01-01', 4), ...journal(2, 'J1', '2025-01-01', 4)]
  const postings = partPostings(members, 4)
  expect(postings.map(({ others }) => others)).toEqual([0, 0])
  expect(namePostings(postings)).toBeNull()
})

test('says of a posting that could not be shown whole neither what it lacks nor what its journal has besides', () => {
  const members = [...journal(1, 'J1', '2025-01-01'), ...journal(2, 'J2', '2025-01-01')]
  expect(partPostings(members, 60).map(({ isCut, others }) => [isCut, others])).toEqual([
    [false, 0],
    [true, null]
  ])
})

test('brings lines of the same text together before it joins what is left', () => {
  const members = [
    line(1, { account: '1', amount: '5', description: 'a' }),
    line(1, { account: '1', amount: '5', description: 'b' }),
    line(2, { account: '1', amount: '5', description: 'b' }),
    line(2, { account: '1', amount: '5', description: 'c' })
  ]
  const texts = alignLegs(partPostings(members, 4)).map((leg) =>
    leg.lines.map((one) => one?.fields.find(({ field }) => field === 'description')?.value)
  )
  expect(texts).toEqual([
    ['a', 'c'],
    ['b', 'b']
  ])
})

test('gives every line exactly one place, in its own posting and beside lines of its account and amount', () => {
  const said = fc.record({
    occurrence: fc.integer({ min: 1, max: 4 }),
    account: fc.constantFrom('1', '2'),
    amount: fc.constantFrom('5', '-5'),
    description: fc.constantFrom('', 'a', 'b')
  })
  fc.assert(
    fc.property(fc.array(said, { minLength: 1, maxLength: 20 }), (records) => {
      const members = records
        .toSorted((a, b) => a.occurrence - b.occurrence)
        .map(({ occurrence, ...fields }) => line(occurrence, fields))
      const postings = partPostings(members, members.length)
      const legs = alignLegs(postings)
      const placed = legs.flatMap((leg) => leg.lines.filter((one) => one !== null))
      expect(placed).toHaveLength(members.length)
      expect(new Set(placed)).toEqual(new Set(members))
      for (const leg of legs) {
        const { account, amount } = firstOf(leg).row
        for (const [at, one] of leg.lines.entries()) {
          if (one === null) continue
          expect([one.row.account, one.row.amount]).toEqual([account, amount])
          expect(postings[at]!.members).toContain(one)
        }
      }
    })
  )
})
