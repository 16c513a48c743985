import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import Papa from 'papaparse'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { RequestName } from '../../src/shared/contract.ts'
import type { Job } from '../../src/shared/job.ts'
import { defaultSettings } from '../../src/shared/ledger.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { isEnded, openTestServices, type TestServices } from '../helpers/test-services.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const noId = '00000000-0000-4000-8000-000000000000'
const longLedger = join(folder, 'long.csv')
let dataDir: string
let count = 0
const open: TestServices[] = []

beforeAll(() => void writeLongLedger(longLedger, 300_000))
afterEach(async () => {
  for (const { services } of open.splice(0)) await services.close()
})

async function openFresh(): Promise<TestServices> {
  dataDir = join(folder, `data-${++count}`)
  return openAgain()
}

async function openAgain(resumesWaiting = false): Promise<TestServices> {
  const test = await openTestServices(dataDir, resumesWaiting)
  open.push(test)
  return test
}

async function close(test: TestServices): Promise<void> {
  open.splice(open.indexOf(test), 1)
  await test.services.close()
}

/** A small ledger with a pair of duplicates per hundred lines, and its path. */
function ledger(name: string, lines = 120, amount = 11): string {
  const path = join(folder, name)
  const records = Array.from({ length: lines }, (_, n) => {
    const k = n % 50 === 1 ? n - 1 : n
    return `${4000 + (k % 7)},${k * amount}.${10 + (k % 90)},2024-0${(k % 9) + 1}-11,USER${k % 5}`
  })
  writeFileSync(path, `account,amount,posted,user\n${records.join('\n')}\n`)
  return path
}

const ledgerFiles = () => readdirSync(join(dataDir, 'ledgers'))
const isReading = (job: Job) => job.stage === 'reading' && job.rowsSoFar > 0
const jobProcess = ({ started }: TestServices) => started.filter(({ entry }) => entry === 'job').at(-1)!

