import { expect, type Page } from '@playwright/test'
import { dropFiles } from '../test/helpers/drop-files.ts'

type Take = (name: string) => Promise<void>

/** The log of the engagement, the form of a workpaper, the keys, and files held over the window. A ledger with decisions is open. */
export async function takeShell(page: Page, take: Take): Promise<void> {
  await page.getByRole('tab', { name: 'Activity' }).click()
  await page.getByRole('region', { name: 'Activity of the engagement' }).getByRole('row').nth(4).waitFor()
  await take('activity')
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.keyboard.press('Control+e')
  const form = page.getByRole('complementary', { name: 'Export workpaper' })
  await form.getByLabel('Reference').fill('J-310')
  await form.getByLabel('Period').fill('year to 31 December 2025')
  await form.getByText('findings are still open').waitFor()
  await take('workpaper')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await take('keys')
  await page.keyboard.press('Escape')
  const held = await page.evaluateHandle(`{
    const data = new DataTransfer()
    for (const name of ['gl-01.csv', 'gl-02.csv', 'gl-03.csv']) data.items.add(new File(['x'], name))
    data
  }`)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: held })
  await page.getByTestId('drop-target').waitFor()
  await take('drop')
  await page.dispatchEvent('body', 'dragleave', { dataTransfer: held })
  await expect(page.getByTestId('drop-target')).toHaveCount(0)
}

/** A ledger on its way, among others, and the same job after it was cancelled. */
export async function takeJobs(page: Page, take: Take, long: string): Promise<void> {
  await dropFiles(page, [long])
  await page.getByText(/^[\d,]{6,} lines so far$/).waitFor()
  await page.getByRole('region', { name: 'Columns' }).waitFor()
  await take('progress')
  await page.getByRole('button', { name: 'Cancel job' }).click()
  await page.getByRole('region', { name: 'What happened' }).waitFor()
  await take('cancelled')
}
