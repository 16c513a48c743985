import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { keepPicture, makeEngagement, railJob } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { sharedLedger } from '../../helpers/shared-ledger.ts'
import { unzipSingle } from '../../helpers/unzip-single.ts'

/** A quarter of a million lines, and a model that learns from them, on a busy machine. */
test.setTimeout(420_000)
test.use({ hasModel: false })
const longestJobMs = 180_000

const archive = 'philly-payments-fy2017/city_payments_fy2017.csv.zip'
/** As counted by reference programs: rows and lines as in `expected.json` beside the archive, findings by the rule of events (063). */
const rows = '238,894'
const duplicateLines = '137,857'
const findings = '28,554'

/** Goes on with Tab until the focus is on what is asked for. */
async function tabTo(page: Page, what: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    const isThere = await page.locator(':focus').evaluateAll(isNamed, what)
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach “${what}”`)
}

interface Named {
  textContent: string | null
  getAttribute(name: string): string | null
  labels?: Iterable<{ textContent: string | null }> | null
}
function isNamed(elements: Named[], name: string): boolean {
  return elements.some((element) => {
    const labels = [...(element.labels ?? [])].map(({ textContent }) => textContent)
    return [element.getAttribute('aria-label'), element.textContent, ...labels].some(
      (text) => text?.trim().startsWith(name) === true
    )
  })
}

/** Answers the one question of the file: which column is the account. */
async function answerAccount(page: Page): Promise<void> {
  await expect(page.getByRole('form', { name: 'Questions' })).toBeVisible({ timeout: longestJobMs })
  await tabTo(page, 'Account is in the column')
  for (let column = 1; column <= 9; column++) await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Account is in the column')).toHaveValue('#9')
  await tabTo(page, 'Continue')
  await page.keyboard.press('Enter')
}

/** Waits until the rules have found what they find; the model may still be at work. */
async function expectFindings(page: Page, name: string): Promise<void> {
  await expect(railJob(page, name)).toContainText(/open/, { timeout: longestJobMs })
  await page.keyboard.press('Control+2')
  await expect(page.getByTestId('count')).toHaveText(/^[\d,]+ findings, [\d,]+ lines, .* open$/)
}

test('from drop to a decided and exported finding by keyboard alone, and a corrected extract has the decisions', async ({
  launch,
  folder
}, testInfo) => {
  const content = unzipSingle(readFileSync(sharedLedger(testInfo, archive)))
  const ledger = join(folder, 'payments.csv')
  writeFileSync(ledger, content)
  const { app, page } = await launch()
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: String(filePath) })
    },
    join(folder, 'workpaper')
  )
  await makeEngagement(page, 'Philadelphia')
  await dropFiles(page, [ledger])
  await answerAccount(page)
  await expectFindings(page, 'payments.csv')
  const count = page.getByTestId('count')
  await expect(count).toContainText(`${findings} findings, ${duplicateLines} lines,`)
  await expect(railJob(page, 'payments.csv')).toContainText(`${findings} open`)
  await keepPicture(page, 'philly-findings')

  // The first finding: looked at, decided, with a note; the next one: decided, and taken back.
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('complementary', { name: /^Finding/ })
  await expect(pane.getByRole('heading', { name: 'Postings side by side' })).toBeVisible()
  await keepPicture(page, 'philly-finding')
  await page.keyboard.press('v')
  await page.keyboard.type('A. Meyer')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 decided · 28,553 open')).toBeVisible()
  await page.keyboard.press('d')
  await expect(page.getByText('2 decided · 28,552 open')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('1 decided · 28,553 open')).toBeVisible()
  await page.keyboard.press('Escape')

  // Some text, and everything again.
  await page.keyboard.press('/')
  await page.keyboard.type('imprest')
  await expect(count).toHaveText(/^(?!28,554)[\d,]+ findings?, /)
  const filtered = Number(/^([\d,]+)/.exec((await count.textContent()) ?? '')?.[1]?.replace(',', ''))
  expect(filtered).toBeGreaterThan(1)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(count).toContainText(`${findings} findings`)

  // The workpaper.
  await page.keyboard.press('Control+e')
  await page.keyboard.type('J-310')
  await tabTo(page, 'Choose a place…')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('export')).toContainText('Exported', { timeout: longestJobMs })
  const parts = readdirSync(join(folder, 'workpaper')).toSorted()
  expect(parts).toContain('01_summary.xlsx')
  expect(parts).toContain('MANIFEST.sha256')
  const decisions = readFileSync(join(folder, 'workpaper', '04_decisions.csv'), 'utf8')
    .trim()
    .split('\r\n')
  expect(decisions).toHaveLength(2)
  expect(decisions[1]).toContain('valid')
  expect(decisions[1]).toContain('A. Meyer')
  const results = readFileSync(join(folder, 'workpaper', '02_results.csv'), 'utf8')
  expect(results.match(/\r\n/g)).toHaveLength(Number(duplicateLines.replace(',', '')) + 1)

  // A corrected extract: one line more at the top, so that every line stands elsewhere.
  const [header = '', first = '', ...others] = content.toString('utf8').split('\n')
  const corrected = join(folder, 'payments corrected.csv')
  writeFileSync(corrected, [header, first.replace('66.82', '66.83'), ...others].join('\n'))
  await dropFiles(page, [corrected])
  // What was answered for the client holds for its next file.
  await expectFindings(page, 'payments corrected.csv')
  await expect(page.getByText(/^1 decided · [\d,]+ open$/)).toBeVisible()
  await page.keyboard.press('Control+1')
  const since = page.getByRole('region', { name: 'Since the earlier ledger' })
  await expect(since).toContainText('as before, with their decisions')
  await keepPicture(page, 'philly-since')
  await expect(page.getByRole('region', { name: 'Figures' })).toContainText(rows)
})
