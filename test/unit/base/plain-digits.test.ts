import { expect, test } from 'vitest'
import { plainDigits } from '../../../src/main/base/plain-digits.ts'

const systems = Intl.supportedValuesOf('numberingSystem').filter((system) => !system.startsWith('hani'))

test.each(systems)('reads the digits of the numbering system %s', (system) => {
  const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false })
  expect(plainDigits(`No ${format.format(1_234_567_890)}`)).toBe('No 1234567890')
})

test('leaves what is no digit as it is', () => {
  expect(plainDigits('Ⅷ ² ½ 一二 Müller 12')).toBe('Ⅷ ² ½ 一二 Müller 12')
})
