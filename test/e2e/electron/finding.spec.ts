import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { decisionNews, expectDone, keepPicture, openFindings } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { repoRoot } from '../../helpers/find-electron.ts'

const sample = join(repoRoot, 'resources/sample-ledger.csv')

async function openTwice(page: Page): Promise<void> {
  await openFindings(page)
  // As the independent program of the rule counts them in this ledger, and the header.
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await page.keyboard.press('/')
  await page.keyboard.type('invoice 55037')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2')
  await page.locator('.ag-row [col-id="title"]').filter({ hasText: 'JE00389 again as JE00390' }).click()
  await expect(page.locator('.finding-head')).toContainText('JE00389 again as JE00390')
}

test('a finding is understood, decided and found decided after a restart', async ({ launch }) => {
  const { app, page } = await launch()
  await dropFiles(page, [sample])
  await expectDone(page, 'sample-ledger.csv', 704)
  await openTwice(page)
  const pane = page.getByRole('complementary', { name: /^Finding/ })
  const postings = pane.getByRole('region', { name: 'Postings side by side' })
  await expect(postings.getByRole('row', { name: /113100/ }).getByRole('cell')).toHaveText([
    '-24.82',
    '-24.82'
  ])
  await expect(pane.getByRole('row', { name: /^Journal \(differs\)/ })).toContainText('JE00390')
  await expect(pane.getByRole('region', { name: 'Flags' })).toContainText('The whole journal repeats')
  await keepPicture(page, 'finding-twice')
  const decision = pane.getByRole('region', { name: 'Decision' })
  await decision.getByRole('button', { name: /^Duplicate/ }).press('Enter')
  await page.getByRole('form', { name: 'Who decides' }).getByRole('textbox').fill('M. Rossi')
  await page.keyboard.press('Enter')
  await expect(decision.getByRole('button', { name: /^Duplicate/ })).toHaveAttribute('aria-pressed', 'true')
  await decision.getByRole('combobox', { name: 'Tickmark' }).selectOption('D')
  const note = decision.getByRole('textbox', { name: 'Note' })
  await note.fill('Both invoices are the same paper.')
  await note.press('Control+Enter')
  await expect(decisionNews(page)).toContainText('note kept')
  await decision.getByRole('button', { name: /^Prepared/ }).press('Enter')
  await expect(decision.getByRole('button', { name: /^Prepared/ })).toContainText('M. Rossi')
  await keepPicture(page, 'finding-decided')
  await app.close()

  const again = await launch()
  await openTwice(again.page)
  const kept = again.page.getByRole('region', { name: 'Decision' })
  await expect(kept.getByRole('button', { name: /^Duplicate/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(kept.getByRole('combobox', { name: 'Tickmark' })).toHaveValue('D')
  await expect(kept.getByRole('textbox', { name: 'Note' })).toHaveValue('Both invoices are the same paper.')
  await expect(kept.getByRole('button', { name: /^Prepared/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(kept).toContainText('by M. Rossi')
})
