import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { engagementKey } from '../../src/main/jobs/engagement-key.ts'
import { changeDecision } from '../../src/main/review/decision-state.ts'
import { openReview } from '../../src/main/review/open-review.ts'
import { applyStep } from '../../src/main/review/apply-step.ts'
import type { ExportState } from '../../src/shared/contract.ts'
import { workpaperParts, type WorkpaperPart } from '../../src/shared/workpaper.ts'
import { readSheets } from '../helpers/read-sheets.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { smallDisks } from '../helpers/small-disk.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'
import { findingsOf, readCsv, readFolder } from '../helpers/write-workpaper.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = scratchFolder()
const disks = smallDisks(folder)
const header = {
  reference: 'B-12',
  period: 'FY 2025',
  preparer: 'Ann',
  reviewer: 'Bo',
  purpose: 'Postings made twice',
  conclusion: ''
}
const isWriting = ({ rowsWritten }: ExportState) => rowsWritten > 0
const isDone = ({ status }: ExportState) => status !== 'RUNNING'

describe('a workpaper', () => {
  let desk: TestServices
  let ledgerId: string

  /** 40,000 lines that all repeat one another: enough to be caught at. */
  beforeAll(async () => {
    const path = join(folder, 'wide.csv')
    const lines = Array.from({ length: 40_000 }, (_, n) => `${4000 + (n % 2000)},5.00,${n}`)
    writeFileSync(path, `account,amount,text\n${lines.join('\n')}\n`)
    desk = await openTestServices(join(folder, 'exporting'))
    ledgerId = (await desk.run(path)).ledgerId!
  })
  afterAll(() => desk.services.close())

  async function start(
    target: string,
    parts: readonly WorkpaperPart[] = workpaperParts
  ): Promise<ExportState> {
    desk.savePath = target
    return (await desk.ask('workpaper:start', { ledgerId, header, parts: [...parts] }))!
  }
  async function written(target: string, parts?: readonly WorkpaperPart[]): Promise<ExportState> {
    const { exportId } = await start(target, parts)
    return desk.exportWhen(exportId, isDone)
  }
  function newPlace(name: string): string {
    const place = join(folder, name)
    mkdirSync(place)
    return place
  }

  test('is written where the user says, with progress over the rows of all its parts', async () => {
    const place = newPlace('whole')
    const end = await written(join(place, 'mine'))
    expect(end).toMatchObject({ status: 'DONE', fileName: 'mine', error: null })
    expect(end.rowsWritten).toBe(end.rowsTotal)
    expect(end.rowsTotal).toBeGreaterThan(80_000)
    const onTheWay = desk.exportEvents.filter(({ exportId }) => exportId === end.exportId)
    expect(onTheWay.some(({ rowsWritten, rowsTotal }) => rowsWritten > 0 && rowsWritten < rowsTotal)).toBe(
      true
    )
    expect(readdirSync(place)).toEqual(['mine'])
    const files = readFolder(join(place, 'mine'))
    expect(readCsv(files['02_results.csv']!)).toHaveLength(40_001)
    const [summary] = readSheets(files['01_summary.xlsx']!)
    const texts = summary!.rows.map((row) =>
      row
        .map((cell) => cell?.value ?? '')
        .join(' ')
        .trim()
    )
    expect(texts).toContain('Client ACME')
    expect(texts).toContain('Reference B-12')
  })

  test('is the same bytes after the data folder was opened again', async () => {
    const place = newPlace('again')
    await written(join(place, 'one'))
    await desk.services.close()
    desk = await openTestServices(join(folder, 'exporting'))
    await written(join(place, 'other'))
    const [one, other] = [readFolder(join(place, 'one')), readFolder(join(place, 'other'))]
    const differing = Object.keys(one).filter((name) => !one[name]!.equals(other[name]!))
    // The log and its hash may tell of the export before.
    expect(differing.filter((name) => !['08_activity_log.csv', 'MANIFEST.sha256'].includes(name))).toEqual([])
  })

  test('holds the decisions and the log of its engagement as they are kept in the data folder', async () => {
    const dataDir = join(folder, 'exporting')
    const [finding] = findingsOf(join(dataDir, 'ledgers', `${ledgerId}.sqlite`))
    const at = '2026-02-03T04:05:06.000Z'
    const db = openReview(join(dataDir, 'review.sqlite'))
    const step = {
      engagement: engagementKey({ clientName: 'ACME', engagementId: 'E-1' }),
      ledgerId,
      kind: 'decision' as const,
      by: 'Ann',
      at,
      change: changeDecision(
        { disposition: 'query', note: 'asked', tickmark: 'Q' },
        { by: 'Ann', at },
        ledgerId
      ),
      describe: (_first: unknown, changed: number) => `${changed} finding: query.`
    }
    applyStep(db, step, [finding!])
    db.close()
    const place = newPlace('decided')
    await written(join(place, 'mine'), ['decisions', 'log'])
    const files = readFolder(join(place, 'mine'))
    const [heads, ...decisions] = readCsv(files['04_decisions.csv']!)
    expect(decisions).toHaveLength(1)
    const decided = Object.fromEntries(heads!.map((name, column) => [name, decisions[0]![column]]))
    expect(decided).toMatchObject({
      members_id: finding!.membersKey,
      disposition: 'query',
      note: 'asked',
      tickmark: 'Q',
      decided_by: 'Ann',
      decided_at: at,
      from_earlier_ledger: ''
    })
    const log = readCsv(files['08_activity_log.csv']!).map((row) => row[4])
    expect(log).toContain('1 finding: query.')
  })

  test('gives the log of an engagement as a file of its own', async () => {
    desk.savePath = join(newPlace('log'), 'log.csv')
    const { exportId } = (await desk.ask('activity:export', { ledgerId }))!
    expect(await desk.exportWhen(exportId, isDone)).toMatchObject({ status: 'DONE', fileName: 'log.csv' })
    const [heads, ...entries] = readCsv(readFileSync(desk.savePath))
    expect(heads).toEqual(['number', 'at', 'by', 'kind', 'text', 'ledger_id'])
    expect(entries.map(([number]) => number)).toEqual(entries.map((_, index) => String(index + 1)))
    expect(entries.length).toBeGreaterThan(0)
  })

  test('gets a number where its folder is there already, which stays as it is', async () => {
    const place = newPlace('numbered')
    mkdirSync(join(place, 'mine'))
    writeFileSync(join(place, 'mine', 'kept.txt'), 'an older one')
    const end = await written(join(place, 'mine'), ['results', 'runRecord'])
    expect(end).toMatchObject({ status: 'DONE', fileName: 'mine (2)' })
    expect(readdirSync(join(place, 'mine'))).toEqual(['kept.txt'])
    expect(readdirSync(join(place, 'mine (2)'))).toEqual([
      '02_results.csv',
      '07_run_record.json',
      'MANIFEST.sha256'
    ])
  })

  test('of one part is one file', async () => {
    const place = newPlace('single')
    const end = await written(join(place, 'mine.xlsx'), ['workbook'])
    expect(end).toMatchObject({ status: 'DONE', fileName: 'mine.xlsx' })
    expect(readdirSync(place)).toEqual(['mine.xlsx'])
    const names = readSheets(readFileSync(join(place, 'mine.xlsx'))).map(({ name }) => name)
    // 40,000 lines are printed from several sheets.
    expect(names.length).toBeLessThan(16)
    expect(names.filter((name) => !/^Findings \d+$/.test(name))).toEqual(['Summary', 'Findings', 'Method'])
  })

  test('that is cancelled leaves nothing', async () => {
    const place = newPlace('cancelled')
    const { exportId } = await start(join(place, 'mine'))
    await desk.exportWhen(exportId, isWriting)
    expect(readdirSync(place)).toEqual([expect.stringMatching(/\.partial$/)])
    await desk.ask('export:cancel', { exportId })
    expect((await desk.exportWhen(exportId, isDone)).status).toBe('CANCELLED')
    expect(readdirSync(place)).toEqual([])
  })

  test('that is killed from outside fails and leaves nothing', async () => {
    const place = newPlace('killed')
    const { exportId } = await start(join(place, 'mine'))
    await desk.exportWhen(exportId, isWriting)
    const job = desk.started.filter(({ entry }) => entry === 'job').at(-1)!
    process.kill(job.process.pid!, 'SIGKILL')
    expect(await desk.exportWhen(exportId, isDone)).toMatchObject({
      status: 'FAILED',
      error: { code: 'PROCESS_DIED' }
    })
    expect(readdirSync(place)).toEqual([])
  })

  test('onto the ledger itself is refused, and the ledger stays as it is', async () => {
    const ledger = join(folder, 'wide.csv')
    const before = readFileSync(ledger)
    await expect(start(ledger, ['results'])).rejects.toMatchObject({ problem: { code: 'TARGET_IS_SOURCE' } })
    expect(readFileSync(ledger).equals(before)).toBe(true)
  })

  test('is none where the dialog was closed', async () => {
    desk.savePath = null
    expect(await desk.ask('workpaper:start', { ledgerId, header, parts: ['results'] })).toBe(null)
  })

  test('on a disk that is too small for it fails with that as the cause, and leaves nothing', async (context) => {
    context.skip(disks.whyNot !== '', disks.whyNot)
    const disk = disks.make(1024)
    const end = await written(join(disk.path, 'mine'))
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'DISK_FULL' } })
    expect(readdirSync(disk.path)).toEqual([])
    const late = disks.make(6000)
    const workbook = await written(join(late.path, 'mine'), ['results', 'workbook', 'groups'])
    expect(workbook).toMatchObject({ status: 'FAILED', error: { code: 'DISK_FULL' } })
    expect(existsSync(join(late.path, 'mine'))).toBe(false)
    expect(readdirSync(late.path)).toEqual([])
  })
})
