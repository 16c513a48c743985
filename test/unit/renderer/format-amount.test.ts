import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAmount, isDecimal } from '../../../src/renderer/format/amount.ts'

/** Thousands put in by hand, from the right. */
function groupByHand(exact: string): string {
  const [whole = '', decimals] = exact.replace('-', '').split('.')
  const groups: string[] = []
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end))
  return (
    (exact.startsWith('-') ? '-' : '') + groups.join(',') + (decimals === undefined ? '' : `.${decimals}`)
  )
}

test('shows every digit of an amount that no float could hold', () => {
  expect(formatAmount('9007199254740993.07', 'en-US')).toBe('9,007,199,254,740,993.07')
  expect(formatAmount('-123456789012345678901234567890.123456', 'en-US')).toBe(
    '-123,456,789,012,345,678,901,234,567,890.123456'
  )
})

test('keeps every amount digit for digit', () => {
  const whole = fc.bigInt({ min: 1n, max: 10n ** 30n })
  const decimals = fc.stringMatching(/^\d{1,9}$/)
  fc.assert(
    fc.property(whole, decimals, fc.constantFrom('', '-'), (units, fraction, sign) => {
      const exact = `${sign}${units}.${fraction}`
      expect(formatAmount(exact, 'en-US')).toBe(groupByHand(exact))
    })
  )
})

test('separates amounts as the locale does', () => {
  expect(formatAmount('1234567.50', 'de-DE')).toBe('1.234.567,50')
  expect(formatAmount('1234567.50', 'en-IN')).toBe('12,34,567.50')
  expect(formatAmount('0.00', 'de-DE')).toBe('0,00')
})

test('keeps as many decimals as the amount came with', () => {
  expect(formatAmount('1200', 'en-US')).toBe('1,200')
  expect(formatAmount('1200.0', 'en-US')).toBe('1,200.0')
})

test('leaves text that is no plain decimal as it is', () => {
  for (const text of ['', '–', '1,234.56', '1e3', 'NaN', '.5', ' 1']) {
    expect(isDecimal(text)).toBe(false)
    expect(formatAmount(text, 'en-US')).toBe(text)
  }
})
