import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawTrainingSet, mostTrainingLines } from '../../../../src/main/engine/model/training-set.ts'

/** Ledgers by line: its account-and-amount key; -1 is unusable. Keys that occur twice are duplicates. */
const ledger = fc.array(fc.integer({ min: -1, max: 400 }), { minLength: 2, maxLength: 1200 })

const isRepeated = (keys: number[], line: number) => keys.filter((key) => key === keys[line]).length > 1

function draw(keys: number[], seed = 42) {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return drawTrainingSet(
    keys.length,
    (line) => keys[line]! >= 0,
    (line) => counts.get(keys[line]!)! > 1,
    (line) => keys[line]!,
    seed
  )
}

test('never puts lines of one account and amount on both sides', () => {
  fc.assert(
    fc.property(ledger, (keys) => {
      const { lines, isHeldOut } = draw(keys)
      const sides = new Map<number, Set<boolean>>()
      lines.forEach((line, at) => {
        const key = keys[line]!
        sides.set(key, (sides.get(key) ?? new Set()).add(isHeldOut[at]!))
      })
      expect([...sides.values()].filter(({ size }) => size > 1)).toEqual([])
    }),
    { seed: 1, numRuns: 100 }
  )
})

test('draws usable lines only, each once, with the right label, and no more than the forest can take', () => {
  fc.assert(
    fc.property(ledger, (keys) => {
      const { lines, labels, isHeldOut } = draw(keys)
      expect(new Set(lines).size).toBe(lines.length)
      expect(lines.every((line) => keys[line]! >= 0)).toBe(true)
      expect(lines.length).toBeLessThanOrEqual(mostTrainingLines)
      expect([labels.length, isHeldOut.length]).toEqual([lines.length, lines.length])
      expect(labels).toEqual(lines.map((line) => (isRepeated(keys, line) ? 1 : 0)))
    }),
    { seed: 2, numRuns: 60 }
  )
})

test('always trains on both kinds where there are both', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 80 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer(),
      (single, pairs, seed) => {
        const keys = [
          ...Array.from({ length: single }, (_, key) => key),
          ...Array.from({ length: 2 * pairs }, (_, at) => 1000 + (at >> 1))
        ]
        const { labels, isHeldOut } = draw(keys, seed)
        const learned = labels.filter((_, at) => !isHeldOut[at])
        expect(new Set(learned)).toEqual(new Set([0, 1]))
      }
    ),
    { seed: 3, numRuns: 300 }
  )
})

test('draws the same lines every time, and others with another seed', () => {
  const keys = Array.from({ length: 2000 }, (_, line) => (line * 7) % 1500)
  expect(draw(keys)).toEqual(draw(keys))
  expect(draw(keys, 43)).not.toEqual(draw(keys))
})

test('keeps about a fifth aside', () => {
  const keys = Array.from({ length: 2000 }, (_, line) => (line * 7) % 1500)
  const { lines, isHeldOut } = draw(keys)
  const share = isHeldOut.filter(Boolean).length / lines.length
  expect(lines).toHaveLength(mostTrainingLines)
  expect(share).toBeGreaterThan(0.12)
  expect(share).toBeLessThan(0.28)
})

test('draws from all over the file, however few lines it takes', () => {
  const keys = Array.from({ length: 240 }, (_, line) => (line < 4 ? 0 : line))
  const { lines } = draw(keys)
  expect(lines).toHaveLength(54)
  expect(lines.filter((line) => line >= 180).length).toBeGreaterThan(5)
})
