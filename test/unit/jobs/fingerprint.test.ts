import { expect, test } from 'vitest'
import { fingerprintOf } from '../../../src/main/jobs/fingerprint.ts'
import type { Settings } from '../../../src/shared/settings.ts'
import { optionNames, optionWords } from '../../../src/shared/options.ts'

const settings: Settings = { mapping: { account: 'Konto', amount: 'Betrag', posted: '#3' }, threshold: 2 }
const fingerprint = fingerprintOf('ab12', settings, 'b0')

test('is the same for the same content and settings, in whatever order they are written', () => {
  expect(fingerprintOf('ab12', structuredClone(settings), 'b0')).toBe(fingerprint)
  expect(
    fingerprintOf(
      'ab12',
      {
        threshold: 2,
        mapping: { posted: '#3', amount: 'Betrag', account: 'Konto' },
        hasHeader: undefined,
        decimalMark: undefined
      },
      'b0'
    )
  ).toBe(fingerprint)
})

test('is the same with an option off and without it, whereas no header is not the same as none asked for', () => {
  const off = Object.fromEntries(optionNames.map((name) => [name, false]))
  expect(fingerprintOf('ab12', { ...settings, ...off }, 'b0')).toBe(fingerprint)
})

const others: [what: string, settings: Settings][] = [
  ['a threshold', { ...settings, threshold: 3 }],
  ['a header', { ...settings, hasHeader: true }],
  ['no header', { ...settings, hasHeader: false }],
  ['a decimal mark', { ...settings, decimalMark: 'comma' }],
  ['a date order', { ...settings, dateOrder: 'mdy' }],
  ...optionNames.map((name): [string, Settings] => [optionWords[name], { ...settings, [name]: true }]),
  ['a sheet', { ...settings, sheet: 'March' }],
  ['one column less', { ...settings, mapping: { account: 'Konto', amount: 'Betrag' } }],
  ['one column more', { ...settings, mapping: { ...settings.mapping, user: '#4' } }],
  ['a field left unmapped', { ...settings, mapping: { ...settings.mapping, user: '' } }],
  ['another column', { ...settings, mapping: { ...settings.mapping, posted: '#4' } }],
  [
    'two columns changed about',
    { ...settings, mapping: { account: 'Betrag', amount: 'Konto', posted: '#3' } }
  ]
]

test.each(others)('is another with %s', (_what, changed) => {
  expect(fingerprintOf('ab12', changed, 'b0')).not.toBe(fingerprint)
})

test('is another for other content and beside another base, and never twice the same', () => {
  const all = [
    fingerprint,
    fingerprintOf('ab13', settings, 'b0'),
    fingerprintOf('ab12', settings, 'b1'),
    ...others.map(([, some]) => fingerprintOf('ab12', some, 'b0'))
  ]
  expect(new Set(all).size).toBe(all.length)
})