describe('a job', () => {
  test('goes from its submission to its ledger, and every event carries all of it', async () => {
    const test = await openFresh()
    const path = ledger('first.csv')
    const [submission] = await test.ask('job:submit', {
      paths: [path],
      engagementId: ' E-1 ',
      clientName: 'ACME',
      settings: defaultSettings
    })
    expect(submission).toMatchObject({ ok: true, status: 'PENDING', file: { name: 'first.csv' } })
    const jobId = submission!.ok ? submission!.jobId : ''
    const done = await test.ended(jobId)
    expect(done).toMatchObject({
      status: 'COMPLETED',
      engagementId: 'E-1',
      clientName: 'ACME',
      fraction: 1,
      rowsSoFar: 120,
      ledgerId: jobId,
      error: null,
      reusedFrom: null
    })
    expect(await test.ask('job:status', { jobId })).toEqual(done)
    expect(await test.ask('job:list', {})).toEqual([done])
    expect(ledgerFiles()).toEqual([`${jobId}.sqlite`])

    const events = test.jobEvents
    for (const event of events) expect(Object.keys(event).toSorted()).toEqual(Object.keys(done).toSorted())
    expect([...new Set(events.map(({ status }) => status))]).toEqual(['PENDING', 'PROCESSING', 'COMPLETED'])
    const fractions = events.map(({ fraction }) => fraction)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(events.find(({ mapping }) => mapping !== null)!.status).toBe('PROCESSING')
    expect(events.filter(isEnded)).toEqual([done])

    const summary = await test.ask('duplicates:summary', { ledgerId: jobId })
    expect(summary).toEqual(done.result!.duplicates)
    const page = { ledgerId: jobId, filter: {}, sort: null, offset: 0, limit: 100 }
    const { rows, total } = await test.ask('duplicates:page', page)
    expect([rows.length, total]).toEqual([summary.distinctRows, summary.distinctRows])
    const { original } = await test.ask('duplicates:line', { ledgerId: jobId, lineId: rows[0]!.lineId })
    expect(original.map(({ header }) => header)).toEqual(['account', 'amount', 'posted', 'user'])
    const months = await test.ask('duplicates:breakdown', { ledgerId: jobId, by: 'month' })
    expect(months.reduce((sum, month) => sum + month.rows, 0)).toBe(summary.distinctRows)
  })

  test('is refused on its own where its file is, and the others go on', async () => {
    const test = await openFresh()
    test.chosenPaths = [join(folder, 'nowhere.csv'), ledger('good.csv'), folder]
    const submissions = await test.ask('job:choose', {
      engagementId: '',
      clientName: '',
      settings: defaultSettings
    })
    expect(submissions.map((each) => (each.ok ? each.status : each.error.code))).toEqual([
      'FILE_GONE',
      'PENDING',
      'IS_A_FOLDER'
    ])
    expect(await test.ask('job:list', {})).toHaveLength(1)
  })

  test('shows an earlier result for the same content under the same settings', async () => {
    const test = await openFresh()
    const path = ledger('content.csv')
    const first = await test.run(path)
    const copy = join(folder, 'copy.csv')
    copyFileSync(path, copy)
    const second = await test.run(copy)
    expect(second).toMatchObject({
      status: 'COMPLETED',
      reusedFrom: first.jobId,
      ledgerId: first.jobId,
      result: first.result,
      mapping: first.mapping,
      file: { name: 'copy.csv' }
    })
    const third = await test.run(path)
    expect(third.reusedFrom).toBe(first.jobId)
    expect(ledgerFiles()).toEqual([`${first.jobId}.sqlite`])

    const other = await test.run(path, { threshold: 3 })
    expect(other).toMatchObject({ status: 'COMPLETED', reusedFrom: null, ledgerId: other.jobId })
    const mapped = await test.run(path, { mapping: { user: '' } })
    expect(mapped.reusedFrom).toBe(null)
    expect(ledgerFiles()).toHaveLength(3)
  })

  test('shows the result of a job that was submitted with it and holds the same content', async () => {
    const test = await openFresh()
    const path = ledger('twins.csv')
    const [one, other] = await test.submit([path, path])
    expect(await test.ended(one!)).toMatchObject({ status: 'COMPLETED', reusedFrom: null })
    expect(await test.ended(other!)).toMatchObject({ status: 'COMPLETED', reusedFrom: one })
  })

  test('is processed again where the earlier ledger is gone from the disk', async () => {
    const test = await openFresh()
    const path = ledger('lost.csv')
    const first = await test.run(path)
    rmSync(join(dataDir, 'ledgers', `${first.jobId}.sqlite`))
    const second = await test.run(path)
    expect(second).toMatchObject({ status: 'COMPLETED', reusedFrom: null, ledgerId: second.jobId })
  })

  test('fails with the reason and leaves nothing', async () => {
    const test = await openFresh()
    const path = join(folder, 'unmappable.csv')
    writeFileSync(path, 'a,b\nx,y\n')
    const job = await test.run(path)
    expect(job).toMatchObject({
      status: 'FAILED',
      error: { code: 'UNMAPPED_KEYS' },
      result: null,
      ledgerId: null
    })
    expect(job.message).toBe(job.error!.message)
    expect(ledgerFiles()).toEqual([])
  })

  test('is tried again with other settings', async () => {
    const test = await openFresh()
    const path = join(folder, 'nameless.csv')
    writeFileSync(path, 'a,b\n1,-5\n1,-5\n')
    const failed = await test.run(path)
    const settings = { ...defaultSettings, mapping: { account: 'a', amount: '#2' } }
    const retried = await test.ask('job:retry', { jobId: failed.jobId, settings })
    const done = await test.ended(retried.ok ? retried.jobId : '')
    expect(done).toMatchObject({ status: 'COMPLETED', settings, engagementId: 'E-1', clientName: 'ACME' })
    expect(done.result!.duplicates.distinctRows).toBe(2)
    expect((await test.ask('job:status', { jobId: failed.jobId })).status).toBe('FAILED')

    const same = await test.ask('job:retry', { jobId: done.jobId })
    expect(await test.ended(same.ok ? same.jobId : '')).toMatchObject({ settings, reusedFrom: done.jobId })

    rmSync(path)
    const gone = await test.ask('job:retry', { jobId: done.jobId })
    expect(gone).toMatchObject({ ok: false, fileName: 'nameless.csv', error: { code: 'FILE_GONE' } })
  })

  test('shows how its file would be read under other settings, whatever became of it', async () => {
    const test = await openFresh()
    const path = join(folder, 'preview.csv')
    writeFileSync(path, 'a;b\n1;-5\n1;-5\n')
    const { jobId } = await test.run(path)
    const settings = { ...defaultSettings, mapping: { account: 'a', amount: 'b' } }
    const preview = await test.ask('mapping:preview', { jobId, settings })
    expect(preview).toMatchObject({
      dialect: { encoding: 'utf-8', delimiter: ';' },
      records: [
        ['1', '-5'],
        ['1', '-5']
      ],
      settings
    })
    expect(preview.mapping.fields.map(({ field, position }) => [field, position])).toEqual([
      ['account', 1],
      ['amount', 2]
    ])
  })
})

