import { describe, expect, test } from 'vitest'
import { labelLines } from '../../../../src/main/engine/model/decided-rows.ts'
import type { RepeatedLine } from '../../../../src/main/engine/store/stored-ledger.ts'

/** A line shown in a finding, and the weaker group it is in as well. */
const line = (lineId: number, groupNo: number, weaker: number | null = null): RepeatedLine => ({
  lineId,
  groupNo,
  groups: [weaker, null, null, groupNo, null, null],
  riskScore: 20,
  counterparty: '',
  description: ''
})
const inOrder = (one: number, other: number) => one < other
const labels = (...lines: Parameters<typeof labelLines>) =>
  labelLines(...lines).decided.map((found) => [found.line + 1, found.isPositive])

describe('the label of a line', () => {
  const pair = [line(4, 1), line(9, 1)]

  test('is a second posting for all lines of a duplicate but the one that was posted first', () => {
    expect(labels(pair, new Map([[1, true]]), inOrder)).toEqual([[9, true]])
    expect(labels(pair, new Map([[1, true]]), (one, other) => one > other)).toEqual([[4, true]])
  })

  test('is ordinary for every line of a finding that was decided so', () => {
    expect(labels(pair, new Map([[1, false]]), inOrder)).toEqual([
      [4, false],
      [9, false]
    ])
  })

  test('is none where nobody decided', () => {
    expect(labelLines(pair, new Map([[2, true]]), inOrder)).toEqual({ decided: [], known: new Set() })
  })

  test('comes from the finding that shows the line; a line of the group that another one shows counts for who was first', () => {
    const lines = [line(2, 1, 5), line(7, 1, 5), line(8, 5)]
    const found = labelLines(lines, new Map([[5, true]]), inOrder)
    expect(found.decided).toEqual([{ line: 7, groupNo: 5, isPositive: true, riskScore: 20 }])
    expect([...found.known].toSorted((a, b) => a - b)).toEqual([1, 6, 7])
  })
})
