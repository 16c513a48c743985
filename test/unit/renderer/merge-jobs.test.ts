import { expect, test } from 'vitest'
import {
  groupByEngagement,
  isInQueue,
  isOver,
  mergeJobs,
  mergeJob
} from '../../../src/renderer/stores/merge-jobs.ts'
import type { Job } from '../../../src/shared/job.ts'

function makeJob(jobId: string, change: Partial<Job> = {}): Job {
  const file = { name: `${jobId}.csv`, sizeBytes: 1, modifiedAt: '2025-11-01T00:00:00Z' }
  return {
    jobId,
    status: 'PROCESSING',
    message: '',
    file,
    files: [file],
    engagementId: '',
    clientName: '',
    settings: { mapping: {}, threshold: 2 },
    submittedAt: `2025-11-0${jobId}T00:00:00Z`,
    stage: null,
    fraction: 0,
    rowsSoFar: 0,
    processingDuration: '00:00:00',
    mapping: null,
    error: null,
    questions: null,
    ledgerId: null,
    reusedFrom: null,
    result: null,
    ...change
  }
}
const ids = (jobs: readonly Job[]): string[] => jobs.map((job) => job.jobId)

test('lists jobs newest first, whether heard or listed', () => {
  expect(ids(mergeJobs([makeJob('2')], [makeJob('1'), makeJob('3')]))).toEqual(['3', '2', '1'])
  expect(ids(mergeJob([makeJob('3'), makeJob('1')], makeJob('2')))).toEqual(['3', '2', '1'])
})

test('replaces a job in its place', () => {
  const jobs = mergeJob([makeJob('2'), makeJob('1')], makeJob('1', { rowsSoFar: 7 }))
  expect(ids(jobs)).toEqual(['2', '1'])
  expect(jobs[1]?.rowsSoFar).toBe(7)
})

test('keeps what was heard over an older list', () => {
  const heard = makeJob('1', { status: 'COMPLETED', fraction: 1 })
  expect(mergeJobs([heard], [makeJob('1', { fraction: 0.4 })])).toEqual([heard])
})

test('never brings a finished job back to life', () => {
  for (const status of ['COMPLETED', 'FAILED', 'CANCELLED'] as const) {
    const over = makeJob('1', { status })
    expect(isOver(over)).toBe(true)
    expect(mergeJobs([makeJob('1', { fraction: 0.9 })], [over])).toEqual([over])
  }
})

test('groups jobs by client and engagement', () => {
  const groups = groupByEngagement([
    makeJob('3', { clientName: 'A', engagementId: 'B' }),
    makeJob('2', { clientName: 'AB', engagementId: '' }),
    makeJob('1', { clientName: 'A', engagementId: 'B' })
  ])
  expect(groups.map((group) => ids(group.jobs))).toEqual([['3', '1'], ['2']])
})

test('keeps a job in the queue until it has a ledger or comes to its end', () => {
  const kept = (['PENDING', 'PROCESSING', 'NEEDS_INPUT'] as const).map((status) => makeJob('1', { status }))
  expect(kept.map(isInQueue)).toEqual([true, true, true])
  // The rules are done and the model still at work: the ledger can be reviewed.
  expect(isInQueue(makeJob('1', { ledgerId: 'a' }))).toBe(false)
  const over = (['COMPLETED', 'FAILED', 'CANCELLED'] as const).map((status) => makeJob('1', { status }))
  expect(over.map(isInQueue)).toEqual([false, false, false])
})
