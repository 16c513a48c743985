import { describe, expect, test } from 'vitest'
import { labelLines } from '../../../../src/main/engine/model/decided-rows.ts'
import type { RepeatedLine } from '../../../../src/main/engine/store/stored-ledger.ts'

/** A line of a finding, and which account and amount it has. */
const line = (lineId: number, findingNo: number, leg = 1): RepeatedLine => ({
  lineId,
  findingNo,
  leg,
  riskScore: 20
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

  test('is a second posting for none of the lines that were posted first, one of each account and amount', () => {
    const lines = [line(2, 5, 1), line(3, 5, 2), line(7, 5, 1), line(8, 5, 2), line(9, 5, 3), line(4, 6, 1)]
    const found = labelLines(lines, new Map([[5, true]]), inOrder)
    expect(found.decided.map(({ line: at }) => at)).toEqual([6, 7, 8])
    expect([...found.known].toSorted((a, b) => a - b)).toEqual([1, 2, 6, 7, 8])
  })
})
