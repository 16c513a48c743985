import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { baseRecords } from '../../../src/main/catalog/base-records.ts'
import { jobRecords } from '../../../src/main/catalog/job-records.ts'
import { modelRecords } from '../../../src/main/catalog/model-records.ts'
import { openCatalog } from '../../../src/main/catalog/open-catalog.ts'
import { profileRecords } from '../../../src/main/catalog/profile-records.ts'
import { LedgerReader } from '../../../src/main/engine/store/ledger-reader.ts'
import { forkNode } from '../../../src/main/processes/fork-node.ts'
import { openBases } from '../../../src/main/jobs/base-in-use.ts'
import { JobQueue, type JobQueueParts } from '../../../src/main/jobs/job-queue.ts'
import { openProfiles } from '../../../src/main/jobs/profiles.ts'
import type { Job } from '../../../src/shared/job.ts'
import { defaultSettings } from '../../../src/shared/settings.ts'
import { programFolder } from '../../helpers/program-folder.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'
import { shippedBase } from '../../helpers/shipped-base.ts'
import { isEnded } from '../../helpers/test-services.ts'
import { writeLongLedger } from '../../helpers/write-long-ledger.ts'
import { writeSmallLedger } from '../../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()
const options = { engagementId: '', clientName: '', settings: defaultSettings, asOne: false }
const long = join(folder, 'long.csv')
const small = writeSmallLedger(join(folder, 'small.csv'))
const teacher = writeSmallLedger(join(folder, 'teacher.csv'), { lines: 200, every: 8 })
writeLongLedger(long, 30_000)

let close: (() => Promise<void>) | undefined
let count = 0
afterEach(() => close?.())

/** A queue that runs several jobs at a time, whatever machine this is. */
function openQueue(width: number) {
  const dataDir = join(folder, `data-${++count}`)
  mkdirSync(dataDir)
  const catalog = openCatalog(dataDir)
  const fork = forkNode(programFolder)
  let alive = 0
  const seen = { most: 0 }
  let hear: (job: Job) => void = () => undefined
  const parts: JobQueueParts = {
    jobs: jobRecords(catalog),
    models: modelRecords(catalog),
    bases: openBases(shippedBase.path, baseRecords(catalog), modelRecords(catalog)),
    baseRecords: baseRecords(catalog),
    serves: () => true,
    profiles: openProfiles(profileRecords(catalog)),
    fork: (entry) => {
      const child = fork(entry)
      seen.most = Math.max(seen.most, ++alive)
      child.onExit(() => alive--)
      return child
    },
    ledgersDir: join(dataDir, 'ledgers'),
    width: () => width,
    changed: (job) => hear(job),
    sealed: () => undefined
  }
  const queue = new JobQueue(parts)
  close = async () => {
    await queue.close()
    catalog.close()
  }
  async function submit(...paths: string[]): Promise<string[]> {
    const answers = await queue.submit(paths, options)
    return answers.map((answer) => (answer.ok ? answer.jobId : 'refused'))
  }
  /** Waits until a job is as asked for. */
  const when = (jobId: string, isSo: (job: Job) => boolean) =>
    new Promise<Job>((resolve) => {
      const before = hear
      const look = (job: Job) => {
        if (job.jobId === jobId && isSo(job)) resolve(job)
      }
      hear = (job) => {
        before(job)
        look(job)
      }
      look(queue.status(jobId))
    })
  /** Lets the catalogue grow no more, as on a full disk; without `isFull`, lets it grow again. */
  const fillCatalog = (isFull = true) => {
    const pages = catalog.pragma('page_count', { simple: true }) as number
    catalog.pragma(`max_page_count = ${isFull ? pages : pages + 1_000_000}`)
  }
  const ledgers = () => readdirSync(join(dataDir, 'ledgers'))
  return {
    queue,
    submit,
    when,
    ended: (jobId: string) => when(jobId, isEnded),
    seen,
    fillCatalog,
    ledgers,
    /** The queue that a program started after this one has. */
    reopen: () => new JobQueue(parts),
    records: jobRecords(catalog)
  }
}

