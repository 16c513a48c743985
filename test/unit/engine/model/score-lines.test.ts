import { expect, test } from 'vitest'
import type { Forest } from '../../../../src/main/engine/model/forest.ts'
import { scoreLines } from '../../../../src/main/engine/model/score-lines.ts'

/** A forest that reads its answer off the length of the account. */
const forest: Pick<Forest, 'confidence'> = { confidence: (features) => features.map((row) => row[3]! / 50) }

function score(votes: number[]) {
  const lines = votes.map((vote, at) => ({ position: at + 1, vote }))
  const modelLine = { user: '', amount: 1, day: '', text: '' }
  const reports: number[] = []
  const opinions = scoreLines(
    forest as Forest,
    lines,
    ({ vote }) => ({ ...modelLine, account: 'x'.repeat(vote) }),
    (done) => reports.push(done)
  )
  return { opinions: [...opinions], reports }
}

test('calls a line a duplicate from more than half of the votes on', () => {
  const { opinions } = score([0, 1, 24, 25, 26, 50])
  expect(
    opinions.map(({ confidence, riskScore, prediction }) => [confidence, riskScore, prediction])
  ).toEqual([
    [0, 0, false],
    [0.02, 1, false],
    [0.48, 12, false],
    [0.5, 13, false],
    [0.52, 13, true],
    [1, 25, true]
  ])
})

test('scores every line in its place, however many there are', () => {
  const votes = Array.from({ length: 12_345 }, (_, at) => at % 51)
  const { opinions, reports } = score(votes)
  expect(opinions.map(({ position }) => position)).toEqual(votes.map((_, at) => at + 1))
  expect(opinions.map(({ confidence }) => Math.round(confidence * 50))).toEqual(votes)
  expect(reports.at(-1)).toBe(12_345)
})
