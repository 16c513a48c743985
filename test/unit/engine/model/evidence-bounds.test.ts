import fc from 'fast-check'
import { expect, test } from 'vitest'
import { features } from '../../../../src/main/engine/model/features.ts'
import type { FlatForest } from '../../../../src/main/engine/model/flat-forest.ts'
import { wordReasons } from '../../../../src/main/engine/findings/reason-words.ts'
import { randomFrom } from '../../../../src/main/engine/model/random.ts'
import { scoreLines, type Opinion } from '../../../../src/main/engine/model/score-lines.ts'
import { makeView, type ViewLine } from '../../../helpers/make-view.ts'

/** A forest of stumps that knows nothing: features, thresholds and shares by chance. */
function anyForest(seed: number): FlatForest {
  const random = randomFrom(seed)
  const count = 12
  const three = <Value>(of: (tree: number) => Value[]) =>
    Array.from({ length: count }, (_, tree) => of(tree)).flat()
  return {
    roots: Int32Array.from({ length: count }, (_, tree) => 3 * tree),
    columns: new Int32Array(count),
    feature: Int32Array.from(three(() => [Math.floor(random() * features.length), -1, -1])),
    threshold: Float64Array.from(three(() => [random() * 20, 0, 0])),
    left: Int32Array.from(three((tree) => [3 * tree + 1, -1, -1])),
    right: Int32Array.from(three((tree) => [3 * tree + 2, -1, -1])),
    share: Float64Array.from(three(() => [0.5, random(), random()]))
  }
}

function opinionsOf(lines: readonly ViewLine[], seed: number): Map<number, Opinion> {
  const repeated = Int32Array.from(lines.keys())
  // Lines of one amount are one finding.
  const findingOf = Int32Array.from(lines, ({ amount }) => amount)
  const judged = { repeated, findingOf }
  const opinions = [...scoreLines(anyForest(seed), makeView(lines), judged, () => undefined)]
  return new Map(opinions.map((opinion) => [opinion.position - 1, opinion]))
}

const plain = ({ description = '' }: ViewLine) => description.toLowerCase().replaceAll(/[\d\s]/g, '')
const daysBetween = (one: ViewLine, other: ViewLine) =>
  Math.abs(Date.parse(one.posted!) - Date.parse(other.posted!)) / 86_400_000
const isNear = (one: ViewLine, other: ViewLine) =>
  daysBetween(one, other) <= 3 &&
  one.user === other.user &&
  one.source === other.source &&
  plain(one) === plain(other)
const isFar = (one: ViewLine, other: ViewLine) =>
  daysBetween(one, other) >= 60 && one.user !== other.user && plain(one) !== plain(other)
const isEqual = (one: ViewLine, other: ViewLine) => JSON.stringify(one) === JSON.stringify(other)

const day = (offset: number) => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10)
const chance = (values: string[]) => fc.constantFrom(...values)
const side = fc.record({
  offset: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 60, max: 300 })),
  user: chance(['A', 'B', 'C']),
  source: chance(['AP', 'GL']),
  description: chance(['Rent 1', 'RENT 2', 'rent', 'Hall', 'Bank fee'])
})
const ledgers = fc
  .record({
    pairs: fc.array(fc.tuple(side, side), { minLength: 4, maxLength: 24 }),
    hasUser: fc.boolean(),
    hasSource: fc.boolean(),
    hasText: fc.boolean()
  })
  .map(({ pairs, hasUser, hasSource, hasText }) =>
    pairs.flatMap((pair, at) =>
      pair.map(({ offset, user, source, description }): ViewLine => ({
        account: '4000',
        amount: 100 + at,
        posted: day(offset),
        ...(hasUser && { user }),
        ...(hasSource && { source }),
        ...(hasText && { description })
      }))
    )
  )

interface Pair {
  lines: [ViewLine, ViewLine]
  confidence: number
}

function pairsOf(lines: readonly ViewLine[], opinions: ReadonlyMap<number, Opinion>): Pair[] {
  return Array.from({ length: lines.length / 2 }, (_, at) => {
    const both = [opinions.get(2 * at), opinions.get(2 * at + 1)]
    return {
      lines: [lines[2 * at]!, lines[2 * at + 1]!],
      confidence: Math.max(...both.map((one) => one?.confidence ?? -1))
    }
  })
}

test('never puts a pair of one user, source and text within three days below one of others months apart', () => {
  const met = { near: 0, far: 0 }
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 1000 }), (lines, seed) => {
      const pairs = pairsOf(lines, opinionsOf(lines, seed))
      const near = pairs.filter(({ lines: pair }) => isNear(...pair))
      const far = pairs.filter(({ lines: pair }) => isFar(...pair))
      met.near += near.length
      met.far += far.length
      const violations = near.flatMap((one) => far.filter((other) => one.confidence < other.confidence))
      expect(violations).toEqual([])
    }),
    { seed: 1, numRuns: 1200 }
  )
  expect(Math.min(met.near, met.far)).toBeGreaterThan(500)
})

test('puts what is equal in all six fields and the text before everything else', () => {
  let met = 0
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 1000 }), (lines, seed) => {
      const pairs = pairsOf(lines, opinionsOf(lines, seed))
      const equal = pairs.filter(({ lines: pair }) => isEqual(...pair)).map(({ confidence }) => confidence)
      const others = pairs.filter(({ lines: pair }) => !isEqual(...pair)).map(({ confidence }) => confidence)
      met += equal.length
      // Of none the one is endlessly high and the other endlessly low.
      expect(Math.min(...equal)).toBeGreaterThan(Math.max(...others))
    }),
    { seed: 2, numRuns: 400 }
  )
  expect(met).toBeGreaterThan(50)
})

test('gives the first line of each pair no opinion', () => {
  fc.assert(
    fc.property(ledgers, (lines) => {
      const opinions = opinionsOf(lines, 1)
      for (let at = 0; at < lines.length; at += 2) {
        expect(Number(opinions.has(at)) + Number(opinions.has(at + 1))).toBe(1)
        const isSecond = lines[at]!.posted! <= lines[at + 1]!.posted!
        expect(opinions.has(isSecond ? at + 1 : at)).toBe(true)
      }
    }),
    { seed: 3, numRuns: 50 }
  )
})

test('leaves what a ledger repeats to the letter a hundred times to the forest, and says so', () => {
  const twice = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const line = { account: '4000', amount: at, posted: '2025-01-01', user: 'A', description: 'Fare' }
      return [line, line]
    }).flat()
  const wordsOf = (lines: ViewLine[]) =>
    [...opinionsOf(lines, 5).values()].map(({ reasons }) => wordReasons(reasons).map(({ text }) => text))
  for (const texts of wordsOf(twice(99))) expect(texts[0]).toMatch(/All six fields and the text .* 99 times/)
  const often = twice(100)
  for (const texts of wordsOf(often))
    expect(texts.join(' ')).toMatch(/this ledger repeats lines so 100 times/)
  expect(Math.max(...[...opinionsOf(often, 5).values()].map(({ confidence }) => confidence))).toBeLessThan(
    0.95
  )
})

test('speaks of no days where a ledger has none', () => {
  const lines = Array.from({ length: 60 }, (_, at): ViewLine => ({
    account: `${4000 + (at % 7)}`,
    amount: at >> 1,
    user: `U${at % 3}`,
    description: `Text ${at % 5}`
  }))
  for (let seed = 1; seed <= 40; seed++)
    for (const { reasons } of opinionsOf(lines, seed).values())
      for (const { text } of wordReasons(reasons)) expect(text).not.toMatch(/day|month|soon|weekend/i)
})
