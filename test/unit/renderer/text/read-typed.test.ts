import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../../../src/renderer/format/amount.ts'
import { readAmount } from '../../../../src/renderer/text/read-amount.ts'
import { readCount } from '../../../../src/renderer/text/read-count.ts'
import { readDay } from '../../../../src/renderer/text/read-day.ts'
import { readShare } from '../../../../src/renderer/text/read-share.ts'
import { readTime } from '../../../../src/renderer/text/read-time.ts'

const locales = [
  'en-US',
  'en-IN',
  'en-ZA',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'pl-PL',
  'sv-SE',
  'pt-BR',
  'ar-EG',
  'hi-IN'
]

const plainDecimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.stringMatching(/^\d{0,6}$/))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`))

describe('an amount that is typed', () => {
  test('reads back to the letter as each locale writes it', () => {
    fc.assert(
      fc.property(plainDecimals, fc.constantFrom(...locales), (exact, locale) => {
        expect(readAmount(formatAmount(exact, locale), locale)).toEqual({ isRead: true, value: exact })
      })
    )
  })

  test('is a plain decimal in every locale where its own form does not take it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1000n }), fc.constantFrom(...locales), (whole, locale) => {
        const exact = `${whole % 10n ** 20n}.25`
        expect(readAmount(exact, locale)).toEqual({ isRead: true, value: exact.replace(/^0+(?=\d)/, '') })
      })
    )
  })

  test.each([
    ['1,250', 'en-US', '1250'],
    ['1,250', 'de-DE', '1.250'],
    ['1.250', 'de-DE', '1250'],
    ['1250.5', 'de-DE', '1250.5'],
    ['1 250,50', 'fr-FR', '1250.50'],
    ["1'250.50", 'de-CH', '1250.50'],
    ['12,34,567.8', 'en-IN', '1234567.8'],
    ['-9,770.52', 'en-US', '9770.52'],
    ['− 12', 'en-US', '12'],
    ['10k', 'en-US', '10000'],
    ['2.5 M', 'en-US', '2500000'],
    ['2,5m', 'de-DE', '2500000'],
    ['1.2345k', 'en-US', '1234.5'],
    ['.5', 'en-US', '0.5'],
    ['007', 'en-US', '7']
  ])('%s in %s is %s', (typed, locale, value) => {
    expect(readAmount(typed, locale)).toEqual({ isRead: true, value })
  })

  test.each(['€ 100', 'ten', '1,2,3', '1.2.3', '-', 'k', '1e5', '1'.repeat(31)])(
    'that is %s is refused, with words',
    (typed) => {
      expect(readAmount(typed, 'en-US')).toEqual({ isRead: false, words: expect.stringMatching(/amount/) })
    }
  )
})

describe('a day that is typed', () => {
  test('reads back as each locale writes it in figures', () => {
    const days = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('en-US', 'en-GB', 'de-DE', 'fr-FR', 'sv-SE', 'ja-JP'),
        (date, locale) => {
          const typed = date.toLocaleDateString(locale, {
            timeZone: 'UTC',
            year: 'numeric',
            month: '2-digit',
            day: '2-digit'
          })
          expect(readDay(typed, 'first', locale)).toEqual({
            isRead: true,
            value: date.toISOString().slice(0, 10)
          })
        }
      )
    )
  })

  test.each([
    ['2025-3-9', 'first', 'en-US', '2025-03-09'],
    ['20250329', 'first', 'en-US', '2025-03-29'],
    ['3/4/2025', 'first', 'en-US', '2025-03-04'],
    ['3/4/2025', 'first', 'en-GB', '2025-04-03'],
    ['28.2.1999', 'first', 'de-DE', '1999-02-28'],
    ['29.03.25', 'first', 'de-DE', '2025-03-29'],
    ['29. 3. 2025', 'first', 'cs-CZ', '2025-03-29'],
    ['2024-02', 'first', 'en-US', '2024-02-01'],
    ['2024-02', 'last', 'en-US', '2024-02-29'],
    ['02/2025', 'last', 'en-US', '2025-02-28'],
    ['2025', 'first', 'en-US', '2025-01-01'],
    ['2025', 'last', 'en-US', '2025-12-31']
  ] as const)('%s as the %s day in %s is %s', (typed, edge, locale, value) => {
    expect(readDay(typed, edge, locale)).toEqual({ isRead: true, value })
  })

  test.each(['29/03/2025', '2025-02-29', '2025-13-01', '2025-13', 'March', '29/03', '1/1/1', '0000'])(
    'that is %s is refused, with words',
    (typed) => {
      expect(readDay(typed, 'first', 'en-US')).toEqual({
        isRead: false,
        words: `“${typed}” is no day: write 2025-03-29 or 03/29/2025`
      })
    }
  )
})

describe('a share that is typed', () => {
  test.each([
    ['0.8', 0.8],
    ['0,8', 0.8],
    ['.8', 0.8],
    ['1', 1],
    ['80%', 0.8],
    ['12.5 %', 0.125]
  ])('%s is %d', (typed, value) => {
    expect(readShare(typed)).toEqual({ isRead: true, value })
  })

  test.each(['80', '101 %', '-0.1', 'high', '', '%'])('that is “%s” is refused, with words', (typed) => {
    expect(readShare(typed).isRead).toBe(false)
  })
})

describe('a whole number that is typed', () => {
  test.each([
    ['0', 0],
    [' 30 ', 30],
    ['007', 7]
  ])('%s is %d', (typed, value) => {
    expect(readCount(typed)).toEqual({ isRead: true, value })
  })

  test.each(['-1', '1.5', 'many', '1234567890'])('that is “%s” is refused, with words', (typed) => {
    expect(readCount(typed).isRead).toBe(false)
  })
})

describe('a time of day that is typed', () => {
  test.each([
    ['7', '07:00'],
    ['7:30', '07:30'],
    ['19.05', '19:05'],
    ['23:59', '23:59']
  ])('%s is %s', (typed, value) => {
    expect(readTime(typed)).toEqual({ isRead: true, value })
  })

  test.each(['24:00', '7:60', '7:5', 'noon', '730'])('that is “%s” is refused, with words', (typed) => {
    expect(readTime(typed).isRead).toBe(false)
  })
})