describe('a job process', () => {
  test('that is killed fails its own job only', async () => {
    const test = await openFresh()
    const [jobId] = await test.submit([longLedger])
    await test.jobWhen(jobId!, isReading)
    expect(ledgerFiles()).toEqual([`${jobId}.partial`])
    process.kill(jobProcess(test).process.pid!, 'SIGKILL')
    const failed = await test.ended(jobId!)
    expect(failed).toMatchObject({ status: 'FAILED', error: { code: 'PROCESS_DIED' }, ledgerId: null })
    expect(failed.error!.detail).toContain('SIGKILL')
    expect(ledgerFiles()).toEqual([])
    expect(await test.run(ledger('after.csv'))).toMatchObject({ status: 'COMPLETED' })
  })

  test('ends at once when its job is cancelled, and nothing of it is left', async () => {
    const test = await openFresh()
    const [jobId] = await test.submit([longLedger])
    await test.jobWhen(jobId!, isReading)
    const { exited } = jobProcess(test)
    await test.ask('job:cancel', { jobId: jobId! })
    expect(await test.ended(jobId!)).toMatchObject({
      status: 'CANCELLED',
      error: null,
      result: null,
      ledgerId: null
    })
    await exited
    expect(ledgerFiles()).toEqual([])
    expect(await test.ask('job:cancel', { jobId: jobId! })).toMatchObject({ status: 'CANCELLED' })
  })

  test('is never started for a job that was cancelled while it waited', async () => {
    const test = await openFresh()
    const width = Math.min(4, Math.max(1, availableParallelism() - 1))
    const running = await test.submit(Array.from({ length: width }, () => longLedger))
    const [waiting] = await test.submit([ledger('waiting.csv')])
    await test.jobWhen(running[0]!, isReading)
    expect(await test.ask('job:status', { jobId: waiting! })).toMatchObject({
      status: 'PENDING',
      stage: null
    })
    expect(await test.ask('job:cancel', { jobId: waiting! })).toMatchObject({ status: 'CANCELLED' })
    for (const jobId of running) await test.ask('job:cancel', { jobId })
    for (const jobId of running) expect((await test.ended(jobId)).status).toBe('CANCELLED')
    expect(await test.run(ledger('next.csv'))).toMatchObject({ status: 'COMPLETED' })
    expect(test.jobEvents.filter(({ jobId }) => jobId === waiting).map(({ status }) => status)).toEqual([
      'PENDING',
      'CANCELLED'
    ])
    expect(ledgerFiles()).toHaveLength(1)
  })

  test('of the reader is started again after it ended', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(ledger('read.csv'))
    const page = { ledgerId: ledgerId!, filter: {}, sort: null, offset: 0, limit: 10 }
    const before = await test.ask('duplicates:page', page)
    const reader = test.started.find(({ entry }) => entry === 'reader')!
    process.kill(reader.process.pid!, 'SIGKILL')
    await reader.exited
    expect(await test.ask('duplicates:page', page)).toEqual(before)
    expect(test.started.filter(({ entry }) => entry === 'reader')).toHaveLength(2)
  })
})

