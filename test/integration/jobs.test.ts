import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../src/shared/settings.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { isEnded } from '../helpers/test-services.ts'
import { writeSmallLedger, type SmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const ledger = (name: string, options?: SmallLedger) => writeSmallLedger(join(folder, name), options)

describe('a job', () => {
  test('goes from its submission to its ledger, and every event carries all of it', async () => {
    const desk = await folders.openFresh()
    const path = ledger('first.csv')
    const [submission] = await desk.handOver([path], {
      engagementId: ' E-1 ',
      clientName: 'ACME',
      settings: defaultSettings,
      asOne: false
    })
    expect(submission).toMatchObject({ ok: true, status: 'PENDING', file: { name: 'first.csv' } })
    const jobId = submission!.ok ? submission!.jobId : ''
    const done = await desk.ended(jobId)
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
    expect(await desk.ask('job:status', { jobId })).toEqual(done)
    expect(await desk.ask('job:list', {})).toEqual([done])
    expect(folders.ledgerFiles()).toEqual([`${jobId}.sqlite`])

    const events = desk.jobEvents
    for (const event of events) expect(Object.keys(event).toSorted()).toEqual(Object.keys(done).toSorted())
    expect([...new Set(events.map(({ status }) => status))]).toEqual(['PENDING', 'PROCESSING', 'COMPLETED'])
    const fractions = events.map(({ fraction }) => fraction)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(events.find(({ mapping }) => mapping !== null)!.status).toBe('PROCESSING')
    expect(events.filter(isEnded)).toEqual([done])

    const summary = await desk.ask('duplicates:summary', { ledgerId: jobId })
    expect(summary).toEqual(done.result!.duplicates)
    const page = { ledgerId: jobId, filter: {}, sort: null, offset: 0, limit: 100 }
    const { rows, total } = await desk.ask('duplicates:page', page)
    expect([rows.length, total]).toEqual([summary.distinctRows, summary.distinctRows])
    const { members } = await desk.ask('findings:open', { ledgerId: jobId, findingNo: rows[0]!.findingNo })
    expect(members[0]!.original.map(({ header }) => header)).toEqual(['account', 'amount', 'posted', 'user'])
    const months = await desk.ask('duplicates:breakdown', { ledgerId: jobId, by: 'month' })
    expect(months.reduce((sum, month) => sum + month.rows, 0)).toBe(summary.distinctRows)
  })

  test('is refused on its own where its file is, and the others go on', async () => {
    const desk = await folders.openFresh()
    desk.chosenPaths = [join(folder, 'nowhere.csv'), ledger('good.csv'), folder]
    const submissions = await desk.ask('job:choose', {
      engagementId: '',
      clientName: '',
      settings: defaultSettings,
      asOne: false
    })
    expect(submissions.map((each) => (each.ok ? each.status : each.error.code))).toEqual([
      'FILE_GONE',
      'PENDING',
      'IS_A_FOLDER'
    ])
    expect(await desk.ask('job:list', {})).toHaveLength(1)
  })

  test('shows an earlier result for the same content under the same settings', async () => {
    const desk = await folders.openFresh()
    const path = ledger('content.csv')
    const first = await desk.run(path)
    const copy = join(folder, 'copy.csv')
    copyFileSync(path, copy)
    const second = await desk.run(copy)
    expect(second).toMatchObject({
      status: 'COMPLETED',
      reusedFrom: first.jobId,
      ledgerId: first.jobId,
      result: first.result,
      mapping: first.mapping,
      file: { name: 'copy.csv' }
    })
    const third = await desk.run(path)
    expect(third.reusedFrom).toBe(first.jobId)
    expect(folders.ledgerFiles()).toEqual([`${first.jobId}.sqlite`])

    const other = await desk.run(path, { threshold: 3 })
    expect(other).toMatchObject({ status: 'COMPLETED', reusedFrom: null, ledgerId: other.jobId })
    const mapped = await desk.run(path, { mapping: { user: '' } })
    expect(mapped.reusedFrom).toBe(null)
    expect(folders.ledgerFiles()).toHaveLength(3)
    const folded = await desk.run(path, { ignoreCase: true })
    expect(folded).toMatchObject({ status: 'COMPLETED', reusedFrom: null })
    const off = await desk.run(path, { ignoreCase: false, blanksEqual: false })
    expect(off.reusedFrom).toBe(first.jobId)
  })

  test('shows the result of a job that was submitted with it and holds the same content', async () => {
    const desk = await folders.openFresh()
    const path = ledger('twins.csv')
    const [one, other] = await desk.submit([path, path])
    expect(await desk.ended(one!)).toMatchObject({ status: 'COMPLETED', reusedFrom: null })
    expect(await desk.ended(other!)).toMatchObject({ status: 'COMPLETED', reusedFrom: one })
  })

  test('is processed again where the earlier ledger is gone from the disk', async () => {
    const desk = await folders.openFresh()
    const path = ledger('lost.csv')
    const first = await desk.run(path)
    rmSync(join(folders.path(), 'ledgers', `${first.jobId}.sqlite`))
    const second = await desk.run(path)
    expect(second).toMatchObject({ status: 'COMPLETED', reusedFrom: null, ledgerId: second.jobId })
  })

  test('fails with the reason and leaves nothing', async () => {
    const desk = await folders.openFresh()
    const path = join(folder, 'unmappable.csv')
    writeFileSync(path, 'a\nx\n')
    const job = await desk.run(path)
    expect(job).toMatchObject({
      status: 'FAILED',
      error: { code: 'NO_COLUMNS' },
      result: null,
      ledgerId: null
    })
    expect(job.message).toBe(job.error!.message)
    expect(folders.ledgerFiles()).toEqual([])
  })

  test('is tried again with other settings', async () => {
    const desk = await folders.openFresh()
    const path = join(folder, 'nameless.csv')
    writeFileSync(path, 'a,b\n1,-5\n1,-5\n')
    const asking = await desk.run(path)
    const settings = { ...defaultSettings, mapping: { account: 'a', amount: '#2' } }
    const retried = await desk.ask('job:retry', { jobId: asking.jobId, settings })
    const done = await desk.ended(retried.ok ? retried.jobId : '')
    expect(done).toMatchObject({ status: 'COMPLETED', settings, engagementId: 'E-1', clientName: 'ACME' })
    expect(done.result!.duplicates.distinctRows).toBe(2)
    expect((await desk.ask('job:status', { jobId: asking.jobId })).status).toBe('NEEDS_INPUT')

    const same = await desk.ask('job:retry', { jobId: done.jobId })
    expect(await desk.ended(same.ok ? same.jobId : '')).toMatchObject({ settings, reusedFrom: done.jobId })

    rmSync(path)
    const gone = await desk.ask('job:retry', { jobId: done.jobId })
    expect(gone).toMatchObject({ ok: false, fileName: 'nameless.csv', error: { code: 'FILE_GONE' } })
  })

  test('shows how its file would be read under other settings, whatever became of it', async () => {
    const desk = await folders.openFresh()
    const path = join(folder, 'preview.csv')
    writeFileSync(path, 'a;b\n1;-5\n1;-5\n')
    const { jobId } = await desk.run(path)
    const settings = { ...defaultSettings, mapping: { account: 'a', amount: 'b' } }
    const preview = await desk.ask('mapping:preview', { jobId, settings })
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
