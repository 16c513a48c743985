import { expect, test } from 'vitest'
import { findRecent } from '../../../src/main/shell/recent-files.ts'
import type { FileInfo, Job } from '../../../src/shared/job.ts'

const file = (name: string, sizeBytes = 10): FileInfo => ({
  name,
  sizeBytes,
  modifiedAt: '2025-01-31T00:00:00.000Z'
})
const job = (jobId: string, ...files: FileInfo[]) => ({ jobId, files }) as Job

test('offers the files of each job once, by their newest job', () => {
  const jobs = [
    job('4', file('b.csv')),
    job('3', file('a.csv')),
    job('2', file('b.csv')),
    job('1', file('b.csv', 11))
  ]
  expect(findRecent(jobs).map(({ jobId }) => jobId)).toEqual(['4', '3', '1'])
})

test('names several files as one and offers ten at most', () => {
  const jobs = Array.from({ length: 12 }, (_, at) => job(String(at), file(`${at}.csv`), file('more.csv')))
  expect(findRecent(jobs)).toHaveLength(10)
  expect(findRecent(jobs)[0]).toEqual({ jobId: '0', name: '0.csv and 1 more' })
})
