import { expect, test } from 'vitest'
import { formatDate } from '../../../src/renderer/format/moment.ts'
import { formatMonthOfYear } from '../../../src/renderer/format/month.ts'
import { formatDay, formatDayOfWeek } from '../../../src/renderer/format/day.ts'

test('says that a day is a Saturday or a Sunday, in any time zone', () => {
  const days = ['2025-03-28', '2025-03-29', '2025-03-30', '2025-03-31']
  expect(days.map((day) => formatDayOfWeek(day, 'en-US'))).toEqual([
    'Mar 28, 2025',
    'Mar 29, 2025 Sat',
    'Mar 30, 2025 Sun',
    'Mar 31, 2025'
  ])
})

test('writes a day as the locale does, the month as a word', () => {
  expect(formatDay('2025-03-04', 'en-GB')).toBe('04 Mar 2025')
  expect(formatDay('2025-03-04', 'de-DE')).toBe('04. März 2025')
})

test('leaves a date that is not an ISO day as it is', () => {
  for (const text of ['29.03.2025', ''])
    expect([formatDay(text), formatDayOfWeek(text)]).toEqual([text, text])
})

test('writes a month with its year, and other text as it is', () => {
  expect(formatMonthOfYear('2025-03', 'en-US')).toBe('Mar 2025')
  expect(formatMonthOfYear('2025-03', 'de-DE')).toBe('März 2025')
  expect(['', '2025', 'no month'].map((text) => formatMonthOfYear(text))).toEqual(['', '2025', 'no month'])
})

test('leaves the year out of a date of this year only', () => {
  const now = new Date('2025-06-15T12:00:00Z')
  expect(formatDate('2025-03-04T12:00:00Z', now)).not.toContain('2025')
  expect(formatDate('2024-03-04T12:00:00Z', now)).toContain('2024')
  expect(formatDate('soon', now)).toBe('soon')
})
