import { expect, test } from 'vitest'
import { formatDay } from '../../../src/renderer/format/day.ts'

test('says that a day is a Saturday or a Sunday, in any time zone', () => {
  expect(['2025-03-28', '2025-03-29', '2025-03-30', '2025-03-31'].map(formatDay)).toEqual([
    '2025-03-28',
    '2025-03-29 Sat',
    '2025-03-30 Sun',
    '2025-03-31'
  ])
})

test('leaves a date that is not an ISO day as it is', () => {
  expect(formatDay('29.03.2025')).toBe('29.03.2025')
  expect(formatDay('')).toBe('')
})
