import { expect, test } from 'vitest'
import { formatDuration } from '../../../src/shared/job.ts'

test.each([
  [0, '00:00:00'],
  [-5, '00:00:00'],
  [999, '00:00:00'],
  [1000, '00:00:01'],
  [59_999, '00:00:59'],
  [60_000, '00:01:00'],
  [3_599_999, '00:59:59'],
  [3_600_000, '01:00:00'],
  [45_296_000, '12:34:56'],
  [360_000_000, '100:00:00']
])('%i ms are %s', (elapsedMs, text) => {
  expect(formatDuration(elapsedMs)).toBe(text)
})