describe('with room for several jobs', () => {
  test('no more of them run at a time, and all of them end', async () => {
    const { submit, ended, seen } = openQueue(2)
    const paths = [1, 2, 3, 4, 5].map((n) =>
      writeSmallLedger(join(folder, `other-${n}.csv`), { lines: 60 + n })
    )
    const jobs = await Promise.all((await submit(...paths)).map(ended))
    expect(jobs.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'COMPLETED'))
    expect(seen.most).toBe(2)
  })

  test('one content is processed once: the younger job waits for the older and shows its result', async () => {
    const { submit, ended, seen } = openQueue(2)
    const [older, younger] = await submit(long, long)
    expect(await ended(younger!)).toMatchObject({ status: 'COMPLETED', reusedFrom: older })
    expect(await ended(older!)).toMatchObject({ status: 'COMPLETED', reusedFrom: null })
    expect(seen.most).toBe(2)
  })

  test('a job that waited for its twin does the work itself when that one is cancelled', async () => {
    const { queue, submit, when, ended } = openQueue(2)
    const [older, younger] = await submit(long, long)
    await when(older!, ({ stage }) => stage === 'reading')
    queue.cancel(older!)
    expect(await ended(older!)).toMatchObject({ status: 'CANCELLED' })
    expect(await ended(younger!)).toMatchObject({ status: 'COMPLETED', reusedFrom: null, ledgerId: younger })
  })

  test('the oldest trains the one model where they ask for it, whichever is faster', async () => {
    const { queue, ended } = openQueue(2)
    const wanting = { ...options, settings: { ...options.settings, model: 'stored' as const } }
    const [older, younger] = (await queue.submit([long, small], wanting)).map((answer) => {
      if (!answer.ok) throw new Error(answer.error.message)
      return answer.jobId
    })
    const [first, second] = [await ended(older!), await ended(younger!)]
    expect(first.result!.model.training).toBe('TRAINED')
    expect(second.result!.model).toMatchObject({
      training: 'SKIPPED',
      scoring: 'SCORED',
      reason: expect.stringContaining('long.csv')
    })
  })
})

describe('once the rule results are stored', () => {
  const isTraining = ({ stage }: Job) => stage === 'training'

  test('they can be read while the model learns', async () => {
    const { queue, submit, when, ended } = openQueue(1)
    const [jobId] = await submit(long)
    const job = await when(jobId!, isTraining)
    expect(job).toMatchObject({
      status: 'PROCESSING',
      ledgerId: jobId,
      result: { model: { scoring: 'NOT_SCORED' } }
    })
    const reader = new LedgerReader(queue.ledger(jobId!).place.path)
    expect(reader.rows.page({}, null, 0, 100).rows).toHaveLength(60)
    reader.close()
    expect(await ended(jobId!)).toMatchObject({
      status: 'COMPLETED',
      result: { model: { scoring: 'SCORED' } }
    })
  })

  test('a job that is ended keeps them, and says that the model was stopped', async () => {
    const { queue, submit, when, ended, ledgers } = openQueue(1)
    const [jobId] = await submit(long)
    await when(jobId!, isTraining)
    queue.cancel(jobId!)
    expect(await ended(jobId!)).toMatchObject({
      status: 'COMPLETED',
      ledgerId: jobId,
      error: null,
      result: { model: { scoring: 'NOT_SCORED', reason: expect.stringContaining('ended on request') } }
    })
    expect(ledgers()).toEqual([`${jobId}.sqlite`])
  })

  test('a program that is closed keeps them, too, and the next one shows them', async () => {
    const { queue, submit, when, reopen } = openQueue(1)
    const [jobId] = await submit(long)
    await when(jobId!, isTraining)
    await queue.close()
    expect(reopen().status(jobId!)).toMatchObject({
      status: 'COMPLETED',
      ledgerId: jobId,
      result: { model: { scoring: 'NOT_SCORED', reason: expect.stringContaining('Doublet was closed') } }
    })
  })
})

describe('with a catalogue that has no room', () => {
  test('a job whose result cannot be recorded has failed, and leaves no ledger', async () => {
    const { submit, when, ended, fillCatalog, ledgers, records } = openQueue(1)
    const [jobId] = await submit(long)
    await when(jobId!, ({ stage }) => stage === 'reading')
    fillCatalog()
    expect(await ended(jobId!)).toMatchObject({
      status: 'FAILED',
      error: { code: 'DISK_FULL', message: expect.stringContaining('disk with the data folder') },
      result: null,
      ledgerId: null
    })
    expect(ledgers()).toEqual([])

    fillCatalog(false)
    const [next] = await submit(teacher)
    expect(await ended(next!)).toMatchObject({
      status: 'COMPLETED',
      // The model of the first job could not be kept.
      result: { model: { training: 'TRAINED', scoring: 'SCORED' } }
    })
    expect(records.all().map(({ status }) => status)).toEqual(['FAILED', 'COMPLETED'])
  })

  test('files are refused with the cause, and taken when there is room', async () => {
    const { queue, submit, ended, fillCatalog } = openQueue(1)
    const [first] = await submit(small)
    await ended(first!)
    fillCatalog()
    const many = Array.from({ length: 200 }, () => small)
    await expect(queue.submit(many, options)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    expect(queue.list()).toHaveLength(1)
    fillCatalog(false)
    const [second] = await submit(small)
    expect(await ended(second!)).toMatchObject({ status: 'COMPLETED', reusedFrom: first })
  })
})
