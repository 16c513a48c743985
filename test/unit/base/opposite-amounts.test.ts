import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseScale, type DecimalText } from '../../../src/main/base/decimal.ts'
import { exactAmounts } from '../../../src/main/base/exact-amounts.ts'
import { oppositeAmounts } from '../../../src/main/base/opposite-amounts.ts'

/** Amounts of so many decimals, each once, and what their texts say of one another. */
function expectPaired(units: bigint[], decimals: number): void {
  const values = [...new Set(units)].map((unit) => {
    const digits = `${unit < 0n ? -unit : unit}`.padStart(decimals + 1, '0')
    const [whole, rest] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
    return `${unit < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${rest}`}` as DecimalText
  })
  const sum = units.reduce((total, unit) => total + (unit < 0n ? -unit : unit), 0n)
  const amounts = exactAmounts(values, chooseScale(sum, decimals, units.length))
  const expected = values.map((value) =>
    values.indexOf((value.startsWith('-') ? value.slice(1) : `-${value}`) as DecimalText)
  )
  expect([...oppositeAmounts(amounts)]).toEqual(expected)
}

test('an amount and the one with the other sign know each other, and nothing else does', () => {
  const small = fc.bigInt({ min: -40n, max: 40n })
  const large = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
  fc.assert(
    fc.property(fc.array(small, { minLength: 1 }), fc.integer({ min: 0, max: 3 }), (units, decimals) =>
      expectPaired(units, decimals)
    )
  )
  // So large that amounts have a finer part.
  fc.assert(
    fc.property(fc.array(large, { minLength: 1, maxLength: 40 }), (units) =>
      expectPaired([...units, ...units.slice(0, 9).map((unit) => -unit)], 6)
    )
  )
})

test('amounts of one hash are told apart', () => {
  const units = Array.from({ length: 3000 }, (_, at) => BigInt(at) * 4294967291n)
  expectPaired([...units, ...units.slice(100, 300).map((unit) => -unit)], 2)
})
