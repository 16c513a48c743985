import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LinesByValue } from '../../../src/main/base/lines-by-value.ts'
import { linesWith, valuesAt } from '../../../src/main/base/lines-with.ts'
import { replaceIds } from '../../../src/main/base/replace-ids.ts'
import { splitAt, splitClasses } from '../../../src/main/base/split-classes.ts'

const number = (below: number) => fc.integer({ min: -1, max: below - 1 })
const runs = { seed: 5, numRuns: 1000 }

/** Numbers texts in the order of first sight; null is in no class. */
function numberTexts(texts: (string | null)[]): number[] {
  const numbers = new Map<string, number>()
  return texts.map((text) => {
    if (text === null) return -1
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  })
}

test('splits classes as texts of both numbers do, numbered by their first items', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number(4), number(6)), { maxLength: 60 }), (items) => {
      const of = Int32Array.from(items, ([one]) => one)
      const ids = Int32Array.from(items, ([, other]) => other)
      const split = splitClasses({ of, count: 4 }, { ids, count: 6 })
      const texts = items.map(([one, other]) => (one < 0 || other < 0 ? null : `${one}/${other}`))
      expect([...split.of]).toEqual(numberTexts(texts))
      expect(split.count).toBe(new Set(texts.filter((text) => text !== null)).size)
    }),
    runs
  )
})

test('splits chosen lines, in the order they are chosen in, by the values of all lines', () => {
  const lines = fc.array(fc.tuple(number(3), number(3), fc.integer()), { maxLength: 40 })
  fc.assert(
    fc.property(lines, (all) => {
      const chosen = [...all.keys()].toSorted((a, b) => all[a]![2] - all[b]![2]).slice(0, all.length >> 1)
      const field = (at: 0 | 1) => ({ ids: Int32Array.from(all, (line) => line[at]), count: 3 })
      const whole = { of: new Int32Array(chosen.length), count: 1 }
      const split = splitAt(Int32Array.from(chosen), whole, [field(0), field(1)])
      const texts = chosen.map((line) => {
        const [one, other] = all[line]!
        return one < 0 || other < 0 ? null : `${one}/${other}`
      })
      expect([...split.of]).toEqual(numberTexts(texts))
    }),
    runs
  )
})

test('gives the lines of each value in the order of the file, and leaves out those without one', () => {
  fc.assert(
    fc.property(fc.array(number(5), { maxLength: 40 }), (values) => {
      const byValue = new LinesByValue(Int32Array.from(values), 5)
      const expected = [0, 1, 2, 3, 4].map((value) =>
        [...values.keys()].filter((line) => values[line] === value)
      )
      expect([0, 1, 2, 3, 4].map((value) => [...byValue.of(value)])).toEqual(expected)
      expect([...byValue.order]).toEqual(expected.flat())
      expect([...linesWith(Int32Array.from(values))]).toEqual(expected.flat().toSorted((a, b) => a - b))
    }),
    runs
  )
})

test('looks numbers up by line and by table', () => {
  expect([...valuesAt(Int32Array.of(7, 8, -1), Int32Array.of(2, 0, 0))]).toEqual([-1, 7, 7])
  expect([...replaceIds(Int32Array.of(1, -1, 0), Int32Array.of(7, 8))]).toEqual([8, -1, 7])
  expect([...replaceIds(Int32Array.of(1, -1, 0), Int32Array.of(7, 8), 9)]).toEqual([8, 9, 7])
})
