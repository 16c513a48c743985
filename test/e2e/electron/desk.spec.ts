import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectDone, keepPicture } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

const pairs = 150

/** A ledger in which every amount occurs in two lines that are equal to the letter, and nowhere else. */
function writePairs(path: string): void {
  const lines = Array.from({ length: pairs }, (_, n) => {
    const day = String((n % 27) + 1).padStart(2, '0')
    return `JE${n},${4000 + (n % 8)},${n + 10}.25,2025-03-${day},2025-02-${day},USER${n % 5},${n % 2 ? 'AR' : 'AP'}`
  })
  const header = 'Journal_ID,GL_Account_Number,Amount,Entered_Date,Effective_Date,Entered_By,Source'
  writeFileSync(path, [header, ...lines.flatMap((line) => [line, line])].join('\r\n'))
}

/** Presses one key after the other. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

test('an auditor sorts, filters, decides, undoes and clears a ledger without a mouse', async ({
  launch,
  folder
}) => {
  const { page } = await launch()
  const ledger = join(folder, 'pairs.csv')
  writePairs(ledger)
  await dropFiles(page, [ledger])
  await expectDone(page, 'pairs.csv', 2 * pairs)
  const count = page.getByTestId('count')
  const cell = (row: number, column: string) =>
    page.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)
  const cursor = page.locator('.ag-row[aria-selected="true"]')
  const bar = page.getByRole('region', { name: 'Selection' })

  // To Findings, and its first row.
  await page.getByRole('tab', { name: 'Overview' }).focus()
  await press(page, 'ArrowRight')
  await expect(count).toContainText('150 findings, 300 lines')
  await expect(cell(0, 'disposition')).toHaveText('Open')
  await press(page, 'j')
  await expect(cursor).toHaveAttribute('row-index', '0')

  // Sort by amount: up into the header, to its column, Enter twice for the greatest first.
  await press(page, 'ArrowUp')
  for (let step = 0; step < 12; step++) {
    if ((await page.locator('.ag-header-cell:focus').getAttribute('col-id')) === 'exposure') break
    await press(page, 'ArrowRight')
  }
  await press(page, 'Enter', 'Enter')
  await expect(cell(0, 'exposure')).toHaveText('159.25')

  // Decide three in a row; the first asks for a name.
  await press(page, 'j', 'd')
  await page.keyboard.type('A. Meyer')
  await press(page, 'Enter')
  await expect(cursor).toHaveAttribute('row-index', '1')
  await press(page, 'v', 'q')
  await expect(page.getByText('3 decided · 147 open')).toBeVisible()
  await expect(cell(2, 'disposition')).toHaveText(/Query$/)
  await expect(cursor).toHaveAttribute('row-index', '3')
  await press(page, 'Control+z')
  await expect(page.getByText('2 decided · 148 open')).toBeVisible()
  await expect(cursor).toHaveAttribute('row-index', '2')

  // Filter by text and leave it again.
  await press(page, '/')
  await page.keyboard.type('USER3')
  await expect(count).toContainText('30 findings, 60 lines')
  await page.locator(':focus').press('Control+a')
  await press(page, 'Delete')
  await expect(count).toContainText('150 findings')

  // Open one, read on, close it.
  await press(page, 'Tab', 'j')
  await press(page, 'Enter')
  const pane = page.getByRole('complementary', { name: /^Finding/ })
  await expect(pane).toContainText('1 of 150')
  await press(page, 'j')
  await expect(pane).toContainText('2 of 150')
  await keepPicture(page, 'desk-open')
  await press(page, 'Escape')
  await expect(pane).toHaveCount(0)

  // All of them at once: more than a hundred are asked for twice.
  await press(page, 'Control+a')
  await expect(bar).toContainText('All 150 findings under the filter selected')
  await press(page, 'v')
  await expect(bar).toContainText('Set 150 findings to valid?')
  await keepPicture(page, 'desk-bulk')
  await press(page, 'Escape')
  await expect(bar).toContainText('selected')
  await expect(page.getByText('2 decided · 148 open')).toBeVisible()
  await press(page, 'v', 'Enter')
  await expect(page.getByText('0 open: all 150 findings decided')).toBeVisible()
  await press(page, 'Control+z')
  await expect(page.getByText('2 decided · 148 open')).toBeVisible()
})
