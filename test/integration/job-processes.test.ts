import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Job } from '../../src/shared/job.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'
import { writeSmallLedger, type SmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const ledger = (name: string, options?: SmallLedger) => writeSmallLedger(join(folder, name), options)
const longLedger = join(folder, 'long.csv')
beforeAll(() => void writeLongLedger(longLedger, 300_000))

const isReading = (job: Job) => job.stage === 'reading' && job.rowsSoFar > 0
const jobProcess = ({ started }: TestServices) => started.filter(({ entry }) => entry === 'job').at(-1)!

describe('a job process', () => {
  test('that is killed fails its own job only', async () => {
    const desk = await folders.openFresh()
    const [jobId] = await desk.submit([longLedger])
    await desk.jobWhen(jobId!, isReading)
    expect(folders.ledgerFiles()).toEqual([`${jobId}.partial`])
    process.kill(jobProcess(desk).process.pid!, 'SIGKILL')
    const failed = await desk.ended(jobId!)
    expect(failed).toMatchObject({ status: 'FAILED', error: { code: 'PROCESS_DIED' }, ledgerId: null })
    expect(failed.error!.detail).toContain('SIGKILL')
    expect(folders.ledgerFiles()).toEqual([])
    expect(await desk.run(ledger('after.csv'))).toMatchObject({ status: 'COMPLETED' })
  })

  test('ends at once when its job is cancelled, and nothing of it is left', async () => {
    const desk = await folders.openFresh()
    const [jobId] = await desk.submit([longLedger])
    await desk.jobWhen(jobId!, isReading)
    const { exited } = jobProcess(desk)
    await desk.ask('job:cancel', { jobId: jobId! })
    expect(await desk.ended(jobId!)).toMatchObject({
      status: 'CANCELLED',
      error: null,
      result: null,
      ledgerId: null
    })
    await exited
    expect(folders.ledgerFiles()).toEqual([])
    expect(await desk.ask('job:cancel', { jobId: jobId! })).toMatchObject({ status: 'CANCELLED' })
  })

  test('is never started for a job that was cancelled while it waited', async () => {
    const desk = await folders.openFresh()
    const width = Math.min(4, Math.max(1, availableParallelism() - 1))
    const running = await desk.submit(Array.from({ length: width }, () => longLedger))
    const [waiting] = await desk.submit([ledger('waiting.csv')])
    await desk.jobWhen(running[0]!, isReading)
    expect(await desk.ask('job:status', { jobId: waiting! })).toMatchObject({
      status: 'PENDING',
      stage: null
    })
    expect(await desk.ask('job:cancel', { jobId: waiting! })).toMatchObject({ status: 'CANCELLED' })
    for (const jobId of running) await desk.ask('job:cancel', { jobId })
    for (const jobId of running) expect((await desk.ended(jobId)).status).toBe('CANCELLED')
    expect(await desk.run(ledger('next.csv'))).toMatchObject({ status: 'COMPLETED' })
    expect(desk.jobEvents.filter(({ jobId }) => jobId === waiting).map(({ status }) => status)).toEqual([
      'PENDING',
      'CANCELLED'
    ])
    expect(folders.ledgerFiles()).toHaveLength(1)
  })

  test('of the reader is started again after it ended', async () => {
    const desk = await folders.openFresh()
    const { ledgerId } = await desk.run(ledger('read.csv'))
    const page = { ledgerId: ledgerId!, filter: {}, sort: null, offset: 0, limit: 10 }
    const before = await desk.ask('duplicates:page', page)
    const reader = desk.started.find(({ entry }) => entry === 'reader')!
    process.kill(reader.process.pid!, 'SIGKILL')
    await reader.exited
    expect(await desk.ask('duplicates:page', page)).toEqual(before)
    expect(desk.started.filter(({ entry }) => entry === 'reader')).toHaveLength(2)
  })
})
