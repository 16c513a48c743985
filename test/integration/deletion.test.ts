import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { noEngagementHeader } from '../../src/shared/engagement.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
// Enough repeats to teach the model, whose card names the file.
const secret = writeSmallLedger(join(folder, 'quetzal-2025.csv'), { lines: 200, every: 8 })
const other = writeSmallLedger(join(folder, 'other.csv'), { lines: 40 })
const client = { clientName: 'Xanadu Holdings', engagementId: 'FY25-X' }

/** Files of the data folder in which one of these words stands, whatever its case or encoding. */
function filesWith(...words: string[]): string[] {
  const dir = folders.path()
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(dir, name)
    if (!statSync(path).isFile()) return false
    const bytes = readFileSync(path)
    const texts = [bytes.toString('latin1'), bytes.toString('utf16le')].map((text) => text.toLowerCase())
    return (
      words.some((word) => texts.some((text) => text.includes(word.toLowerCase()))) ||
      words.some((word) => name.includes(word))
    )
  })
}

const decide = (desk: TestServices, ledgerId: string, note = '') =>
  desk.ask('review:decide', {
    ledgerId,
    target: { findingNos: [1] },
    change: { disposition: 'valid', note },
    by: 'Ann'
  })

describe('an engagement without a ledger', () => {
  const header = { ...noEngagementHeader, period: 'FY25' }

  test('is deleted by its names: one that was only made, and one whose last ledger was moved away', async () => {
    const desk = await folders.openFresh()
    const made = { clientName: 'Ytterby Mines', engagementId: '' }
    await desk.ask('engagement:save', { ...made, header, by: 'Ann' })
    const ledgerId = (await desk.run(secret, {}, client)).ledgerId!
    await decide(desk, ledgerId, 'as Xanadu said')
    await desk.ask('engagement:move', { ledgerId, clientName: 'Borealis', engagementId: '', by: 'Ann' })
    await folders.close(desk)

    const again = await folders.openAgain()
    const before = await again.ask('review:summary', { ledgerId })
    const uses = await again.ask('folder:use', {})
    expect(uses.map(({ jobId, clientName, ledgers }) => [jobId === null, clientName, ledgers])).toEqual([
      [false, 'Borealis', 1],
      [true, 'Ytterby Mines', 0],
      // Only its key is left, which is without capitals.
      [true, 'xanadu holdings', 0]
    ])
    expect(await again.ask('folder:removal', made)).toMatchObject({
      typed: 'Ytterby Mines',
      jobs: [],
      ledgers: 0
    })
    const left = { clientName: 'Xanadu Holdings', engagementId: 'FY25-X' }
    expect(await again.ask('folder:removal', left)).toMatchObject({ decisions: 1 })
    await expect(again.ask('folder:remove', { ...made, typed: 'Ytterby' })).rejects.toMatchObject({
      problem: { code: 'NOT_CONFIRMED' }
    })
    expect(filesWith('ytterby').length).toBeGreaterThan(0)
    expect(await again.ask('folder:remove', { ...made, typed: 'Ytterby Mines' })).toEqual([])
    expect(filesWith('ytterby')).toEqual([])
    expect(await again.ask('engagement:list', {})).toEqual([])
    await again.ask('folder:remove', { ...left, typed: 'Xanadu Holdings' })
    await expect(again.ask('folder:removal', left)).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_ENGAGEMENT' }
    })
    expect((await again.ask('folder:use', {})).map(({ clientName }) => clientName)).toEqual(['Borealis'])
    expect(await again.ask('review:summary', { ledgerId })).toEqual(before)
    await folders.close(again)
    const last = await folders.openChecked()
    expect((await last.checked()).faults).toEqual([])
    await folders.close(last)
  })
})

