import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Job } from '../../src/shared/job.ts'
import { defaultSettings } from '../../src/shared/settings.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { shipped } from '../helpers/shipped-base.ts'
import { openTestServices } from '../helpers/test-services.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'
import { writeSmallLedger, type SmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const ledger = (name: string, options?: SmallLedger) => writeSmallLedger(join(folder, name), options)
const longLedger = join(folder, 'long.csv')
beforeAll(() => void writeLongLedger(longLedger, 300_000))

const isReading = (job: Job) => job.stage === 'reading' && job.rowsSoFar > 0

describe('a data folder', () => {
  test('is used by one program at a time', async () => {
    const desk = await folders.openFresh()
    await expect(openTestServices(folders.path())).rejects.toMatchObject({
      problem: { code: 'DATA_FOLDER_IN_USE', detail: folders.path() }
    })
    expect(await desk.run(ledger('still.csv'))).toMatchObject({ status: 'COMPLETED' })
  })

  test('keeps what was done, and calls interrupted what was not', async () => {
    const desk = await folders.openFresh()
    const done = await desk.run(ledger('done.csv'))
    const [jobId] = await desk.submit([longLedger])
    await desk.jobWhen(jobId!, isReading)
    await folders.close(desk)
    writeFileSync(join(folders.path(), 'ledgers', 'stray.partial'), 'left by a power cut')
    mkdirSync(join(folders.path(), 'ledgers', 'a folder.partial'))

    const again = await folders.openAgain()
    const [interrupted, kept] = await again.ask('job:list', {})
    expect(kept).toEqual(done)
    expect(interrupted).toMatchObject({
      jobId,
      status: 'FAILED',
      error: { code: 'INTERRUPTED' },
      ledgerId: null
    })
    expect(folders.ledgerFiles()).toEqual([`${done.jobId}.sqlite`, 'a folder.partial'].toSorted())
    const page = { ledgerId: done.jobId, filter: {}, sort: null, offset: 0, limit: 10 }
    expect((await again.ask('duplicates:page', page)).total).toBe(done.result!.duplicates.distinctRows)
    expect(await again.run(ledger('done.csv'))).toMatchObject({ reusedFrom: done.jobId })
  })

  test('holds waiting jobs back until a program takes them up again', async () => {
    const desk = await folders.openFresh()
    const [jobId] = await desk.submit([ledger('left.csv')])
    await folders.close(desk)

    const passing = await folders.openAgain(false)
    expect(await passing.run(ledger('passing.csv', { lines: 60 }))).toMatchObject({ status: 'COMPLETED' })
    expect(await passing.ask('job:status', { jobId: jobId! })).toMatchObject({ status: 'PENDING' })
    await folders.close(passing)

    const window = await folders.openAgain(true)
    expect(await window.ended(jobId!)).toMatchObject({ status: 'COMPLETED' })
  })
})

describe('the model', () => {
  const teaching = { lines: 200, every: 8 }
  const stored = { model: 'stored' } as const

  test('is of each ledger’s own, where nobody says otherwise: nothing that one teaches scores another', async () => {
    const desk = await folders.openFresh()
    const first = await desk.run(ledger('one.csv', teaching))
    const second = await desk.run(ledger('two.csv', { ...teaching, factor: 13 }))
    const hashes = [first, second].map((job) => {
      expect(job.result!.model).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
      return job.result!.model.modelHash
    })
    expect(new Set(hashes).size).toBe(2)
    expect(await desk.ask('model:info', { ledgerId: second.ledgerId! })).toMatchObject({
      status: 'UNTRAINED',
      scoredBy: { number: 2, hash: hashes[1], card: { trainedOn: { file: 'two.csv' } } }
    })
    // The same content under other settings teaches the same, and a folder of its own says the same of it.
    const again = await desk.run(ledger('one.csv', teaching), { leaveOutZeros: true })
    expect(again.result!.model.modelHash).toBe(hashes[0])
    await folders.close(desk)
    const elsewhere = await folders.openFresh()
    expect((await elsewhere.run(ledger('one.csv', teaching))).result!.model.modelHash).toBe(hashes[0])
  })

  test('is, where it is asked for, trained once and then scores every ledger, also after a restart', async () => {
    const desk = await folders.openFresh()
    expect(await desk.ask('model:info', {})).toMatchObject({
      status: 'UNTRAINED',
      baseRisks: { 1: 10, 2: 12, 3: 15, 4: 18, 5: 20, 6: 25 }
    })
    const first = await desk.run(ledger('teacher.csv', teaching), stored)
    expect(first.result!.model).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
    const info = await desk.ask('model:info', {})
    expect(info).toMatchObject({
      status: 'TRAINED',
      hash: first.result!.model.modelHash,
      card: { trainedOn: { file: 'teacher.csv' } }
    })
    await folders.close(desk)

    const again = await folders.openAgain()
    const second = await again.run(ledger('pupil.csv', { lines: 90, factor: 13 }), stored)
    expect(second.result!.model).toMatchObject({
      training: 'SKIPPED',
      scoring: 'SCORED',
      reason: expect.stringMatching(/^Already trained, on teacher\.csv/),
      modelHash: first.result!.model.modelHash
    })
    expect(await again.ask('model:info', {})).toEqual(info)
  })

  test('that the sample taught serves the sample alone: the first ledger of one’s own teaches another', async () => {
    const desk = await folders.openFresh()
    const submission = await desk.ask('job:sample', {
      engagementId: '',
      clientName: '',
      asOne: false,
      settings: { ...defaultSettings, ...stored }
    })
    if (!submission.ok) throw new Error(submission.error.message)
    const { jobId } = submission
    const shown = await desk.ended(jobId)
    expect(shown.result!.model).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
    const { ledgerId } = shown
    await expect(desk.ask('model:learn', { ledgerId: ledgerId!, by: 'Ann' })).rejects.toMatchObject({
      problem: { code: 'SAMPLE_LEDGER' }
    })
    // Too small to teach: the base that ships says more than one sample.
    const small = await desk.run(ledger('small.csv'), stored)
    expect(small.result!.model).toMatchObject({ training: 'SKIPPED', modelHash: shipped.model.hash })
    const own = await desk.run(ledger('own.csv', teaching), stored)
    expect(own.result!.model).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
    expect(await desk.ask('model:info', { ledgerId: jobId })).toMatchObject({
      number: 3,
      card: { trainedOn: { file: 'own.csv' } },
      scoredBy: { number: 1, hash: shown.result!.model.modelHash }
    })
  })

  test('that was altered gives no opinion, and the rule results stand', async () => {
    const desk = await folders.openFresh()
    const first = await desk.run(ledger('honest.csv', teaching), stored)
    await folders.close(desk)
    const catalog = new Database(join(folders.path(), 'catalog.sqlite'))
    catalog.exec("UPDATE model SET forest = replace(forest, '1', '2')")
    catalog.close()

    const again = await folders.openAgain()
    const second = await again.run(ledger('honest.csv', teaching), { threshold: 3 })
    expect(second).toMatchObject({ status: 'COMPLETED', error: null })
    expect(second.result!.model).toMatchObject({
      scoring: 'NOT_SCORED',
      reason: expect.stringContaining('altered')
    })
    expect(first.result!.model.scoring).toBe('SCORED')
  })

  test('that cannot be read is said to be damaged, and the rule results stand', async () => {
    const desk = await folders.openFresh()
    await desk.run(ledger('broken.csv', teaching), stored)
    await folders.close(desk)
    const catalog = new Database(join(folders.path(), 'catalog.sqlite'))
    catalog.exec("UPDATE model SET card = 'x'")
    catalog.close()

    const again = await folders.openAgain()
    await expect(again.ask('model:info', {})).rejects.toMatchObject({ problem: { code: 'MODEL_DAMAGED' } })
    const job = await again.run(ledger('broken.csv', teaching), { threshold: 3 })
    expect(job.result!.model).toMatchObject({
      scoring: 'NOT_SCORED',
      reason: expect.stringContaining('cannot be')
    })
  })
})
