import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  canonical,
  chooseScale,
  decimalsOf,
  exposureOf,
  toExact,
  toText,
  toUnits,
  type AmountScale,
  type DecimalText
} from '../../../src/main/base/decimal.ts'
import { parseAmount } from '../../../src/main/engine/ingest/amounts/parse-amount.ts'
import { codeOf } from '../../helpers/code-of.ts'

const runs = { seed: 16, numRuns: 300 }

/** Decimal cells with up to 12 digits before the point and 16 after it, zeros at either end included. */
const cell = fc
  .tuple(
    fc.boolean(),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 16 })
  )
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}${fraction && '.'}${fraction}`)

/** A decimal in units of 10^-16. */
function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole) * 10n ** 16n + BigInt(fraction.padEnd(16, '0'))
  return text.startsWith('-') ? -size : size
}

function read(text: string): { value: DecimalText; decimals: number } {
  const amount = parseAmount(text, 'point')
  if (amount.kind !== 'value') throw new Error(`${text} is ${amount.kind}`)
  return amount
}

function scaleFor(texts: string[]): AmountScale {
  const decimals = Math.max(...texts.map((text) => read(text).decimals))
  const absolute = texts.reduce((sum, text) => sum + toUnits(read(text).value.replace('-', ''), decimals), 0n)
  return chooseScale(absolute, decimals, texts.length)
}

const sign = (value: bigint | number) => (value > 0 ? 1 : value < 0 ? -1 : 0)

test('keeps every digit of an amount from the cell to the text', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (texts) => {
      const scale = scaleFor(texts)
      for (const text of texts) {
        const { minor, fine } = toExact(read(text).value, scale)
        expect([minor, fine].every(Number.isSafeInteger)).toBe(true)
        expect(fine).toBeGreaterThanOrEqual(0)
        expect(fine).toBeLessThan(10 ** scale.fineScale)
        expect(units(toText(minor, fine, scale))).toBe(units(text))
      }
    }),
    runs
  )
})

test('stores amounts so that they sort by value', () => {
  fc.assert(
    fc.property(cell, cell, (one, other) => {
      const scale = scaleFor([one, other])
      const a = toExact(read(one).value, scale)
      const b = toExact(read(other).value, scale)
      expect(sign(a.minor - b.minor || a.fine - b.fine)).toBe(sign(units(one) - units(other)))
    }),
    runs
  )
})

test('stores amounts so that their parts add up to the exact sum', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 30 }), (texts) => {
      const scale = scaleFor(texts)
      const parts = texts.map((text) => toExact(read(text).value, scale))
      const minor = parts.reduce((sum, part) => sum + part.minor, 0)
      const fine = parts.reduce((sum, part) => sum + BigInt(part.fine), 0n)
      expect(Number.isSafeInteger(minor)).toBe(true)
      expect(fine).toBeLessThan(2n ** 63n)
      expect(units(toText(minor, fine, scale))).toBe(texts.reduce((sum, text) => sum + units(text), 0n))
    }),
    runs
  )
})

test('adds decimals exactly', () => {
  fc.assert(
    fc.property(cell, cell, (one, other) => {
      const sum = addDecimals(read(one).value, read(other).value)
      expect(units(sum)).toBe(units(one) + units(other))
      expect(sum).not.toMatch(/\.\d*0$|^-0$|^-?0\d/)
    }),
    runs
  )
})

test('reads equal amounts as equal texts, however they are written', () => {
  fc.assert(
    fc.property(cell, fc.nat(3), fc.nat(3), (text, before, after) => {
      const [whole = '', fraction = ''] = text.replace('-', '').split('.')
      const padded = `${text.startsWith('-') ? '-' : ''}${'0'.repeat(before)}${whole}.${fraction}${'0'.repeat(after)}`
      expect(read(padded).value).toBe(read(text).value)
    }),
    runs
  )
})

describe('as text', () => {
  const cents: AmountScale = { scale: 2, fineScale: 0, decimals: 2 }
  const whole: AmountScale = { scale: 0, fineScale: 0, decimals: 0 }
  const noise: AmountScale = { scale: 4, fineScale: 3, decimals: 7 }

  test.each<[number, number, AmountScale, string]>([
    [100, 0, whole, '100'],
    [0, 0, whole, '0'],
    [-1200, 0, whole, '-1200'],
    [0, 0, cents, '0.00'],
    [5, 0, cents, '0.05'],
    [-5, 0, cents, '-0.05'],
    [100000, 0, cents, '1000.00'],
    [15, 0, { scale: 1, fineScale: 0, decimals: 1 }, '1.5'],
    [15000, 0, noise, '1.50'],
    [15000, 1, noise, '1.5000001'],
    [-1, 999, noise, '-0.0000001']
  ])('minor %i and fine %i are written as in the file', (minor, fine, scale, text) => {
    expect(toText(minor, fine, scale)).toBe(text)
  })

  test('has as many decimals as it shows', () => {
    expect([decimalsOf('5'), decimalsOf('5.25')]).toEqual([0, 2])
  })
})

test('refuses numbers that no money has', () => {
  expect(codeOf(() => chooseScale(10n ** 20n, 0, 2))).toMatch(/^AMOUNTS_TOO_LARGE/)
  expect(codeOf(() => chooseScale(10n ** 40n, 30, 2))).toMatch(/^AMOUNTS_TOO_LARGE/)
})

test('the exposure of a group is exact, with the finest amounts too', () => {
  fc.assert(
    fc.property(cell, fc.integer({ min: 2, max: 40 }), (text, count) => {
      const value = addDecimals(text.replace(/^(-?)0+(?=\d)/, '$1'), '0')
      const decimals = decimalsOf(value)
      const whole = toUnits(value, decimals) * BigInt(count)
      const scale = chooseScale(whole < 0n ? -whole : whole, decimals, count)
      const { minor, fine } = exposureOf(toExact(value, scale), count, scale)
      const size = toUnits(value.replace('-', ''), decimals)
      const step = 10n ** BigInt(scale.fineScale)
      expect(BigInt(minor) * step + BigInt(fine)).toBe(size * BigInt(count - 1))
      expect(fine).toBeLessThan(Number(step))
    }),
    runs
  )
})

test('a decimal has one text, whatever zeros it was written with', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '0', '7'), maxLength: 5 })
  fc.assert(
    fc.property(fc.boolean(), digits, digits, fc.boolean(), (isNegative, whole, fraction, hasPoint) => {
      const text = `${isNegative ? '-' : ''}${whole}${hasPoint ? `.${fraction}` : ''}`
      const integer = whole.replace(/^0+(?=\d)/, '') || '0'
      const rest = hasPoint ? fraction.replace(/0+$/, '') : ''
      const size = rest === '' ? integer : `${integer}.${rest}`
      expect(canonical(text)).toBe(isNegative && size !== '0' ? `-${size}` : size)
    }),
    runs
  )
})