describe('an engagement that is deleted', () => {
  test('leaves nothing of its client in the folder, and the other engagement as it was', async () => {
    const first = await folders.openFresh()
    const otherId = (await first.run(other)).ledgerId!
    const ledgerId = (await first.run(secret, {}, client)).ledgerId!
    await first.run(secret, {}, client)
    await decide(first, ledgerId, 'as Xanadu said')
    await decide(first, otherId)
    const log = join(folders.path(), 'doublet.log')
    writeFileSync(log, `a line\n${secret}: something\nof XANADU holdings\nanother line\n`)
    await folders.close(first)
    // A second copy, and what a restored one replaced.
    const second = await folders.openAgain()
    await decide(second, otherId)
    await second.ask('review:undo', { ledgerId, by: 'Ann' })
    await second.ask('folder:restore', { name: (await second.ask('folder:copies', {}))[0]!.name })
    await folders.close(second)

    const desk = await folders.openAgain()
    const named = { card: { trainedOn: { file: 'quetzal-2025.csv' } } }
    expect(await desk.ask('model:info', { ledgerId })).toMatchObject({ scoredBy: named })
    // A model for all ledgers, which stays.
    const { taskId } = await desk.ask('model:learn', { by: 'Ann', ledgerId })
    expect(await desk.modelEnded(taskId)).toMatchObject({ status: 'DONE' })
    expect(await desk.ask('model:info', {})).toMatchObject(named)
    const what = { jobId: ledgerId, isWhole: true }
    const uses = await desk.ask('folder:use', {})
    const use = uses.find(({ clientName }) => clientName === client.clientName)!
    const plan = await desk.ask('folder:removal', what)
    expect(plan).toMatchObject({
      name: 'Xanadu Holdings, FY25-X',
      typed: 'Xanadu Holdings',
      jobs: ['quetzal-2025.csv', 'quetzal-2025.csv'],
      ledgers: 1,
      sizeBytes: use.sizeBytes
    })
    expect(plan.decisions).toBe(1)
    const before = await desk.ask('review:summary', { ledgerId: otherId })
    const logBefore = await desk.ask('activity:page', { ledgerId: otherId, offset: 0, limit: 50 })

    await expect(desk.ask('folder:remove', { ...what, typed: 'Xanadu' })).rejects.toMatchObject({
      problem: { code: 'NOT_CONFIRMED' }
    })
    expect(filesWith('xanadu', 'quetzal').length).toBeGreaterThan(4)
    expect(await desk.ask('folder:remove', { ...what, typed: 'Xanadu Holdings' })).toHaveLength(2)
    expect(filesWith('xanadu', 'quetzal', 'FY25-X', ledgerId)).toEqual([])
    expect((await desk.ask('job:list', {})).map(({ file }) => file.name)).toEqual(['other.csv'])
    expect(await desk.ask('review:summary', { ledgerId: otherId })).toEqual(before)
    expect(await desk.ask('activity:page', { ledgerId: otherId, offset: 0, limit: 50 })).toEqual(logBefore)
    expect(await desk.ask('model:info', {})).toMatchObject({
      status: 'TRAINED',
      card: { trainedOn: { file: 'a ledger that was deleted' } }
    })
    expect(readFileSync(log, 'utf8')).toBe('a line\nanother line\n')
    // The model still scores, copies can still be restored, and nothing is found to be wrong.
    await desk.ask('folder:restore', { name: (await desk.ask('folder:copies', {}))[0]!.name })
    await folders.close(desk)
    const last = await folders.openChecked()
    expect((await last.checked()).faults).toEqual([])
    const again = await last.run(writeSmallLedger(join(folder, 'new.csv'), { lines: 60 }))
    expect(again.result!.model).toMatchObject({ scoring: 'SCORED' })
    await folders.close(last)
    expect(filesWith('xanadu', 'quetzal', 'FY25-X')).toEqual([])
    // What the ledger taught for itself is gone, and the model for all of them is there.
    const catalog = new Database(join(folders.path(), 'catalog.sqlite'), { readonly: true })
    const sha256 = createHash('sha256').update(readFileSync(secret)).digest('hex')
    const models = catalog
      .prepare<[string], number>("SELECT of_ledger FROM model WHERE card ->> '$.trainedOn.sha256' = ?")
      .pluck()
    expect(models.all(sha256)).toEqual([0])
    catalog.close()
  })
})

describe('a ledger that is deleted', () => {
  test('goes with its files and all jobs that show it; decisions stay with the engagement', async () => {
    const desk = await folders.openFresh()
    const kept = (await desk.run(other)).ledgerId!
    const ledgerId = (await desk.run(secret)).ledgerId!
    const shown = (await desk.run(secret)).jobId
    await decide(desk, ledgerId)
    const what = { jobId: ledgerId, isWhole: false }
    expect(await desk.ask('folder:removal', what)).toMatchObject({
      typed: 'quetzal-2025.csv',
      jobs: ['quetzal-2025.csv', 'quetzal-2025.csv'],
      ledgers: 1,
      decisions: 0
    })
    const removed = await desk.ask('folder:remove', { ...what, typed: 'quetzal-2025.csv' })
    expect(new Set(removed)).toEqual(new Set([ledgerId, shown]))
    await expect(desk.ask('job:status', { jobId: ledgerId })).rejects.toMatchObject({
      problem: { code: 'UNKNOWN_JOB' }
    })
    expect(folders.ledgerFiles().filter((name) => name.startsWith(ledgerId))).toEqual([])
    const { entries } = await desk.ask('activity:page', { ledgerId: kept, offset: 0, limit: 50 })
    expect(entries[0]!.text).toMatch(/^quetzal-2025\.csv was deleted from this computer/)
    const again = (await desk.run(secret)).ledgerId!
    expect(again).not.toBe(ledgerId)
    expect(await desk.ask('review:summary', { ledgerId: again })).toMatchObject({
      byDisposition: { valid: 1 }
    })
  })

  test('that is only shown again leaves the list alone, as failed and cancelled jobs do, without a word', async () => {
    const desk = await folders.openFresh()
    const ledgerId = (await desk.run(other)).ledgerId!
    const shown = (await desk.run(other)).jobId
    const broken = join(folder, 'broken.csv')
    writeFileSync(broken, 'account,amount\n')
    const failed = (await desk.run(broken)).jobId
    for (const jobId of [shown, failed]) {
      expect(await desk.ask('folder:removal', { jobId, isWhole: false })).toMatchObject({
        typed: '',
        ledgers: 0
      })
      expect(await desk.ask('folder:remove', { jobId, isWhole: false, typed: '' })).toEqual([jobId])
    }
    expect((await desk.ask('job:list', {})).map(({ jobId }) => jobId)).toEqual([ledgerId])
    await folders.close(desk)
    const next = await folders.openAgain()
    expect((await next.ask('job:list', {})).map(({ jobId }) => jobId)).toEqual([ledgerId])
  })

  test('is not deleted while something runs', async () => {
    const desk = await folders.openFresh()
    const ledgerId = (await desk.run(other)).ledgerId!
    const [jobId] = await desk.submit([secret])
    await desk.jobWhen(jobId!, ({ status }) => status === 'PROCESSING')
    const busy = { problem: { code: 'BUSY' } }
    await expect(
      desk.ask('folder:remove', { jobId: ledgerId, isWhole: false, typed: 'other.csv' })
    ).rejects.toMatchObject(busy)
    await expect(desk.ask('folder:removal', { jobId: jobId!, isWhole: false })).rejects.toMatchObject(busy)
    await desk.ended(jobId!)
    expect(await desk.ask('duplicates:summary', { ledgerId })).toBeDefined()
  })
})
