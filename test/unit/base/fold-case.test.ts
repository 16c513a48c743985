import { expect, test } from 'vitest'
import { foldCase } from '../../../src/main/base/fold-case.ts'

/** Every sign that has a case, as the runtime's Unicode knows it. */
const signs = Array.from({ length: 0x11_00_00 }, (_, point) => point)
  .filter((point) => point < 0xd8_00 || point > 0xdf_ff)
  .map((point) => String.fromCodePoint(point))
  .filter((sign) => /\p{Cased}|\p{Changes_When_Casemapped}/u.test(sign))

test('takes two signs for the same exactly where the simple case folding of Unicode does', () => {
  expect(signs.length).toBeGreaterThan(2500)
  const all = signs.join('')
  for (const sign of signs) {
    // A regular expression under the flags i and u compares by simple case folding.
    const same = new RegExp(`\\u{${sign.codePointAt(0)!.toString(16)}}`, 'giu')
    const folded = new Set([...all.matchAll(same)].map(([other]) => foldCase(other)))
    expect([...folded]).toEqual([foldCase(sign)])
    expect(new RegExp(same, 'iu').test(foldCase(sign))).toBe(true)
  }
})

test('folds a text sign by sign, wherever in a word a sign stands', () => {
  expect(foldCase('ΟΔΟΣ')).toBe(foldCase('οδος'))
  expect(foldCase('KONTO 4000-Ä')).toBe('konto 4000-ä')
  expect(foldCase('STRASSE')).not.toBe(foldCase('Straße'))
  expect(foldCase('Iı')).toBe('iı')
  expect(foldCase('𐐀')).toBe('𐐨')
})
