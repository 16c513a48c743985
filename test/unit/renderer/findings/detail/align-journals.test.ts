import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignJournals, negate } from '../../../../../src/renderer/findings/detail/align-journals.ts'
import type { JournalLine } from '../../../../../src/shared/finding.ts'

const makeLine = (lineId: number, account: string, amount: string, description = ''): JournalLine => ({
  lineId,
  fileIndex: 0,
  lineNumber: lineId,
  fields: [
    { field: 'account', value: account },
    { field: 'amount', value: amount },
    { field: 'description', value: description }
  ],
  findingNo: null
})
const idsOf = (aligned: ReturnType<typeof alignJournals>) =>
  aligned.map(({ left, right }) => [left?.lineId ?? null, right?.lineId ?? null])

test('puts lines of the same account and amount beside each other, and the rest on rows of their own', () => {
  const left = [makeLine(1, '473000', '10.00'), makeLine(2, '1576', '1.90'), makeLine(3, '1600', '-11.90')]
  const right = [makeLine(7, '1600', '-11.90'), makeLine(8, '473000', '10.00'), makeLine(9, '9999', '0.00')]
  expect(idsOf(alignJournals(left, right))).toEqual([
    [1, 8],
    [2, null],
    [3, 7],
    [null, 9]
  ])
})

test('prefers the line of the same description where an amount is there twice', () => {
  const left = [makeLine(1, '6', '5.00', 'march'), makeLine(2, '6', '5.00', 'april')]
  const right = [makeLine(3, '6', '5.00', 'april'), makeLine(4, '6', '5.00', 'other')]
  expect(idsOf(alignJournals(left, right))).toEqual([
    [1, 4],
    [2, 3]
  ])
})

test('puts opposite amounts beside each other where one journal takes the other back', () => {
  const left = [makeLine(1, '6', '5.00'), makeLine(2, '7', '-5.00')]
  const right = [makeLine(3, '6', '-5.00'), makeLine(4, '7', '5.00')]
  expect(idsOf(alignJournals(left, right, true))).toEqual([
    [1, 3],
    [2, 4]
  ])
  expect(
    idsOf(alignJournals(left, right))
      .flat()
      .filter((id) => id === null)
  ).toHaveLength(4)
})

test('turns the sign of an exact amount, and leaves nought and text alone', () => {
  expect(['12.30', '-12.30', '0.00', 'see note'].map(negate)).toEqual(['-12.30', '12.30', '0.00', 'see note'])
})

test('shows every line exactly once and pairs as many as can be paired', () => {
  const lines = (from: number) =>
    fc
      .array(fc.tuple(fc.constantFrom('1', '2'), fc.constantFrom('1.00', '-1.00'), fc.constantFrom('a', 'b')))
      .map((all) => all.map(([account, amount, text], at) => makeLine(from + at, account, amount, text)))
  const tally = (all: readonly JournalLine[]) => {
    const counts = new Map<string, number>()
    for (const { fields } of all) {
      const key = `${fields[0]!.value}/${fields[1]!.value}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }
  fc.assert(
    fc.property(lines(1), lines(1000), (left, right) => {
      const aligned = alignJournals(left, right)
      expect(aligned.flatMap((row) => row.left ?? [])).toEqual(left)
      expect(new Set(aligned.flatMap((row) => row.right ?? []))).toEqual(new Set(right))
      const [a, b] = [tally(left), tally(right)]
      const possible = [...a].reduce((sum, [key, count]) => sum + Math.min(count, b.get(key) ?? 0), 0)
      expect(aligned.filter((row) => row.left !== null && row.right !== null)).toHaveLength(possible)
    })
  )
})
