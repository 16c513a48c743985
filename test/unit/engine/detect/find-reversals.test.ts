import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectDays } from '../../../../src/main/engine/ledger/days.ts'
import { compareKeys } from '../../../../src/main/engine/ledger/compare-keys.ts'
import { findReversals } from '../../../../src/main/engine/detect/find-reversals.ts'
import type { KeyData, KeyField } from '../../../../src/main/engine/ledger/key-data.ts'
import type { Options } from '../../../../src/shared/options.ts'
import { reversalsOf } from '../../../helpers/facts-by-definition.ts'

interface Line {
  account: string
  amount: string
  /** Days since 2024-01-01; null is blank. */
  posted: number | null
  effective: number | null
  entity: string
}

const isoOf = (day: number | null) =>
  day === null ? '' : new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)

function fieldOf(texts: string[]): KeyField {
  const values = [...new Set(texts)].filter((text) => text !== '')
  return { ids: Int32Array.from(texts, (text) => values.indexOf(text)), values }
}

type Order = (one: number, other: number) => number

function partnersOf(lines: Line[], options: Options = {}, order: Order | null = null): number[] {
  const keys: KeyData = {
    lines: lines.length,
    account: fieldOf(lines.map(({ account }) => account)),
    amount: fieldOf(lines.map(({ amount }) => amount)),
    posted: fieldOf(lines.map(({ posted }) => isoOf(posted))),
    effective: fieldOf(lines.map(({ effective }) => isoOf(effective))),
    entered: null,
    user: null,
    source: null,
    journal: null,
    entity: fieldOf(lines.map(({ entity }) => entity)),
    currency: null
  }
  return [...findReversals(keys, compareKeys(keys, options), effectDays(keys), () => true, 60, order)]
}

const line = (account: string, amount: string, effective: number | null, entity = ''): Line => ({
  account,
  amount,
  posted: null,
  effective,
  entity
})

test('pairs the lines that trying every pair in order pairs', () => {
  const day = fc.option(fc.integer({ min: 0, max: 90 }), { freq: 8 })
  const anyLine: fc.Arbitrary<Line> = fc.record({
    account: fc.constantFrom('A', 'A', 'B', ''),
    amount: fc.constantFrom('5', '-5', '5', '-5', '2.5', '-2.5', '0', ''),
    posted: day,
    effective: day,
    entity: fc.constant('')
  })
  let pairs = 0
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), (lines) => {
      const expected = reversalsOf(
        lines.map(({ account, amount, posted, effective }) => ({
          account: account || null,
          amount: amount === '' ? null : BigInt(Number(amount) * 10),
          posted: isoOf(posted) || null,
          effective: isoOf(effective) || null,
          user: undefined,
          source: undefined
        }))
      )
      expect(partnersOf(lines)).toEqual(expected.map((partner) => partner ?? -1))
      pairs += expected.filter((partner) => partner !== null).length
    }),
    { seed: 5, numRuns: 1500 }
  )
  expect(pairs).toBeGreaterThan(1000)
})

test('sixty days apart is a reversal, sixty-one are not', () => {
  expect(partnersOf([line('A', '5', 0), line('A', '-5', 60)])).toEqual([1, 0])
  expect(partnersOf([line('A', '5', 0), line('A', '-5', 61)])).toEqual([-1, -1])
})

test('zero takes nothing back, and neither does a line without a day', () => {
  expect(partnersOf([line('A', '0', 0), line('A', '0', 0)])).toEqual([-1, -1])
  expect(partnersOf([line('A', '5', 0), line('A', '-5', null)])).toEqual([-1, -1])
})

test('of lines of one day those come first that an order puts first, and others where none is said', () => {
  const lines = [
    line('A', '5', 3),
    line('A', '5', 3),
    line('A', '-5', 3),
    line('A', '5', 2),
    line('A', '-5', 9)
  ]
  expect(partnersOf(lines)).toEqual([2, 4, 0, -1, 1])
  expect(partnersOf(lines, {}, (one, other) => other - one)).toEqual([4, 2, 1, -1, 0])
})

test('codes that an option makes equal take each other back, and entities that one keeps apart do not', () => {
  const [one, other] = [line('a1', '5', 0, 'X'), line('A1', '-5', 0, 'Y')]
  expect(partnersOf([one, other])).toEqual([-1, -1])
  expect(partnersOf([one, other], { ignoreCase: true })).toEqual([1, 0])
  expect(partnersOf([one, other], { ignoreCase: true, withinEntity: true })).toEqual([-1, -1])
})

test('tens of thousands of lines with one amount find their partners', () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => line('A', at % 2 === 0 ? '5' : '-5', at % 400))
  const partners = partnersOf(lines)
  expect(partners.every((partner, at) => partners[partner] === at)).toBe(true)
})
