import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeFormulaSafe } from '../../../../src/main/engine/export/formula-safe.ts'

test.each([
  '=1+1',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '-1+1',
  '-2-3',
  '@SUM(A1)',
  '  =1+1',
  '\u00A0=1',
  '\t=1',
  '\r=1',
  '\n=1',
  '\u0000=1',
  '＝1+1',
  '＋1+1',
  '－1+1a',
  '＠SUM(A1)',
  '﹦1+1',
  '﹢A1',
  '﹣A1',
  '﹫SUM(A1)',
  '\u2212A1',
  '\u200B=1+1',
  '\uFEFF=1+1',
  '\u00AD=1+1',
  ' \u2060\u200E\u00AD@SUM(A1)',
  '\u0001=1+1',
  '\u180E\u034F+A1',
  '-',
  '--',
  '-5 EUR',
  '-n/a',
  '=5',
  '@5',
  '-1e5+A1'
])('puts a quote before %j', (text) => {
  expect(makeFormulaSafe(text)).toBe(`'${text}`)
})

test.each([
  '',
  'rent',
  "O'Brien",
  '1+1',
  'a=b',
  'mail@example.org',
  '-5',
  '-5.00',
  '-1,234.56',
  '-1.234,56',
  '-1 234,56',
  '-1\u00A0234,56',
  "-1'234.50",
  '+5',
  '+49 170 1234567',
  '1,234.56-',
  '\u22125.00',
  '-1.5E+03',
  '-.5',
  ' -5 ',
  '0042',
  '2024-01-31'
])('leaves %j as it is', (text) => {
  expect(makeFormulaSafe(text)).toBe(text)
})

test('never lets a text begin like a formula, and takes nothing away', () => {
  const character = fc.constantFrom(...'=+-@\t\r\n ＝１1,.eEa"\'')
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
      const safe = makeFormulaSafe(text)
      expect([text, `'${text}`]).toContain(safe)
      const begins = safe.trimStart()
      const isNumber = /^[-+]?[\d.,'\s]*\d[\d.,'\s]*([eE][-+]?\d+)?-?$/.test(begins.trim())
      expect(/^[=@＝＠]/.test(begins)).toBe(false)
      expect(/^[-+]/.test(begins) && !isNumber).toBe(false)
    }),
    { seed: 1, numRuns: 2000 }
  )
})

test('is done at once with a cell of a million digits', () => {
  const text = `-${'1'.repeat(1_000_000)}x`
  expect(makeFormulaSafe(text)).toBe(`'${text}`)
})
