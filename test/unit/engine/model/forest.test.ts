import { describe, expect, test, vi } from 'vitest'
import { features } from '../../../../src/main/engine/model/features.ts'
import {
  confidenceOf,
  explainedConfidence,
  layVoters,
  leafOf,
  restoreForest,
  storeForest,
  votersFor,
  type FlatForest,
  type StoredForest
} from '../../../../src/main/engine/model/flat-forest.ts'
import { growForest } from '../../../../src/main/engine/model/forest.ts'
import { randomFrom } from '../../../../src/main/engine/model/random.ts'

vi.setConfig({ testTimeout: 60_000 })

const everyColumn = 0b111111
const random = randomFrom(7)
/** Re-postings have higher numbers, by chance more than by rule. */
const rowsOf = (count: number, shift: number) =>
  Array.from({ length: count }, () => Float64Array.from(features, () => random() + shift * random()))
const positives = rowsOf(120, 0.6)
const others = rowsOf(300, 0)
const { forest, library } = growForest({ positives, others, columns: everyColumn }, 24)
const voters = votersFor(forest, everyColumn)
type Tree = (typeof library)[number]
/** What the library says of rows by one tree. */
const sayOf = ({ grown, features: chosen }: Tree, rows: readonly Float64Array[]) =>
  grown.predict(rows.map((row) => chosen.map((feature) => row[feature]!)))
const shareOf = (of: FlatForest, tree: number, row: Float64Array) => of.share[leafOf(of, tree, row, 0)]!
const countOthers = ({ labels }: Tree) => labels.filter((label) => label === 0).length
const probes = [...rowsOf(150, 0), ...rowsOf(150, 0.4)]

test('says tree by tree what the library does', () => {
  library.forEach((tree, number) => {
    const said = sayOf(tree, probes)
    probes.forEach((row, at) => expect(shareOf(forest, number, row)).toBeCloseTo(said[at]!, 9))
  })
})

test('learns from more others where a ledger repeats much, and either kind weighs the same', () => {
  const much = growForest({ positives, others, columns: everyColumn, repeats: 60_000 }, 24)
  for (const tree of library) expect(countOthers(tree)).toBe(tree.labels.length / 2)
  much.library.forEach((tree, number) => {
    const drawn = countOthers(tree)
    expect(drawn).toBeGreaterThan(tree.labels.length / 2)
    expect(much.forest.share[much.forest.roots[number]!]).toBeCloseTo(0.5, 9)
    const weight = (tree.labels.length - drawn) / drawn
    sayOf(tree, probes).forEach((mean, at) => {
      expect(shareOf(much.forest, number, probes[at]!)).toBeCloseTo(mean / (mean + (1 - mean) * weight), 9)
    })
  })
  expect(much.library.length).toBeLessThan(library.length)
})

test('lets the better half of the trees vote', () => {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const errors = library.map(
    (tree) =>
      mean(sayOf(tree, positives).map((said) => (1 - said) ** 2)) +
      mean(sayOf(tree, others).map((said) => said ** 2))
  )
  expect(voters).toHaveLength(library.length / 2)
  const worst = Math.max(...Array.from(voters, (tree) => errors[tree]!))
  const rest = errors.filter((_, tree) => !voters.includes(tree))
  expect(Math.min(...rest)).toBeGreaterThanOrEqual(worst - 1e-9)
})

test('comes back from JSON as the same forest to the last bit', () => {
  const stored = JSON.parse(JSON.stringify(storeForest(forest))) as StoredForest
  expect(restoreForest(stored, features.length)).toEqual(forest)
})

test('is the same forest when grown again', () => {
  expect(growForest({ positives, others, columns: everyColumn }, 24).forest).toEqual(forest)
})

test('ranks what it learned above what it did not', () => {
  const mean = (rows: Float64Array[]) =>
    rows.reduce((sum, row) => sum + confidenceOf(forest, voters, row, 0), 0) / rows.length
  expect(mean(positives)).toBeGreaterThan(mean(others) + 0.3)
})

test('explains a confidence by parts that add up to it', () => {
  for (const row of probes) {
    const byFeature = new Float64Array(features.length)
    const confidence = explainedConfidence(layVoters(forest, voters), row, byFeature)
    const roots = voters.reduce((sum, tree) => sum + forest.share[forest.roots[tree]!]!, 0)
    expect(confidence).toBe(confidenceOf(forest, voters, row, 0))
    expect(byFeature.reduce((sum, part) => sum + part, roots / voters.length)).toBeCloseTo(confidence, 9)
  }
})

test('lets only trees vote that look at columns the ledger has', () => {
  const withoutJournals = votersFor(forest, everyColumn & ~0b010000)
  expect(withoutJournals.length).toBeLessThan(voters.length)
  for (const tree of withoutJournals) expect(forest.columns[tree]! & 0b010000).toBe(0)
  const usedBy = (tree: number) => {
    const end = forest.roots[tree + 1] ?? forest.feature.length
    return forest.feature.slice(forest.roots[tree]!, end).filter((feature) => feature >= 0)
  }
  for (const tree of voters) {
    const needed = usedBy(tree).reduce((bits, feature) => bits | features[feature]!.columns, 0)
    expect(forest.columns[tree]).toBe(needed)
  }
})

describe('refuses a stored forest', () => {
  const stored = storeForest(forest)
  const damages: [what: string, change: Partial<StoredForest>][] = [
    ['without trees', { roots: [], columns: [] }],
    ['with a list too short', { threshold: stored.threshold.slice(1) }],
    ['with a link to nowhere', { left: stored.left.map((node) => (node < 0 ? node : node + 1e6)) }],
    ['that goes in circles', { right: stored.right.map((node) => (node < 0 ? node : 0)) }],
    ['with a feature that there is not', { feature: stored.feature.map((at) => (at < 0 ? at : 9999)) }],
    ['with a share above one', { share: stored.share.map(() => 2) }]
  ]
  test.each(damages)('%s', (_what, change) => {
    expect(() => restoreForest({ ...stored, ...change }, features.length)).toThrow(/damaged/)
  })
})