describe('a data folder', () => {
  test('is used by one program at a time', async () => {
    const test = await openFresh()
    await expect(openTestServices(dataDir)).rejects.toMatchObject({
      problem: { code: 'DATA_FOLDER_IN_USE', detail: dataDir }
    })
    expect(await test.run(ledger('still.csv'))).toMatchObject({ status: 'COMPLETED' })
  })

  test('keeps what was done, and calls interrupted what was not', async () => {
    const test = await openFresh()
    const done = await test.run(ledger('done.csv'))
    const [jobId] = await test.submit([longLedger])
    await test.jobWhen(jobId!, isReading)
    await close(test)
    writeFileSync(join(dataDir, 'ledgers', 'stray.partial'), 'left by a power cut')

    const again = await openAgain()
    const [interrupted, kept] = await again.ask('job:list', {})
    expect(kept).toEqual(done)
    expect(interrupted).toMatchObject({
      jobId,
      status: 'FAILED',
      error: { code: 'INTERRUPTED' },
      ledgerId: null
    })
    expect(ledgerFiles()).toEqual([`${done.jobId}.sqlite`])
    const page = { ledgerId: done.jobId, filter: {}, sort: null, offset: 0, limit: 10 }
    expect((await again.ask('duplicates:page', page)).total).toBe(done.result!.duplicates.distinctRows)
    expect(await again.run(ledger('done.csv'))).toMatchObject({ reusedFrom: done.jobId })
  })

  test('holds waiting jobs back until a program takes them up again', async () => {
    const test = await openFresh()
    const [jobId] = await test.submit([ledger('left.csv')])
    await close(test)

    const passing = await openAgain(false)
    expect(await passing.run(ledger('passing.csv', 60))).toMatchObject({ status: 'COMPLETED' })
    expect(await passing.ask('job:status', { jobId: jobId! })).toMatchObject({ status: 'PENDING' })
    await close(passing)

    const window = await openAgain(true)
    expect(await window.ended(jobId!)).toMatchObject({ status: 'COMPLETED' })
  })
})

describe('the model', () => {
  test('is trained once and then scores every ledger, also after a restart', async () => {
    const test = await openFresh()
    expect(await test.ask('model:info', {})).toMatchObject({
      status: 'UNTRAINED',
      baseRisks: { 1: 10, 2: 12, 3: 15, 4: 18, 5: 20, 6: 25 }
    })
    const first = await test.run(ledger('teacher.csv'))
    expect(first.result!.model).toMatchObject({ training: 'TRAINED', scoring: 'SCORED' })
    const info = await test.ask('model:info', {})
    expect(info).toMatchObject({
      status: 'TRAINED',
      hash: first.result!.model.modelHash,
      card: { trainedOn: { file: 'teacher.csv' } }
    })
    await close(test)

    const again = await openAgain()
    const second = await again.run(ledger('pupil.csv', 90, 13))
    expect(second.result!.model).toMatchObject({
      training: 'SKIPPED',
      scoring: 'SCORED',
      reason: expect.stringMatching(/^Already trained, on teacher\.csv/),
      modelHash: first.result!.model.modelHash
    })
    expect(await again.ask('model:info', {})).toEqual(info)
  })

  test('that was altered gives no opinion, and the rule results stand', async () => {
    const test = await openFresh()
    const first = await test.run(ledger('honest.csv'))
    await close(test)
    const catalog = new Database(join(dataDir, 'catalog.sqlite'))
    catalog.exec("UPDATE model SET forest = replace(forest, '1', '2')")
    catalog.close()

    const again = await openAgain()
    const second = await again.run(ledger('honest.csv'), { threshold: 3 })
    expect(second).toMatchObject({ status: 'COMPLETED', error: null })
    expect(second.result!.model).toMatchObject({
      scoring: 'NOT_SCORED',
      reason: expect.stringContaining('altered')
    })
    expect(first.result!.model.scoring).toBe('SCORED')
  })

  test('that cannot be read is said to be damaged, and the rule results stand', async () => {
    const test = await openFresh()
    await test.run(ledger('broken.csv'))
    await close(test)
    const catalog = new Database(join(dataDir, 'catalog.sqlite'))
    catalog.exec("UPDATE model SET card = 'x'")
    catalog.close()

    const again = await openAgain()
    await expect(again.ask('model:info', {})).rejects.toMatchObject({ problem: { code: 'MODEL_DAMAGED' } })
    const job = await again.run(ledger('broken.csv'), { threshold: 3 })
    expect(job.result!.model).toMatchObject({
      scoring: 'NOT_SCORED',
      reason: expect.stringContaining('cannot be')
    })
  })
})

