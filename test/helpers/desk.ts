import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { repoRoot } from './find-electron.ts'

/** A job may train the model, which takes its time on a busy machine. */
const longestJobMs = 90_000

/** The small ledger with all six types that the repository brings, and what is known of it. */
export const smallLedger = join(repoRoot, 'test/fixtures/je-six-types-small/journal_entries.csv')

/** The entry of a file's job in the rail; the newest, where there are several. */
export function railJob(page: Page, fileName: string): Locator {
  return page
    .getByRole('navigation', { name: 'Ledgers' })
    .getByRole('listitem')
    .filter({ hasText: fileName })
    .first()
}

/** Waits until the file's job is done and found so many duplicate lines. */
export async function expectDone(page: Page, fileName: string, duplicateLines: number): Promise<void> {
  const words = `${duplicateLines.toLocaleString('en-US')} duplicate lines`
  await expect(railJob(page, fileName)).toContainText(words, { timeout: longestJobMs })
}

/** Opens the Findings of the ledger on the desk and waits until the grid holds rows. */
export async function openFindings(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Findings' }).click()
  await expect(page.locator('.ag-row[row-index="0"] [col-id="exposure"]')).toHaveText(/\d/)
}

/** Moves the grid sideways until the column is there; the grid draws only the columns in sight. */
export async function scrollToColumn(page: Page, name: string): Promise<void> {
  const header = page.getByRole('columnheader', { name, exact: true })
  const rows = page.locator('.ag-grid-viewport')
  await expect(async () => {
    const box = (await header.isVisible()) ? await header.boundingBox({ timeout: 1000 }) : null
    const isSeen = box !== null && box.x + box.width <= 1280
    if (!isSeen) await rows.evaluate((viewport) => viewport.scrollBy({ left: 200 }))
    expect(isSeen).toBe(true)
  }).toPass()
}

/** Where Findings says what the last decision came to. */
export function decisionNews(page: Page): Locator {
  return page.getByTestId('decision-news')
}

/** Takes a picture for a person to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(repoRoot, 'test-results/pictures', `${name}.png`) })
}

/** Makes an engagement, for which the next files are analysed. */
export async function makeEngagement(page: Page, clientName: string, engagementId = ''): Promise<void> {
  await page.getByRole('button', { name: 'New…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New engagement' })
  await dialog.getByRole('textbox', { name: 'Client name' }).fill(clientName)
  await dialog.getByRole('textbox', { name: 'Engagement ID' }).fill(engagementId)
  await dialog.getByRole('button', { name: 'Make engagement' }).click()
  await dialog.waitFor({ state: 'detached' })
}
