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
/** No word says which of the two codes is the credit. */
const codesText = `Journal,Account,Amount,Type,User
${Array.from({ length: 6 }, (_, at) => [`J${at},5000,${at + 1}.50,K,kb`, `J${at},2000,${at + 1}.50,L,kb`].join('\n')).join('\n')}
`
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
  { undecided, codes, long }: Record<'undecided' | 'codes' | 'long', string>
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
  await page.locator('.ag-row[row-index="8"] [col-id="exposure"]').filter({ hasText: '.' }).waitFor()
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
  // A journal that was posted again on the same day under another number.
  await page
    .locator('.ag-row [col-id="title"]')
    .filter({ hasText: 'again as' })
    .filter({ hasText: 'same day' })
    .first()
    .click()
  await page.getByText('Model’s view').waitFor()
  await take('detail')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByLabel('Lines by the client').fill('1,200')
  await page
    .getByText(/equal|differs by/)
    .first()
    .waitFor()
  await take('import')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByText('First 20 lines').waitFor()
  await take('columns')
  await page.getByRole('tab', { name: 'Model' }).click()
  await page.getByText('How good its order is').waitFor()
  await take('model')
  await takeShell(page, take)
  await dropFiles(page, [undecided])
  await page.getByRole('form', { name: 'Questions' }).waitFor()
  await page.getByText('First 3 lines').waitFor()
  await take('questions')
  await dropFiles(page, [codes])
  const credit = page.getByRole('radio', { name: /^“L” is the credit/ })
  await credit.check()
  await take('questions-credit')
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByRole('region', { name: 'Debits and credits' }).scrollIntoViewIfNeeded()
  await take('columns-credit')
  await page.getByRole('tab', { name: 'Overview' }).click()
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
    const codes = join(folder, 'february.csv')
    writeFileSync(codes, codesText)
    const [head = '', ...lines] = readFileSync(sample, 'utf8').split(/(?<=\n)/)
    const long = join(folder, 'general-ledger-2025.csv')
    writeFileSync(long, head + lines.join('').repeat(1000))
    await takeAll(page, theme, { undecided, codes, long })
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