describe('an export', () => {
  /** 40,000 lines that all repeat one another: enough to be caught at. */
  function wideLedger(): string {
    const path = join(folder, 'wide.csv')
    const lines = Array.from({ length: 40_000 }, (_, n) => `${4000 + (n % 2)},5.00,${n}`)
    if (!existsSync(path)) writeFileSync(path, `account,amount,text\n${lines.join('\n')}\n`)
    return path
  }

  test('writes the lines of a filter where the user says', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(wideLedger())
    const places = join(folder, 'exports')
    mkdirSync(places)
    test.savePath = join(places, 'mine.csv')
    const state = await test.ask('export:start', { ledgerId: ledgerId!, filter: { account: '4001' } })
    expect(state).toMatchObject({ status: 'RUNNING', fileName: 'mine.csv', error: null })
    const done = await test.exportWhen(state!.exportId, ({ status }) => status !== 'RUNNING')
    expect(done).toMatchObject({ status: 'DONE', rowsWritten: 20_000, rowsTotal: 20_000 })
    expect(readdirSync(places)).toEqual(['mine.csv'])
    const { data } = Papa.parse<Record<string, string>>(readFileSync(test.savePath, 'utf8').slice(1), {
      header: true,
      skipEmptyLines: true
    })
    expect(data).toHaveLength(20_000)
    expect(new Set(data.map(({ account }) => account))).toEqual(new Set(['4001']))
  })

  test('that is cancelled leaves nothing, and what was there before stays', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(wideLedger())
    const places = join(folder, 'cancelled')
    mkdirSync(places)
    test.savePath = join(places, 'mine.csv')
    writeFileSync(test.savePath, 'an older export')
    const state = await test.ask('export:start', { ledgerId: ledgerId!, filter: {} })
    const { exportId } = state!
    await test.exportWhen(exportId, ({ rowsWritten }) => rowsWritten > 0)
    await test.ask('export:cancel', { exportId })
    const end = await test.exportWhen(exportId, ({ status }) => status !== 'RUNNING')
    expect(end.status).toBe('CANCELLED')
    expect(readdirSync(places)).toEqual(['mine.csv'])
    expect(readFileSync(test.savePath, 'utf8')).toBe('an older export')
    expect(await test.ask('export:cancel', { exportId })).toEqual(end)
  })

  test('that is killed from outside fails and leaves nothing', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(wideLedger())
    const places = join(folder, 'killed')
    mkdirSync(places)
    test.savePath = join(places, 'mine.csv')
    const state = await test.ask('export:start', { ledgerId: ledgerId!, filter: {} })
    await test.exportWhen(state!.exportId, ({ rowsWritten }) => rowsWritten > 0)
    process.kill(jobProcess(test).process.pid!, 'SIGKILL')
    const end = await test.exportWhen(state!.exportId, ({ status }) => status !== 'RUNNING')
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'PROCESS_DIED' } })
    expect(readdirSync(places)).toEqual([])
  })

  test('to where nothing can be written fails with the reason', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(ledger('unwritable.csv'))
    test.savePath = join(folder, 'no such folder', 'mine.csv')
    const state = await test.ask('export:start', { ledgerId: ledgerId!, filter: {} })
    const end = await test.exportWhen(state!.exportId, ({ status }) => status !== 'RUNNING')
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'TARGET_UNWRITABLE' } })
  })

  test('is none where the dialog was closed', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(ledger('unsaved.csv'))
    expect(await test.ask('export:start', { ledgerId: ledgerId!, filter: {} })).toBe(null)
  })
})

