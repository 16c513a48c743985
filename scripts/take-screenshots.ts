import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectDone, openFindings } from '../test/helpers/desk.ts'
import { dropFiles } from '../test/helpers/drop-files.ts'
import { findElectron, repoRoot } from '../test/helpers/find-electron.ts'
import { launchElectron } from '../test/helpers/launch-electron.ts'
import startDisplay from '../test/helpers/start-display.ts'
import { takeJobs, takeShell } from './take-shell-screens.ts'

/** `npm run screenshots`: every screen of the built Doublet with the sample ledger, in both themes, for the docs. */
const target = join(repoRoot, 'docs/screenshots')
const sample = join(repoRoot, 'resources/sample-ledger.csv')
/** No amount tells its decimal mark, and no day is over 12. */
const undecidedText =
  'account;amount;posted date\n0400;1,234;01/02/2025\n0400;1,234;01/02/2025\n0500;-2,500;03/04/2025\n'
/** The model may be trained first. */
const longestScoringMs = 90_000
const size = { width: 1280, height: 800 }

/** Decides the first four findings by key, and selects three more. */
async function decideSome(page: Page): Promise<void> {
  const count = page.getByTestId('count')
  const open = Number(/(\d+) open/.exec(await count.innerText())![1])
  for (const key of ['j', 'd']) await page.keyboard.press(key)
  await page.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await page.keyboard.press('Enter')
  await page.getByText('1 decided').waitFor()
  for (const key of ['d', 'v', 'q', 'x', 'Shift+J', 'Shift+J']) await page.keyboard.press(key)
  await page.getByText('4 decided').waitFor()
  await count.filter({ hasText: `${open - 4} open` }).waitFor()
  await page.getByText('3 findings selected').waitFor()
}

async function takeAll(
  page: Page,
  theme: 'light' | 'dark',
  { undecided, long }: { undecided: string; long: string }
): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await page.mouse.move(size.width - 1, 1)
    await page.screenshot({ path: join(target, `${name}-${theme}.png`), animations: 'disabled' })
  }
  await page.getByText('Drop ledgers anywhere').first().waitFor()
  await take('welcome')
  await dropFiles(page, [sample])
  await expectDone(page, 'sample-ledger.csv', 704)
  // News fades by itself while the model is trained.
  await expect(page.locator('.message')).toHaveCount(0)
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page
    .getByRole('button', { name: /2025: debit/ })
    .first()
    .waitFor()
  await take('overview')
  await openFindings(page)
  await page.locator('.ag-row[row-index="8"] [col-id="amount"]').filter({ hasText: '.' }).waitFor()
  await page
    .locator('.ag-row[row-index="0"] [col-id="mlConfidence"]')
    .filter({ hasText: /\d/ })
    .waitFor({ timeout: longestScoringMs })
  await take('findings')
  await decideSome(page)
  await take('findings-deciding')
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await page.getByRole('dialog', { name: '+ Filter' }).getByLabel('Amount from').fill('1k')
  await page.getByText('Amount from 1,000').waitFor()
  await take('findings-filter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.keyboard.press('g')
  await page.getByRole('columnheader', { name: 'Line', exact: true }).waitFor()
  await page.locator('.ag-row[row-index="8"] [col-id="amount"]').filter({ hasText: '.' }).waitFor()
  await take('findings-lines')
  await page.keyboard.press('g')
  await page.locator('.ag-row[row-index="2"] [col-id="amount"]').filter({ hasText: '.' }).waitFor()
  // Twins that differ in their journals alone.
  await page.locator('.ag-row[row-index="2"] [col-id="account"]').click()
  await page.getByText('Opinion of the model').waitFor()
  await take('detail')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByLabel('Rows by the client').fill('1,200')
  await page
    .getByText(/equal|differs by/)
    .first()
    .waitFor()
  await take('import')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByText('First 20 records').waitFor()
  await take('columns')
  await page.getByRole('tab', { name: 'Model' }).click()
  await page.getByText('On rows it never saw').waitFor()
  await take('model')
  await takeShell(page, take)
  await dropFiles(page, [undecided])
  await page.getByRole('form', { name: 'Questions' }).waitFor()
  await page.getByText('First 3 records').waitFor()
  await take('questions')
  await takeJobs(page, take, long)
}

async function showIn(theme: 'light' | 'dark', executable: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'doublet-screenshots-'))
  const { app, page } = await launchElectron(executable, join(folder, 'data'))
  try {
    await app.evaluate(
      ({ BrowserWindow }, { width, height }) =>
        BrowserWindow.getAllWindows()[0]!.setContentSize(width, height),
      size
    )
    await page.emulateMedia({ colorScheme: theme })
    const undecided = join(folder, 'january.csv')
    writeFileSync(undecided, undecidedText)
    const [head = '', ...lines] = readFileSync(sample, 'utf8').split(/(?<=\n)/)
    const long = join(folder, 'general-ledger-2025.csv')
    writeFileSync(long, head + lines.join('').repeat(1000))
    await takeAll(page, theme, { undecided, long })
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

mkdirSync(target, { recursive: true })
const stopDisplay = await startDisplay()
try {
  const found = findElectron()
  if (found.executable === null) throw new Error(found.reason)
  await showIn('light', found.executable)
  await showIn('dark', found.executable)
} finally {
  stopDisplay?.()
}
