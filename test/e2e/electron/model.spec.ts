import { existsSync, readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PageApi } from '../../../src/shared/contract.ts'
import { dispositionOf, writeDecidedLedger } from '../../helpers/decided-ledger.ts'
import { expectDone, keepPicture } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

/** A model is trained and learns while other work keeps the machine busy. */
const longestTaskMs = 90_000

/** Decides every finding of the one ledger, as its accounts say. */
async function decideAll(page: Page): Promise<void> {
  const decide = async (accounts: string[], disposition: ReturnType<typeof dispositionOf>) =>
    page.evaluate(
      async ([some, decided]) => {
        const { api } = globalThis as unknown as { api: PageApi }
        const jobs = await api.ask('job:list', {})
        const ledgerId = jobs.ok ? jobs.value[0]!.ledgerId! : ''
        for (const account of some) {
          const filter = { account }
          const change = { disposition: decided }
          await api.ask('review:decide', { ledgerId, target: { filter }, change, by: 'Ann' })
        }
      },
      [accounts, disposition] as const
    )
  const accounts = [
    ...Array.from({ length: 9 }, (_, at) => String(5200 + at)),
    ...Array.from({ length: 5 }, (_, at) => String(6100 + at)),
    ...Array.from({ length: 3 }, (_, at) => String(6800 + at))
  ]
  for (const disposition of ['duplicate', 'recurring', 'valid'] as const)
    await decide(
      accounts.filter((account) => dispositionOf(account) === disposition),
      disposition
    )
}

test('a model learns from decisions when asked to, scores the ledger again when asked to, and goes out and in as a file', async ({
  launch,
  folder
}) => {
  const { app, page } = await launch()
  await dropFiles(page, [writeDecidedLedger(join(folder, 'ledger.csv'))])
  await expectDone(page, 'ledger.csv', 200)
  await page.getByRole('tab', { name: 'Model' }).click()
  const card = page.getByRole('region', { name: 'Model', exact: true })
  const learning = page.getByRole('region', { name: 'Learn from decisions' })
  const outcome = page.getByRole('region', { name: 'The model in this ledger' })
  const learn = learning.getByRole('button', { name: 'Learn from decisions' })
  await expect(card.getByRole('heading', { name: 'Model 1' })).toBeVisible({ timeout: longestTaskMs })
  await expect(outcome).toContainText('Judged by model 1.')
  await expect(learning).toContainText('Still to decide: 30 duplicates and 30 ordinary ones.')
  await expect(learn).toBeDisabled()

  await decideAll(page)
  await expect(learning.getByRole('listitem')).toHaveText([/40 of 30/, /40 of 30/])
  await learn.click()
  await expect(learning.getByRole('progressbar')).toBeVisible()
  await expect(card.getByRole('heading', { name: 'Model 2' })).toBeVisible({ timeout: longestTaskMs })
  await expect(card).toContainText('40 findings decided as duplicate')
  await expect(outcome).toContainText('Judged by model 1.')
  await keepPicture(page, 'model-learned')

  await card.getByRole('button', { name: 'Model 1, judged this ledger' }).click()
  await expect(card.getByRole('heading', { name: 'Model 1' })).toBeVisible()
  await outcome.getByRole('button', { name: 'Judge this ledger with model 2' }).click()
  await expect(outcome).toContainText('Judged by model 2.', { timeout: longestTaskMs })
  await expect(card.getByRole('heading', { name: 'Model 2' })).toBeVisible()
  await expect(outcome.getByRole('button', { name: /^Judge this ledger/ })).toHaveCount(0)

  const file = join(folder, 'model.json')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.getByRole('button', { name: 'Export model…' }).click()
  await expect(page.getByText('The model was exported.')).toBeVisible()
  expect(existsSync(file)).toBe(true)
  await page.getByRole('button', { name: 'Import model…' }).click()
  await expect(card.getByRole('heading', { name: 'Model 3' })).toBeVisible()
  await expect(card).toContainText('40 findings decided as duplicate')

  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByText(/^Model 2 was learned from 40 findings/)).toBeVisible()
  await expect(page.getByText(/^ledger\.csv was judged again, by model 2/)).toBeVisible()
})

test('scores that cannot be read are told on Overview, Findings and Model, and made anew on request', async ({
  launch,
  folder,
  dataDir
}) => {
  const { page } = await launch()
  await dropFiles(page, [writeDecidedLedger(join(folder, 'ledger.csv'))])
  await expectDone(page, 'ledger.csv', 200)
  const ledgers = join(dataDir, 'ledgers')
  truncateSync(
    join(
      ledgers,
      readdirSync(ledgers).find((name) => name.endsWith('.scores'))!
    ),
    9000
  )
  const told = 'The model’s scores of this ledger cannot be read: their file is damaged.'
  const confidence = page.locator('.ag-row [col-id="mlConfidence"]').first()

  await page.getByRole('tab', { name: 'Findings' }).click()
  await expect(page.getByTestId('order')).toContainText(
    'Order: likelihood by evidence, for the model’s scores of this ledger cannot be read'
  )
  await expect(confidence).toHaveText('–')
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByRole('alert')).toContainText(told)
  await keepPicture(page, 'scores-damaged')
  await page.getByRole('button', { name: 'Open the Model screen' }).click()
  const outcome = page.getByRole('region', { name: 'The model in this ledger' })
  await expect(outcome).toContainText(told)
  await outcome.getByRole('button', { name: 'Judge this ledger with model 1' }).click()
  await expect(outcome).toContainText('Judged by model 1.', { timeout: longestTaskMs })
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('tab', { name: 'Findings' }).click()
  await expect(confidence).toHaveText(/\d/)
})