describe('a request', () => {
  const settings = defaultSettings
  const engagement = { engagementId: '', clientName: '' }
  const page = { ledgerId: noId, filter: {}, sort: null, offset: 0, limit: 10 }
  const bad: [name: string, args: unknown][] = [
    ['job:submit', { ...engagement, settings, paths: [] }],
    ['job:submit', { ...engagement, settings, paths: 'a.csv' }],
    ['job:submit', { ...engagement, settings, paths: ['a.csv'], more: 1 }],
    ['job:submit', { ...engagement, settings: { ...settings, threshold: 1 }, paths: ['a.csv'] }],
    ['job:submit', { ...engagement, settings: { ...settings, threshold: 2.5 }, paths: ['a.csv'] }],
    [
      'job:submit',
      { ...engagement, settings: { ...settings, mapping: { nothing: '#1' } }, paths: ['a.csv'] }
    ],
    ['job:submit', { settings, paths: ['a.csv'] }],
    ['job:choose', { ...engagement }],
    ['job:status', {}],
    ['job:status', { jobId: '../../etc/passwd' }],
    ['job:list', undefined],
    ['job:list', { all: true }],
    ['job:cancel', { jobId: 7 }],
    ['job:retry', { jobId: noId, settings: {} }],
    ['mapping:preview', { jobId: noId }],
    ['duplicates:summary', { ledgerId: '' }],
    ['duplicates:page', { ...page, limit: 0 }],
    ['duplicates:page', { ...page, limit: 1001 }],
    ['duplicates:page', { ...page, offset: -1 }],
    ['duplicates:page', { ...page, sort: { column: 'amount; DROP TABLE line', direction: 'asc' } }],
    ['duplicates:page', { ...page, filter: { types: [7] } }],
    ['duplicates:page', { ...page, filter: { minAmount: '-5' } }],
    ['duplicates:page', { ...page, filter: { minAmount: '1e5' } }],
    ['duplicates:page', { ...page, filter: { month: 'May' } }],
    ['duplicates:page', { ...page, filter: { minConfidence: 2 } }],
    ['duplicates:page', { ...page, filter: { sql: '1=1' } }],
    ['duplicates:breakdown', { ledgerId: noId, by: 'source' }],
    ['duplicates:line', { ledgerId: noId, lineId: 0 }],
    ['model:info', null],
    ['export:start', { ledgerId: noId }],
    ['export:start', { ledgerId: noId, filter: {}, target: '/etc/passwd' }],
    ['export:cancel', { exportId: 'x' }],
    ['job:delete', {}],
    ['constructor', {}],
    ['__proto__', {}]
  ]

  test('that is not understood is refused, whatever is wrong with it', async () => {
    const { services } = await openFresh()
    for (const [name, args] of bad) {
      const answer = await services.handle(name as RequestName, args)
      expect([name, args, answer.ok ? 'ok' : answer.error.code]).toEqual([name, args, 'BAD_REQUEST'])
    }
    const tried = new Set(bad.map(([name]) => name))
    expect([...tried].filter((name) => name.includes(':'))).toHaveLength(15)
  })

  test.each<[string, RequestName, unknown]>([
    ['UNKNOWN_JOB', 'job:status', { jobId: noId }],
    ['UNKNOWN_JOB', 'job:cancel', { jobId: noId }],
    ['UNKNOWN_JOB', 'job:retry', { jobId: noId }],
    ['UNKNOWN_JOB', 'mapping:preview', { jobId: noId, settings }],
    ['UNKNOWN_LEDGER', 'duplicates:summary', { ledgerId: noId }],
    ['UNKNOWN_LEDGER', 'duplicates:page', page],
    ['UNKNOWN_LEDGER', 'duplicates:breakdown', { ledgerId: noId, by: 'type' }],
    ['UNKNOWN_LEDGER', 'duplicates:line', { ledgerId: noId, lineId: 1 }],
    ['UNKNOWN_LEDGER', 'export:start', { ledgerId: noId, filter: {} }],
    ['UNKNOWN_EXPORT', 'export:cancel', { exportId: noId }]
  ])('for what is not there says %s to %s', async (code, name, args) => {
    const { services } = await openFresh()
    expect(await services.handle(name, args)).toMatchObject({ ok: false, error: { code } })
  })

  test('for the ledger of a job that has none says so', async () => {
    const test = await openFresh()
    const path = join(folder, 'failed.csv')
    writeFileSync(path, 'a,b\nx,y\n')
    const { jobId } = await test.run(path)
    await expect(test.ask('duplicates:summary', { ledgerId: jobId })).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_LEDGER' }
    })
  })

  test('for a line that is no duplicate says so', async () => {
    const test = await openFresh()
    const { ledgerId } = await test.run(ledger('lines.csv'))
    await expect(test.ask('duplicates:line', { ledgerId: ledgerId!, lineId: 10 })).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_LINE' }
    })
  })
})
