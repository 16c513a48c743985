import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followWork, type WorkDisplay } from '../../../src/main/shell/running-work.ts'
import type { Services } from '../../../src/main/services/services.ts'
import type { EventName, Events, ExportState } from '../../../src/shared/contract.ts'
import type { Job } from '../../../src/shared/job.ts'

const job = (jobId: string, status: Job['status'], fraction = 0): Job =>
  ({ jobId, status, fraction, file: { name: `${jobId}.csv` } }) as Job
const written = (status: ExportState['status'], rowsWritten: number): ExportState =>
  ({ exportId: 'e', status, rowsWritten, rowsTotal: 10 }) as ExportState

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

function follow(isSeen = false) {
  const events = new EventEmitter()
  const shown: (number | null)[] = []
  const told: string[] = []
  const display: WorkDisplay = {
    showProgress: (fraction) => shown.push(fraction),
    isSeen: () => isSeen,
    notify: ({ jobId, status }) => told.push(`${jobId} ${status}`)
  }
  const services: Pick<Services, 'onEvent'> = {
    onEvent(listener) {
      events.on('event', listener)
      return () => events.off('event', listener)
    }
  }
  const running = followWork(services, display)
  const tell = <Name extends EventName>(name: Name, payload: Events[Name]) =>
    events.emit('event', name, payload)
  return { tell, running, shown, told }
}

test('shows how far all that runs is together, and nothing once it is over', () => {
  const { tell, running, shown } = follow()
  tell('job:changed', job('a', 'PENDING'))
  tell('job:changed', job('a', 'PROCESSING', 0.5))
  tell('job:changed', job('b', 'PROCESSING', 0.25))
  tell('export:changed', written('RUNNING', 6))
  expect(running()).toEqual({ jobs: 2, tasks: 1 })
  tell('job:changed', job('b', 'CANCELLED'))
  tell('export:changed', written('DONE', 10))
  tell('job:changed', job('a', 'COMPLETED', 1))
  expect(shown).toEqual([null, 0.5, 0.375, 0.45, 0.55, 0.5, null])
  expect(running()).toEqual({ jobs: 0, tasks: 0 })
})

test.each<[Job['status'], number, boolean, string[]]>([
  ['COMPLETED', 5000, false, ['a COMPLETED']],
  ['FAILED', 60_000, false, ['a FAILED']],
  ['NEEDS_INPUT', 5000, false, ['a NEEDS_INPUT']],
  ['COMPLETED', 4999, false, []],
  ['COMPLETED', 60_000, true, []],
  ['CANCELLED', 60_000, false, []]
])('of a job that is %s after %i ms it tells whom it should (seen: %s)', (status, ms, isSeen, expected) => {
  const { tell, told } = follow(isSeen)
  tell('job:changed', job('a', 'PROCESSING'))
  vi.advanceTimersByTime(ms - 1)
  tell('job:changed', job('a', 'PROCESSING', 0.9))
  vi.advanceTimersByTime(1)
  tell('job:changed', job('a', status))
  expect(told).toEqual(expected)
})
