import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ExportState } from '../../src/shared/contract.ts'
import type { Job } from '../../src/shared/job.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { skipFor } from '../helpers/skip-for.ts'
import { smallDisks, type SmallDisk } from '../helpers/small-disk.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const disks = smallDisks(folder)
const long = join(folder, 'long.csv')
const small = join(folder, 'small.csv')
const other = join(folder, 'other.csv')
beforeAll(() => {
  writeLongLedger(long, 100_000)
  writeSmallLedger(small)
  writeSmallLedger(other, { lines: 90, factor: 13 })
})

const open: TestServices[] = []
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.services.close()
})
async function openOn(dataDir: string): Promise<TestServices> {
  const desk = await openTestServices(dataDir)
  open.push(desk)
  return desk
}
async function close(desk: TestServices): Promise<void> {
  open.splice(open.indexOf(desk), 1)
  await desk.services.close()
}
const full = { code: 'DISK_FULL', message: expect.stringContaining('disk with the data folder is full') }
const isReading = (job: Job) => job.stage === 'reading' && job.rowsSoFar > 0
const isDone = ({ status }: ExportState) => status !== 'RUNNING'

describe('a data folder', () => {
  skipFor(disks.whyNot)
  let disk: SmallDisk
  const ledgers = () => readdirSync(join(disk.path, 'ledgers')).filter((name) => !name.endsWith('.scores'))
  const newDisk = (kilobytes: number) => (disk = disks.make(kilobytes))

  test('on a disk too small for a ledger fails its job with that as the cause, and goes on with the next', async () => {
    const desk = await openOn(newDisk(4096).path)
    const job = await desk.run(long)
    expect(job).toMatchObject({ status: 'FAILED', error: full, ledgerId: null, result: null })
    expect(ledgers()).toEqual([])
    const next = await desk.run(small)
    expect(next).toMatchObject({ status: 'COMPLETED', error: null })
    expect(ledgers()).toEqual([`${next.jobId}.sqlite`])
    await close(desk)
    const again = await openOn(disk.path)
    expect((await again.ask('job:list', {})).map(({ status }) => status)).toEqual(['COMPLETED', 'FAILED'])
  })

  test('on a disk that fills up keeps its results readable, and takes jobs again when there is room', async () => {
    const desk = await openOn(newDisk(8192).path)
    const done = await desk.run(small)
    // Its import is in the log, and so the file of the decisions is there.
    await desk.ask('activity:page', { ledgerId: done.jobId, offset: 0, limit: 1 })
    disk.fill()
    const page = { ledgerId: done.jobId, filter: {}, sort: null, offset: 0, limit: 10 }
    const first = await desk.ask('duplicates:page', page)
    expect(first.total).toBe(done.result!.duplicates.distinctRows)
    // The catalogue's own journal may have room for a while: then it is the job that fails.
    const refused = await desk.run(other).then(
      (job) => job.error,
      (error: { problem: unknown }) => error.problem
    )
    expect(refused).toMatchObject(full)
    expect(ledgers()).toEqual([`${done.jobId}.sqlite`])
    await close(desk)

    const again = await openOn(disk.path)
    expect((await again.ask('job:list', {})).at(-1)).toEqual(done)
    expect(await again.ask('duplicates:page', page)).toEqual(first)
    disk.free()
    expect(await again.run(other)).toMatchObject({ status: 'COMPLETED' })
  })

  test('whose disk fills up while a job is at work fails that job, and no program after it takes it for done', async () => {
    const desk = await openOn(newDisk(32_768).path)
    const [jobId] = await desk.submit([long])
    await desk.jobWhen(jobId!, isReading)
    disk.fill()
    const job = await desk.ended(jobId!)
    expect(job).toMatchObject({ status: 'FAILED', error: full })
    expect(ledgers()).toEqual([])
    disk.free()
    expect(await desk.run(small)).toMatchObject({ status: 'COMPLETED' })
    await close(desk)
    const again = await openOn(disk.path)
    expect(await again.ask('job:status', { jobId: jobId! })).toMatchObject({ status: 'FAILED', error: full })
  })

  test('on a disk without a byte left fails every job that waits, and says so of each', async () => {
    const desk = await openOn(newDisk(8192).path)
    const ids = await desk.submit([small, other])
    disk.fill()
    for (const jobId of ids) {
      expect(await desk.ended(jobId)).toMatchObject({ status: 'FAILED', error: full })
    }
    expect(ledgers()).toEqual([])
  })

  test('on a read-only disk is refused with that as the cause', async () => {
    const desk = await openOn(newDisk(8192).path)
    const done = await desk.run(small)
    await close(desk)
    disk.makeReadOnly()
    await expect(openOn(disk.path)).rejects.toMatchObject({
      problem: { code: 'DISK_READ_ONLY', message: expect.stringContaining('disk with the data folder') }
    })
    disk.makeWritable()
    expect(ledgers()).toEqual([`${done.jobId}.sqlite`])
  })
})

describe('a ledger on a read-only disk', () => {
  skipFor(disks.whyNot)
  test('is read like any other', async () => {
    const disk = disks.make(512)
    const path = writeSmallLedger(join(disk.path, 'small.csv'))
    disk.makeReadOnly()
    const desk = await openOn(join(folder, 'data-of-source'))
    expect(await desk.run(path)).toMatchObject({ status: 'COMPLETED' })
  })
})

describe('an export', () => {
  skipFor(disks.whyNot)
  let desk: TestServices
  async function exportTo(place: string): Promise<ExportState> {
    const path = join(folder, 'wide.csv')
    const lines = Array.from({ length: 20_000 }, (_, n) => `4000,5.00,${n}`)
    writeFileSync(path, `account,amount,text\n${lines.join('\n')}\n`)
    desk = await openOn(join(folder, `data-of-${readdirSync(folder).length}`))
    const { ledgerId } = await desk.run(path)
    desk.savePath = join(place, 'mine.csv')
    const { exportId } = (await desk.ask('export:start', { ledgerId: ledgerId!, filter: {} }))!
    return desk.exportWhen(exportId, isDone)
  }

  test('to a full disk fails with that as the cause, and leaves what was there', async () => {
    const disk = disks.make(256)
    writeFileSync(join(disk.path, 'mine.csv'), 'an older export')
    const end = await exportTo(disk.path)
    expect(end).toMatchObject({
      status: 'FAILED',
      error: { code: 'DISK_FULL', message: expect.stringContaining('disk is full') }
    })
    expect(readdirSync(disk.path)).toEqual(['mine.csv'])
  })

  test('to a read-only disk fails with that as the cause', async () => {
    const disk = disks.make(256)
    disk.makeReadOnly()
    const end = await exportTo(disk.path)
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'DISK_READ_ONLY' } })
    expect(readdirSync(disk.path)).toEqual([])
    rmSync(join(folder, 'wide.csv'))
  })
})
