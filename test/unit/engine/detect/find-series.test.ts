import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noDay } from '../../../../src/main/engine/ledger/days.ts'
import { findSeries } from '../../../../src/main/engine/detect/find-series.ts'
import { rhythmOf } from '../../../helpers/facts-by-definition.ts'

const dayLength = 86_400_000
const isoOf = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10)
const series = (...days: string[]) => findSeries(days.map((day) => Date.parse(day) / dayLength))

test('calls lines a series exactly where the definition does', () => {
  const steps = fc.constantFrom(7, 14, 30, 31, 61, 91, 92)
  const lines = fc
    .record({
      start: fc.integer({ min: -800, max: 20_000 }),
      step: steps,
      gaps: fc.array(fc.constantFrom(1, 1, 1, 1, 2, 3), { minLength: 1, maxLength: 14 }),
      jitter: fc.array(fc.constantFrom(0, 0, 0, 0, 1, -1, 2), { minLength: 15, maxLength: 15 })
    })
    .map(({ start, step, gaps, jitter }) => {
      const days = [start]
      for (const gap of gaps) days.push(days.at(-1)! + gap * step)
      return days.map((day, at) => day + jitter[at]!)
    })
  const seen = new Set<string | null>()
  fc.assert(
    fc.property(lines, (days) => {
      const members = days.map((day) => ({
        account: 'A',
        amount: 1n,
        posted: isoOf(day),
        effective: null,
        user: null,
        source: null
      }))
      const found = findSeries(days)
      expect(found?.rhythm ?? null).toBe(rhythmOf(members))
      expect(found?.found ?? days.length).toBe(days.length)
      seen.add(found?.rhythm ?? null)
    }),
    { seed: 3, numRuns: 5000 }
  )
  expect(seen).toEqual(new Set(['monthly', 'quarterly', 'weekly', null]))
})

test('a month may be missing: eleven of twelve are a series, and so are three of four', () => {
  const months = ['01', '02', '03', '04', '05', '06', '08', '09', '10', '11', '12']
  expect(series(...months.map((month) => `2024-${month}-28`))).toEqual({
    rhythm: 'monthly',
    found: 11,
    periods: 12
  })
  expect(series('2024-01-31', '2024-02-29', '2024-04-30')).toMatchObject({ found: 3, periods: 4 })
  expect(series('2024-01-31', '2024-02-29', '2024-05-31')).toBeNull()
})

test('two lines in one month are no monthly series', () => {
  expect(series('2024-01-01', '2024-02-01', '2024-03-01', '2024-03-31')).toBeNull()
})

test('quarters count where all lines are in the same month of them, weeks where all are on the same weekday', () => {
  expect(series('2023-11-15', '2024-02-14', '2024-05-15')).toEqual({
    rhythm: 'quarterly',
    found: 3,
    periods: 3
  })
  expect(series('2023-11-15', '2024-03-14', '2024-05-15')).toBeNull()
  expect(series('2024-01-05', '2024-01-12', '2024-01-19')).toEqual({ rhythm: 'weekly', found: 3, periods: 3 })
  expect(series('2024-01-05', '2024-01-12', '2024-01-18')).toBeNull()
})

test('a line without a day belongs to no series', () => {
  expect(findSeries([0, 31, 60, noDay])).toBeNull()
})
