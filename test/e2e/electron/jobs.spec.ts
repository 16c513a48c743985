import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectDone, keepPicture, openFindings, railJob } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { repoRoot } from '../../helpers/find-electron.ts'
import { jobProcesses } from '../../helpers/job-processes.ts'
import { writeLongLedger } from '../../helpers/write-long-ledger.ts'

test('a file that is no ledger fails alone, beside one that is', async ({ launch, folder }) => {
  const { page } = await launch()
  const [broken, good] = [join(folder, 'poem.txt'), join(folder, 'good.csv')]
  writeFileSync(broken, 'Roses are red\nViolets are blue\n')
  const duplicateLines = writeLongLedger(good, 2000)
  await dropFiles(page, [broken, good])
  await expect(railJob(page, 'poem.txt')).toContainText('Failed.')
  await expectDone(page, 'good.csv', duplicateLines)
  await railJob(page, 'poem.txt').getByRole('button').first().click()
  await expect(page.getByRole('heading', { name: 'This file was not analysed' })).toBeVisible()
  await keepPicture(page, 'failed')
})

test('a dropped folder and an empty file are refused in words', async ({ launch, folder }) => {
  const { page } = await launch()
  const [inner, empty] = [join(folder, 'Ledgers 2025'), join(folder, 'empty.csv')]
  mkdirSync(inner)
  writeFileSync(empty, '')
  await dropFiles(page, [inner, empty])
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages).toContainText('Ledgers 2025: This is a folder.')
  await expect(messages).toContainText('empty.csv: The file is empty.')
  await expect(page.getByText('No ledgers yet.')).toBeVisible()
  await keepPicture(page, 'refused')
})

test('a cancelled job ends its process and leaves nothing behind', async ({ launch, folder, dataDir }) => {
  const { app, page } = await launch()
  const [long, next] = [join(folder, 'long.csv'), join(folder, 'next.csv')]
  writeLongLedger(long, 1_000_000)
  await dropFiles(page, [long])
  await expect.poll(() => jobProcesses(app)).toHaveLength(1)
  await page.getByRole('button', { name: 'Cancel long.csv' }).click()
  await expect(railJob(page, 'long.csv')).toContainText('Cancelled')
  await expect.poll(() => jobProcesses(app)).toEqual([])
  expect(readdirSync(join(dataDir, 'ledgers'))).toEqual([])
  const duplicateLines = writeLongLedger(next, 2000)
  await dropFiles(page, [next])
  await expectDone(page, 'next.csv', duplicateLines)
})

test('a job whose process is killed fails with the reason, and the next one works', async ({
  launch,
  folder,
  dataDir
}) => {
  const { app, page } = await launch()
  const [long, next] = [join(folder, 'long.csv'), join(folder, 'next.csv')]
  writeLongLedger(long, 1_000_000)
  await dropFiles(page, [long])
  await expect.poll(() => jobProcesses(app)).toHaveLength(1)
  for (const pid of await jobProcesses(app)) process.kill(pid, 'SIGKILL')
  const what = page.getByRole('region', { name: 'What happened' })
  await expect(what).toContainText('The process that analysed this file ended before it was done.')
  await what.getByText('Technical detail').click()
  await expect(what).toContainText('killed (9)')
  await keepPicture(page, 'killed')
  expect(readdirSync(join(dataDir, 'ledgers'))).toEqual([])
  const duplicateLines = writeLongLedger(next, 2000)
  await dropFiles(page, [next])
  await expectDone(page, 'next.csv', duplicateLines)
})

test.describe('without a model', () => {
  test.use({ hasModel: false })

  test('a restart keeps every job, its ledger and the model', async ({ launch }) => {
    const first = await launch()
    const ledger = join(repoRoot, 'resources/sample-ledger.csv')
    await dropFiles(first.page, [ledger])
    await expectDone(first.page, 'sample-ledger.csv', 704)
    const id = await railJob(first.page, 'sample-ledger.csv').getByTitle(/^Job /).getAttribute('title')
    await first.page.getByRole('tab', { name: 'Model' }).click()
    await expect(first.page.getByRole('heading', { name: 'How good its order is' })).toBeVisible({
      timeout: 90_000
    })
    await first.app.close()

    const { page } = await launch()
    await expectDone(page, 'sample-ledger.csv', 704)
    await expect(railJob(page, 'sample-ledger.csv').getByTitle(/^Job /)).toHaveAttribute('title', String(id))
    await openFindings(page)
    await expect(page.getByTestId('count')).toContainText(' 704 lines,')
    await page.getByRole('tab', { name: 'Model' }).click()
    await expect(page.getByRole('heading', { name: 'How good its order is' })).toBeVisible()
    await keepPicture(page, 'model')
  })
})

test('a job that was running when Doublet was closed is found as interrupted and can be retried', async ({
  launch,
  folder
}) => {
  const first = await launch()
  const long = join(folder, 'long.csv')
  const duplicateLines = writeLongLedger(long, 300_000)
  await dropFiles(first.page, [long])
  await expect.poll(() => jobProcesses(first.app)).toHaveLength(1)
  await first.app.close()

  const { page } = await launch()
  await expect(railJob(page, 'long.csv')).toContainText('Doublet was closed or ended')
  await page.getByRole('button', { name: 'Retry' }).click()
  await expectDone(page, 'long.csv', duplicateLines)
})

test('a page that is loaded again in the middle of a job loses nothing', async ({ launch, folder }) => {
  const { page } = await launch()
  const long = join(folder, 'long.csv')
  const duplicateLines = writeLongLedger(long, 300_000)
  await dropFiles(page, [long])
  await expect(page.getByRole('button', { name: 'Cancel long.csv' })).toBeVisible()
  await page.reload()
  await expect(railJob(page, 'long.csv')).toBeVisible()
  await expectDone(page, 'long.csv', duplicateLines)
})
