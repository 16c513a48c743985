import { expect, test } from 'vitest'
import { formatBytes, formatNoun, formatPart } from '../../../src/renderer/format/numbers.ts'
import { shortHash } from '../../../src/renderer/format/short.ts'

test('never calls a few of many none, nor almost all all', () => {
  expect(formatPart(0, 1000)).toMatch(/^0\s?%$/)
  expect(formatPart(1, 1_000_000)).toMatch(/^< 0[.,]1\s?%$/)
  expect(formatPart(999_999, 1_000_000)).toMatch(/^> 99[.,]9\s?%$/)
  expect(formatPart(1000, 1000)).toMatch(/^100\s?%$/)
  expect(formatPart(0, 0)).toMatch(/^0\s?%$/)
})

test('names file sizes in decimal units', () => {
  expect(formatBytes(0)).toBe('0 bytes')
  expect(formatBytes(999)).toBe('999 bytes')
  expect(formatBytes(1000)).toMatch(/^1[.,]0 kB$/)
  expect(formatBytes(999_960)).toMatch(/^1[.,]0 MB$/)
  expect(formatBytes(118_600_000)).toMatch(/^118[.,]6 MB$/)
})

test('puts the right noun to a count', () => {
  expect(formatNoun(1, 'row')).toBe('1 row')
  expect(formatNoun(204, 'row')).toBe('204 rows')
  expect(formatNoun(0, 'entry', 'entries')).toBe('0 entries')
})

test('shortens hashes to what tells them apart', () => {
  expect(shortHash('8f3c5a1e0b7d4c2f91be')).toBe('8f3c…91be')
  expect(shortHash('8f3c91be')).toBe('8f3c91be')
})
