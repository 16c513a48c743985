import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextNumbers } from '../../../src/main/base/text-numbers.ts'

test('numbers texts in the order of first sight, as a map of them does', () => {
  const texts = fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.integer().map(String)), {
    maxLength: 3000,
    size: 'max'
  })
  fc.assert(
    fc.property(texts, (all) => {
      const numbers = new TextNumbers()
      const known = new Map<string, number>()
      for (const text of all) if (!known.has(text)) known.set(text, known.size)
      expect(all.map((text) => numbers.numberOf(text))).toEqual(all.map((text) => known.get(text)))
      expect(numbers.texts).toEqual([...known.keys()])
    }),
    { seed: 23, numRuns: 60 }
  )
})
