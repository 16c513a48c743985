import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ExportState } from '../../src/shared/contract.ts'
import type { Filter } from '../../src/shared/filter.ts'
import { tellExport } from '../../src/renderer/text/export-words.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { smallDisks } from '../helpers/small-disk.ts'
import { openTestServices, type TestServices } from '../helpers/test-services.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
const { whyNot: whyNoMount } = smallDisks(folder)
const jobProcess = ({ started }: TestServices) => started.filter(({ entry }) => entry === 'job').at(-1)!

describe('an export', () => {
  let desk: TestServices
  let ledgerId: string

  /** 40,000 lines that all repeat one another: enough to be caught at. */
  beforeAll(async () => {
    const path = join(folder, 'wide.csv')
    const lines = Array.from({ length: 40_000 }, (_, n) => `${4000 + (n % 2)},5.00,${n}`)
    writeFileSync(path, `account,amount,text\n${lines.join('\n')}\n`)
    desk = await openTestServices(join(folder, 'exporting'))
    ledgerId = (await desk.run(path)).ledgerId!
  })
  afterAll(() => desk.services.close())

  /** Starts an export into a folder of its own. */
  async function start(name: string, filter: Filter = {}): Promise<{ exportId: string; place: string }> {
    const place = join(folder, name)
    mkdirSync(place, { recursive: true })
    desk.savePath = join(place, 'mine.csv')
    const state = await desk.ask('export:start', { ledgerId, filter })
    expect(state).toMatchObject({ status: 'RUNNING', fileName: 'mine.csv', error: null })
    return { exportId: state!.exportId, place }
  }
  const isWriting = ({ rowsWritten }: ExportState) => rowsWritten > 0
  const isDone = ({ status }: ExportState) => status !== 'RUNNING'

  test('writes the lines of a filter where the user says', async () => {
    const { exportId, place } = await start('exports', { account: '4001' })
    const done = await desk.exportWhen(exportId, isDone)
    expect(done).toMatchObject({
      status: 'DONE',
      rowsWritten: 20_000,
      rowsTotal: 20_000,
      folderName: 'exports'
    })
    expect(JSON.stringify(done)).not.toContain(folder)
    expect(await desk.ask('export:show', { exportId })).toBeNull()
    expect(desk.shownPaths).toEqual([join(place, 'mine.csv')])
    expect(readdirSync(place)).toEqual(['mine.csv'])
    const text = readFileSync(join(place, 'mine.csv'), 'utf8').slice(1)
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
    expect(data).toHaveLength(20_000)
    expect(new Set(data.map(({ account }) => account))).toEqual(new Set(['4001']))
  })

  test('onto the ledger itself is refused, and the ledger stays as it is', async () => {
    const ledger = join(folder, 'wide.csv')
    const before = readFileSync(ledger)
    desk.savePath = ledger
    await expect(desk.ask('export:start', { ledgerId, filter: {} })).rejects.toMatchObject({
      problem: { code: 'TARGET_IS_SOURCE' }
    })
    expect(readFileSync(ledger).equals(before)).toBe(true)
  })

  test('that is cancelled leaves nothing, and what was there before stays', async () => {
    mkdirSync(join(folder, 'cancelled'))
    writeFileSync(join(folder, 'cancelled', 'mine.csv'), 'an older export')
    const { exportId, place } = await start('cancelled')
    await desk.exportWhen(exportId, isWriting)
    await desk.ask('export:cancel', { exportId })
    const end = await desk.exportWhen(exportId, isDone)
    expect(end.status).toBe('CANCELLED')
    expect(readdirSync(place)).toEqual(['mine.csv'])
    expect(readFileSync(join(place, 'mine.csv'), 'utf8')).toBe('an older export')
    expect(await desk.ask('export:cancel', { exportId })).toEqual(end)
  })

  test('that is killed from outside fails and leaves nothing', async () => {
    const { exportId, place } = await start('killed')
    await desk.exportWhen(exportId, isWriting)
    process.kill(jobProcess(desk).process.pid!, 'SIGKILL')
    const end = await desk.exportWhen(exportId, isDone)
    expect(end).toMatchObject({ status: 'FAILED', error: { code: 'PROCESS_DIED' } })
    expect(readdirSync(place)).toEqual([])
  })

  test('to where nothing can be written fails with the reason', async () => {
    desk.savePath = join(folder, 'no such folder', 'mine.csv')
    const state = await desk.ask('export:start', { ledgerId, filter: {} })
    const end = await desk.exportWhen(state!.exportId, isDone)
    expect(end).toMatchObject({
      status: 'FAILED',
      error: { code: 'TARGET_UNWRITABLE' },
      leftBehind: null
    })
    expect(desk.logLines).toEqual([])
  })

  test('is written under a name that leaves no room for another one beside it', async () => {
    const place = join(folder, 'long names')
    mkdirSync(place)
    const names = ['勘定元帳'.repeat(18), 'x'.repeat(251), 'é'.repeat(125)].map((name) => `${name}.csv`)
    for (const name of names) {
      desk.savePath = join(place, name)
      const state = await desk.ask('export:start', { ledgerId, filter: { text: '39999' } })
      const end = await desk.exportWhen(state!.exportId, isDone)
      expect(end).toMatchObject({ status: 'DONE', rowsWritten: 1, error: null, leftBehind: null })
    }
    expect(readdirSync(place).toSorted()).toEqual(names.toSorted())
  })

  test.skipIf(whyNoMount !== '')(
    'whose part cannot be removed ends all the same, says so, and the program goes on',
    async () => {
      const { exportId, place } = await start('busy')
      await desk.exportWhen(exportId, isWriting)
      const part = readdirSync(place).find((name) => name.endsWith('.partial'))!
      // A file that something is mounted on is busy: nothing can remove it.
      expect(spawnSync('mount', ['--bind', join(folder, 'wide.csv'), join(place, part)]).status).toBe(0)
      try {
        await desk.ask('export:cancel', { exportId })
        const end = await desk.exportWhen(exportId, isDone)
        expect(end).toMatchObject({ status: 'CANCELLED', leftBehind: part })
        expect(tellExport(end)).toContain(`${part} could not be removed`)
        expect(desk.logLines.at(-1)).toContain(join(place, part))
        const { entries } = await desk.ask('activity:page', { ledgerId, offset: 0, limit: 1 })
        expect(entries[0]!.text).toContain(`${part} could not be removed`)
        expect(readdirSync(place)).toEqual([part])
      } finally {
        spawnSync('umount', ['-l', join(place, part)])
      }
      await desk.services.close()
      desk = await openTestServices(join(folder, 'exporting'))
      await vi.waitFor(() => expect(readdirSync(place)).toEqual([]), 10_000)
    }
  )

  test('is none where the dialog was closed', async () => {
    desk.savePath = null
    expect(await desk.ask('export:start', { ledgerId, filter: {} })).toBe(null)
  })
})
