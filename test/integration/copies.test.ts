import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import type { FolderCopy } from '../../src/shared/data-folder.ts'
import { dataFolders } from '../helpers/data-folders.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import type { TestServices } from '../helpers/test-services.ts'
import { writeSmallLedger } from '../helpers/write-small-ledger.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const folders = dataFolders(folder)
const csv = writeSmallLedger(join(folder, 'small.csv'))
const other = writeSmallLedger(join(folder, 'other.csv'), { lines: 40 })

const decide = (desk: TestServices, ledgerId: string, disposition: 'valid' | 'duplicate') =>
  desk.ask('review:decide', { ledgerId, target: { findingNos: [1] }, change: { disposition }, by: 'Ann' })
const counts = async (desk: TestServices, ledgerId: string) =>
  (await desk.ask('review:summary', { ledgerId })).byDisposition
const copiesOf = async (desk: TestServices, of: FolderCopy['of']) =>
  (await desk.ask('folder:copies', {})).filter((copy) => copy.of === of)

test('a copy of the decisions is kept at the end, says what restoring it would change, and takes their place at once', async () => {
  const first = await folders.openFresh()
  const ledgerId = (await first.run(csv)).ledgerId!
  await decide(first, ledgerId, 'duplicate')
  await folders.close(first)

  const desk = await folders.openAgain()
  const [copy, ...more] = await copiesOf(desk, 'decisions')
  expect([copy!.why, more]).toEqual(['dated', []])
  expect(await desk.ask('folder:compare', { name: copy!.name })).toMatchObject({
    leavesTotal: 0,
    comesTotal: 0
  })
  await decide(desk, ledgerId, 'valid')
  const { leaves, ...totals } = await desk.ask('folder:compare', { name: copy!.name })
  expect(totals).toEqual({ leavesTotal: 1, comes: [], comesTotal: 0 })
  expect(leaves).toEqual([expect.stringMatching(/· Ann · .*valid/)])

  await desk.ask('folder:restore', { name: copy!.name })
  expect(await counts(desk, ledgerId)).toMatchObject({ valid: 0, duplicate: 1 })
  const { entries } = await desk.ask('activity:page', { ledgerId, offset: 0, limit: 20 })
  expect(entries.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^The decisions were replaced by/)
  )
  const replaced = (await copiesOf(desk, 'decisions')).find(({ why }) => why === 'replaced')!
  expect(await desk.ask('folder:compare', { name: replaced.name })).toMatchObject({ comesTotal: 1 })
  await desk.ask('folder:restore', { name: replaced.name })
  expect(await counts(desk, ledgerId)).toMatchObject({ valid: 1, duplicate: 0 })
  await folders.close(desk)
  // Nothing is missed at the next start.
  expect(await counts(await folders.openAgain(), ledgerId)).toMatchObject({ valid: 1, duplicate: 0 })
})

test('a list of ledgers that is gone comes back from its copy, with its ledgers', async () => {
  const first = await folders.openFresh()
  const ledgerId = (await first.run(csv)).ledgerId!
  await folders.close(first)
  rmSync(join(folders.path(), 'catalog.sqlite'))

  const desk = await folders.openAgain()
  expect(await desk.ask('job:list', {})).toEqual([])
  await desk.run(other)
  const [copy] = await copiesOf(desk, 'ledgers')
  expect(await desk.ask('folder:compare', { name: copy!.name })).toMatchObject({
    leaves: [expect.stringContaining('other.csv')],
    comes: [expect.stringContaining('small.csv')]
  })
  await desk.ask('folder:restore', { name: copy!.name })
  expect((await desk.ask('job:list', {})).map(({ file }) => file.name)).toEqual(['small.csv'])
  expect(await counts(desk, ledgerId)).toMatchObject({ open: expect.any(Number) })
})

test('a ledger that came to its end after the copy of the list was made stays when that is restored', async () => {
  const first = await folders.openFresh()
  const ledgerId = (await first.run(csv)).ledgerId!
  await folders.close(first)
  const name = readdirSync(join(folders.path(), 'copies')).find((copy) => copy.startsWith('catalog-'))!
  // As a copy that is made in the middle of a day has it.
  const copy = new Database(join(folders.path(), 'copies', name))
  copy.exec("UPDATE job SET status = 'PROCESSING', ledger_id = NULL, result = NULL")
  copy.close()
  const desk = await folders.openAgain()
  await desk.ask('folder:restore', { name })
  expect(await desk.ask('job:list', {})).toMatchObject([{ status: 'FAILED', error: { code: 'INTERRUPTED' } }])
  expect(folders.ledgerFiles()).toContain(`${ledgerId}.sqlite`)
  const replaced = (await copiesOf(desk, 'ledgers')).find(({ why }) => why === 'replaced')!
  await desk.ask('folder:restore', { name: replaced.name })
  expect(await counts(desk, ledgerId)).toMatchObject({ open: expect.any(Number) })
})

test('what was not changed is not kept again, and nothing is restored while something runs', async () => {
  const first = await folders.openFresh()
  await first.run(csv)
  await folders.close(first)
  const before = readdirSync(join(folders.path(), 'copies'))
  const second = await folders.openAgain()
  await folders.close(second)
  expect(readdirSync(join(folders.path(), 'copies'))).toEqual(before)

  const desk = await folders.openAgain()
  const [copy] = await copiesOf(desk, 'ledgers')
  const [jobId] = await desk.submit([other])
  await desk.jobWhen(jobId!, ({ status }) => status === 'PROCESSING')
  await expect(desk.ask('folder:restore', { name: copy!.name })).rejects.toMatchObject({
    problem: { code: 'BUSY' }
  })
  await desk.ended(jobId!)
  await expect(desk.ask('folder:restore', { name: '../catalog.sqlite' })).rejects.toMatchObject({
    problem: { code: 'UNKNOWN_COPY' }
  })
})
