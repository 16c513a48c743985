import { expect, test } from 'vitest'
import { writeArithmetic, writeExposure } from '../../../src/renderer/findings/detail/write-arithmetic.ts'
import type { DuplicateGroup } from '../../../src/shared/duplicate.ts'

const makeGroup = (type: DuplicateGroup['type'], count: number, riskScore: number): DuplicateGroup => ({
  groupNo: 1,
  type,
  count,
  riskScore,
  riskLevel: 'LOW'
})

test('writes out how a risk comes about', () => {
  expect(writeArithmetic(makeGroup(4, 3, 54), 18)).toBe('3 lines × 18 (test 4) = 54')
  expect(writeArithmetic(makeGroup(6, 4, 100), 25)).toBe('4 lines × 25 (test 6) = 100')
})

test('says where the limit of 100 cuts the sum', () => {
  expect(writeArithmetic(makeGroup(6, 9, 100), 25)).toBe('9 lines × 25 (test 6) = 225 → 100')
})

test('writes out the exposure: all lines but one, at the size of their amount', () => {
  expect(writeExposure(2, '9770.52', '9770.52')).toBe('(2 − 1) × 9,770.52 = 9,770.52')
  expect(writeExposure(1204, '-12.5', '15037.5')).toBe('(1,204 − 1) × |-12.5| = 15,037.5')
})
