import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonical,
  chooseScale,
  decimalsOf,
  fromUnits,
  toSafeUnits,
  toUnits
} from '../../../src/main/base/decimal.ts'
import { absoluteAmounts, ExactAmounts, exactAmounts } from '../../../src/main/base/exact-amounts.ts'

const runs = { seed: 9, numRuns: 1000 }
/** With cents, and with more decimals than one number holds. */
const decimal = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 10 ** 9 }), fc.stringMatching(/^(?:\d{0,2}|\d{14,16})$/))
  .map(([isNegative, whole, fraction]) => canonical(`${isNegative ? '-' : ''}${whole}.${fraction}`))
const absolute = (units: bigint) => (units < 0n ? -units : units)

test('adds amounts up as whole numbers of any size do, and orders them by how far they are from nought', () => {
  const seen = new Set<boolean>()
  const postings = fc.array(fc.tuple(decimal, fc.nat(2)), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(postings, (lines) => {
      const texts = lines.map(([text]) => text)
      const decimals = Math.max(...texts.map(decimalsOf))
      const all = texts.reduce((sum, text) => sum + absolute(toUnits(text, decimals)), 0n)
      const scale = chooseScale(all, decimals, lines.length)
      const amounts = exactAmounts(texts, scale)
      const sums = new ExactAmounts(3, scale)
      const expected = [0n, 0n, 0n]
      lines.forEach(([text, at], id) => {
        sums.add(at, amounts, id)
        expected[at]! += toUnits(text, decimals)
      })
      seen.add(scale.fineScale > 0)
      expected.forEach((units, at) => {
        expect(sums.units(at)).toBe(units)
        expect(sums.text(at)).toBe(fromUnits(units, decimals))
        expect(sums.isZero(at)).toBe(units === 0n)
        expected.forEach((other, otherAt) => {
          const difference = absolute(units) - absolute(other)
          expect(Math.sign(sums.compareSizes(at, otherAt))).toBe(Math.sign(Number(difference)))
        })
      })
    }),
    runs
  )
  expect(seen).toEqual(new Set([true, false]))
})

test('amounts that take each other away leave nought', () => {
  const scale = { scale: 2, fineScale: 3, decimals: 5 }
  const amounts = exactAmounts(['0.00001', '-0.00001', '12.34567', '-12.34567'], scale)
  const sums = new ExactAmounts(1, scale)
  for (let id = 0; id < 4; id++) sums.add(0, amounts, id)
  expect(sums.isZero(0)).toBe(true)
  expect(sums.text(0)).toBe('0.00000')
})

test('counts units in a number exactly wherever a number holds them', () => {
  fc.assert(
    fc.property(decimal, fc.nat(4), (text, more) => {
      const decimals = decimalsOf(text) + more
      const units = toUnits(text, decimals)
      const read = toSafeUnits(text, decimals)
      const isSafe = absolute(units) <= BigInt(Number.MAX_SAFE_INTEGER)
      expect(Number.isSafeInteger(read) ? BigInt(read) : null).toBe(isSafe ? units : null)
    }),
    runs
  )
})

test('multiplies sizes of amounts, and tells more than half, as whole numbers of any size do', () => {
  const seen = new Set<string>()
  const postings = fc.array(fc.tuple(decimal, fc.integer({ min: 1, max: 4 })), {
    minLength: 1,
    maxLength: 12
  })
  fc.assert(
    fc.property(postings, (lines) => {
      const texts = lines.map(([text]) => text)
      const decimals = Math.max(...texts.map(decimalsOf))
      const units = lines.map(([text, times]) => absolute(toUnits(text, decimals)) * BigInt(times))
      const scale = chooseScale(
        units.reduce((sum, own) => sum + own, 0n),
        decimals,
        lines.reduce((sum, [, times]) => sum + times, 0)
      )
      const sizes = absoluteAmounts(exactAmounts(texts, scale))
      const sums = new ExactAmounts(lines.length, scale)
      lines.forEach(([, times], id) => sums.addTimes(id, sizes, id, times))
      units.forEach((own, id) => {
        expect(sums.units(id)).toBe(own)
        units.forEach((whole, other) => {
          expect(sums.isMoreThanHalf(id, other)).toBe(2n * own > whole)
          seen.add(`${scale.fineScale > 0} ${2n * own > whole}`)
        })
      })
    }),
    runs
  )
  expect(seen.size).toBe(4)
})
