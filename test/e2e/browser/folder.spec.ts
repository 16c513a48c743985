import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeEngagement } from '../../helpers/desk.ts'
import { openBrowserHost } from '../../host/browser-host.ts'
import { decideFirst, dropTexts, expect, look, test, uploadLedger } from './browser-test.ts'

const status = (desk: Page, row: number) => desk.locator(`.ag-row[row-index="${row}"] [col-id="disposition"]`)
const openFolder = (desk: Page) => desk.getByRole('button', { name: 'Data folder' }).click()
const dialog = (desk: Page) => desk.getByRole('dialog', { name: 'Data folder' })

test('a copy of the decisions is restored after it said what would change, and an engagement is deleted by its name', async ({
  page,
  dataDir,
  folder
}) => {
  const first = await openBrowserHost(dataDir)
  await page.goto(first.url)
  await makeEngagement(page, 'Xanadu Holdings')
  await uploadLedger(page, folder)
  await decideFirst(page)
  await first.close()

  const second = await openBrowserHost(dataDir)
  await page.goto(second.url)
  await page.getByRole('tab', { name: 'Findings' }).click()
  await expect(status(page, 0)).toHaveText(/Duplicate$/)
  for (const key of ['j', 'j', 'v']) await page.keyboard.press(key)
  // Another port is another page to the browser: it does not know the name.
  await page.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await page.keyboard.press('Enter')
  await expect(status(page, 1)).toHaveText(/Valid$/)
  await openFolder(page)
  await expect(dialog(page).getByRole('region', { name: 'Check' })).toContainText(
    'Everything is as it was written.'
  )
  await expect(dialog(page).getByRole('region', { name: 'Space' })).toContainText('Xanadu Holdings')
  await look(page, 'folder')

  await dialog(page)
    .getByRole('button', { name: /^Restore decisions of/ })
    .click()
  await expect(dialog(page)).toContainText('1 step made since would no longer be there:')
  await expect(dialog(page)).toContainText(/A\. Meyer · .*valid/i)
  await look(page, 'folder-restore')
  await Promise.all([
    page.waitForEvent('load'),
    dialog(page).getByRole('button', { name: 'Restore this copy' }).click()
  ])
  await page.getByRole('tab', { name: 'Findings' }).click()
  await expect(status(page, 0)).toHaveText(/Duplicate$/)
  await expect(page.getByTestId('count')).toContainText('39 open')

  await openFolder(page)
  await expect(dialog(page)).toContainText('was replaced')
  await dialog(page).getByRole('button', { name: 'Delete all of Xanadu Holdings…' }).click()
  await expect(dialog(page)).toContainText('1 decision')
  await expect(dialog(page)).toContainText(/This frees \d/)
  const confirm = dialog(page).getByRole('button', { name: 'Delete for good' })
  await expect(confirm).toBeDisabled()
  await look(page, 'folder-delete')
  await dialog(page).getByRole('textbox', { name: 'Type Xanadu Holdings' }).fill('Xanadu Holdings')
  await confirm.click()
  await expect(dialog(page)).toContainText('No ledgers yet.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Find postings that were made twice' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Engagement' })).toHaveValue('')
  expect(readdirSync(join(dataDir, 'ledgers'))).toEqual([])
  await page.close()
  await second.close()
})

test('a job that failed leaves the list with one click', async ({ desk }) => {
  await dropTexts(desk, { 'empty.csv': 'account,amount\n' })
  const list = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(list).toContainText('Failed.')
  await look(desk, 'folder-failed')
  await desk.getByRole('main').getByRole('button', { name: 'Remove from list' }).click()
  await expect(list).toContainText('No ledgers yet.')
  await dropTexts(desk, { 'again.csv': 'account,amount\n' })
  await expect(list).toContainText('Failed.')
  await list.getByRole('button', { name: 'Remove again.csv from the list' }).click()
  await expect(list).toContainText('No ledgers yet.')
})
