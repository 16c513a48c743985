import { expect, test } from 'vitest'
import { features } from '../../../../src/main/engine/model/features.ts'
import type { FlatForest } from '../../../../src/main/engine/model/flat-forest.ts'
import { scoreLines } from '../../../../src/main/engine/model/score-lines.ts'
import { makeView, type ViewLine } from '../../../helpers/make-view.ts'

const daysApart = features.findIndex(({ form, of }) => form === 'as is' && of[0] === 'daysPosted')

/** A forest of stumps: within five days of the twin it is a re-posting. */
function stumps(count: number, columns = 0): FlatForest {
  const each = <Value>(...values: Value[]) => Array.from({ length: count }, () => values).flat()
  const first = (at: number) => Array.from({ length: count }, (_, tree) => [3 * tree + at, -1, -1]).flat()
  return {
    roots: Int32Array.from({ length: count }, (_, tree) => 3 * tree),
    columns: new Int32Array(count).fill(columns),
    feature: Int32Array.from(each(daysApart, -1, -1)),
    threshold: Float64Array.from(each(5.5, 0, 0)),
    left: Int32Array.from(first(1)),
    right: Int32Array.from(first(2)),
    share: Float64Array.from(each(0.5, 0.8, 0.1))
  }
}

const lines: ViewLine[] = [
  { account: '4000', amount: 10, posted: '2025-01-01' },
  { account: '4000', amount: 10, posted: '2025-01-04' },
  { account: '5000', amount: 7, posted: '2025-01-04' },
  { account: '4000', amount: 10, posted: '2025-03-01' }
]

/** Repeated lines that are all in one finding. */
const inOne = (...lines: number[]) => ({
  repeated: Int32Array.from(lines),
  findingOf: new Int32Array(4).fill(1)
})

test('scores the repeats by their places in the order they are given, but not the first line of a group', () => {
  const reports: number[] = []
  const opinions = [...scoreLines(stumps(10), makeView(lines), inOne(3, 0, 1), (done) => reports.push(done))]
  expect(
    opinions.map(({ position, riskScore, prediction, confidence }) => ({
      position,
      riskScore,
      prediction,
      confidence: +confidence.toFixed(9)
    }))
  ).toEqual([
    { position: 1, confidence: 0.095, riskScore: 2, prediction: false },
    { position: 3, confidence: 0.764, riskScore: 19, prediction: true }
  ])
  expect(reports.at(-1)).toBe(3)
})

test('has no opinion on a ledger without the columns that the trees look at', () => {
  expect(() => [...scoreLines(stumps(10, 1), makeView(lines), inOne(0, 1), () => undefined)]).toThrow(
    /columns that this ledger does not have/
  )
})

test('says what moved a confidence, and by how much', () => {
  const opinions = [...scoreLines(stumps(10), makeView(lines), inOne(0, 1, 3), () => undefined)]
  expect(opinions.map(({ reasons }) => reasons)).toEqual([
    [{ of: ['daysPosted'], value: 3, moved: 0.3 }],
    [{ of: ['daysPosted'], value: 56, moved: -0.4 }]
  ])
})
