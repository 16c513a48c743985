import { describe, expect, test, vi } from 'vitest'
import { features } from '../../../../src/main/engine/model/features.ts'
import {
  confidenceOf,
  explainedConfidence,
  leafOf,
  restoreForest,
  storeForest,
  votersFor,
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
const probes = [...rowsOf(150, 0), ...rowsOf(150, 0.4)]

test('votes tree by tree as the library does', () => {
  library.forEach(({ grown, features: chosen }, tree) => {
    const votes = grown.predict(probes.map((row) => chosen.map((feature) => row[feature]!)))
    const flat = probes.map((row) => (forest.share[leafOf(forest, tree, row, 0)]! > 0.5 ? 1 : 0))
    // Where half of a leaf's rows are re-postings, the library takes the first kind.
    expect(flat).toEqual(votes)
  })
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
    const confidence = explainedConfidence(forest, voters, row, byFeature)
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
