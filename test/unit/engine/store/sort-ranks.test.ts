import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dictionary } from '../../../../src/main/engine/store/dictionary.ts'
import { rankAmounts, rankNumbers, sortByRank } from '../../../../src/main/engine/store/sort-ranks.ts'

/** Whether ranks tell items apart, and order them, as `compare` does. */
function expectOrder<Item>(
  ranks: ArrayLike<number>,
  items: readonly Item[],
  compare: (a: Item, b: Item) => number
) {
  for (const [at, item] of items.entries())
    for (const [other, another] of items.entries())
      expect(Math.sign(ranks[at]! - ranks[other]!)).toBe(Math.sign(compare(item, another)))
}

describe('ranks', () => {
  test('order texts by their code points, as SQLite compares UTF-8', () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'B', 'é', '\uFF01', '\u{1F600}', '\uE000') })
    )
    fc.assert(
      fc.property(texts, (items) => {
        const dictionary = new Dictionary()
        const numbers = items.map((text) => dictionary.numberOf(text))
        const ranks = dictionary.ranks()
        expectOrder(
          numbers.map((number) => ranks[number]!),
          items,
          (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))
        )
      })
    )
  })

  test('order numbers, equal ones alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => value + 0)),
        (items) => {
          expectOrder(rankNumbers(Float64Array.from(items)), items, (a, b) => a - b)
        }
      )
    )
  })

  test('order amounts to their last decimal', () => {
    const amount = fc.record({ minor: fc.integer({ min: -3, max: 3 }), fine: fc.constantFrom(0, 0, 1, 999) })
    fc.assert(
      fc.property(fc.array(amount), (items) => {
        const ranks = rankAmounts(
          Float64Array.from(items, ({ minor }) => minor),
          Float64Array.from(items, ({ fine }) => fine)
        )
        expectOrder(ranks, items, (a, b) => a.minor * 1000 + a.fine - (b.minor * 1000 + b.fine))
      })
    )
  })
})

test('sorts a choice of items by rank and leaves equal ones in their order, up and down', () => {
  const ranked = fc.array(fc.record({ rank: fc.nat(5), isChosen: fc.boolean() }))
  fc.assert(
    fc.property(ranked, (items) => {
      const ranks = Int32Array.from(items, ({ rank }) => rank)
      const chosen = items.flatMap(({ isChosen }, at) => (isChosen ? [at] : []))
      const up = chosen.toSorted((a, b) => ranks[a]! - ranks[b]!)
      const down = chosen.toSorted((a, b) => ranks[b]! - ranks[a]!)
      expect([...sortByRank(Int32Array.from(chosen), ranks, 'asc')]).toEqual(up)
      expect([...sortByRank(Int32Array.from(chosen), ranks, 'desc')]).toEqual(down)
    })
  )
})
