import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, test, vi } from 'vitest'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { writeLongLedger } from '../helpers/write-long-ledger.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
let count = 0

/** Three months in files whose names a plain sort would put in another order; each repeats the line of the one before. */
function writeMonths(): string[] {
  const place = join(folder, `months-${++count}`)
  mkdirSync(place)
  return ['gl-10.csv', 'gl-2.csv', 'gl-1.csv'].map((name, at) => {
    const path = join(place, name)
    writeFileSync(
      path,
      `account,amount,posted\n4000,12.50,2024-01-31\n${5000 + at},-${at + 1}.00,2024-01-31\n`
    )
    return path
  })
}

const together = async (desk: TestServices, paths: string[]) => (await desk.submit(paths, {}, true))[0]!

describe('several files as one ledger', () => {
  test('are one job, in the natural order of their names, whose lines know their files', async () => {
    const desk = await folders.openFresh()
    const jobId = await together(desk, writeMonths())
    const job = await desk.ended(jobId)
    expect(job).toMatchObject({ status: 'COMPLETED', file: { name: 'gl-1.csv and 2 more' }, error: null })
    expect(job.files.map(({ name }) => name)).toEqual(['gl-1.csv', 'gl-2.csv', 'gl-10.csv'])
    expect(await desk.ask('job:list', {})).toHaveLength(1)
    const { files, rows } = job.result!.analytics
    expect(files.map(({ name }) => name)).toEqual(['gl-1.csv', 'gl-2.csv', 'gl-10.csv'])
    expect(rows.read).toBe(6)
    const page = await desk.ask('duplicates:page', {
      ledgerId: jobId,
      filter: {},
      sort: { column: 'lineNumber', direction: 'asc' },
      offset: 0,
      limit: 10
    })
    expect(page.rows.map(({ fileIndex, lineNumber }) => [fileIndex, lineNumber])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2]
    ])

    desk.savePath = join(folder, 'months.csv')
    const started = await desk.ask('export:start', { ledgerId: jobId, filter: {} })
    await desk.exportWhen(started!.exportId, ({ status }) => status === 'DONE')
    const { data } = Papa.parse<Record<string, string>>(readFileSync(desk.savePath, 'utf8').slice(1), {
      header: true,
      skipEmptyLines: true
    })
    expect(data.map((row) => `${row['file']} ${row['line_number']}`)).toEqual([
      'gl-1.csv 2',
      'gl-2.csv 2',
      'gl-10.csv 2'
    ])
  })

  test('are never written over by an export, whichever of them it is', async () => {
    const desk = await folders.openFresh()
    const paths = writeMonths()
    const jobId = await together(desk, paths)
    await desk.ended(jobId)
    for (const path of paths) {
      desk.savePath = path
      await expect(desk.ask('export:start', { ledgerId: jobId, filter: {} })).rejects.toMatchObject({
        problem: { code: 'TARGET_IS_SOURCE' }
      })
    }
  })

  test('are analysed once: the same files again show the result that is there', async () => {
    const desk = await folders.openFresh()
    const paths = writeMonths()
    const first = await together(desk, paths)
    await desk.ended(first)
    const again = await desk.ended(await together(desk, paths.toReversed()))
    expect(again).toMatchObject({ status: 'COMPLETED', reusedFrom: first })
    const fewer = await desk.ended(await together(desk, paths.slice(1)))
    expect(fewer).toMatchObject({ status: 'COMPLETED', reusedFrom: null })
  })

  test('are all taken again, and the one that is gone is named', async () => {
    const desk = await folders.openFresh()
    const paths = writeMonths()
    const jobId = await together(desk, paths)
    await desk.ended(jobId)
    const settings = { mapping: {}, threshold: 3 }
    const retried = await desk.ask('job:retry', { jobId, settings })
    const done = await desk.ended(retried.ok ? retried.jobId : '')
    expect(done).toMatchObject({ status: 'COMPLETED', settings })
    expect(done.files).toHaveLength(3)
    rmSync(paths[1]!)
    expect(await desk.ask('job:retry', { jobId })).toMatchObject({
      ok: false,
      fileName: 'gl-2.csv',
      error: { code: 'FILE_GONE' }
    })
  })

  test('are none of them taken where one cannot be', async () => {
    const desk = await folders.openFresh()
    const paths = [...writeMonths(), join(folder, 'nowhere.csv'), folder]
    const options = { engagementId: '', clientName: '', settings: { mapping: {}, threshold: 2 }, asOne: true }
    const answers = await desk.handOver(paths, options)
    expect(answers.map((answer) => (answer.ok ? answer.jobId : answer.error.code)).toSorted()).toEqual([
      'FILE_GONE',
      'IS_A_FOLDER'
    ])
    expect(await desk.ask('job:list', {})).toEqual([])
  })

  test('fail together where the columns of one differ, and leave nothing', async () => {
    const desk = await folders.openFresh()
    const paths = writeMonths()
    writeFileSync(paths[0]!, 'account,amount,booked\n4000,12.50,2024-01-31\n')
    const job = await desk.ended(await together(desk, paths))
    expect(job).toMatchObject({ status: 'FAILED', error: { code: 'FILES_DIFFER' }, ledgerId: null })
    expect(job.error!.message).toContain('“gl-10.csv” lacks “posted” and has “booked” besides')
    expect(folders.ledgerFiles()).toEqual([])
  })

  test('are stopped together, and nothing of them is kept', async () => {
    const desk = await folders.openFresh()
    const long = join(folder, 'long.csv')
    writeLongLedger(long, 200_000)
    const jobId = await together(desk, [long, long])
    await desk.jobWhen(jobId, ({ stage }) => stage === 'reading')
    await desk.ask('job:cancel', { jobId })
    expect(await desk.ended(jobId)).toMatchObject({ status: 'CANCELLED' })
    expect(folders.ledgerFiles()).toEqual([])
  })
})
