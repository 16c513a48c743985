import type { Page } from '@playwright/test'
import { makeEngagement } from '../../helpers/desk.ts'
import { dropTexts, expect, test, uploadLedger } from './browser-test.ts'
import { ledgerCsv } from './ledger-csv.ts'

const ledgers = (desk: Page) => desk.getByRole('navigation', { name: 'Ledgers' })
const fold = (desk: Page) => desk.getByRole('button', { name: 'Sidebar' })

/** A ledger of so many lines that it is still read while a test looks at it. */
function longLedger(): string {
  return ledgerCsv().replace('\r\n', `\r\n${'JE,0400,1.00,,,,,\r\n'.repeat(500_000)}`)
}

test.describe('without a model', () => {
  test.use({ hasModel: false })

  test('opens a sample ledger from the first screen, with one click', async ({ desk }) => {
    await desk.getByRole('button', { name: 'Open the sample ledger' }).click()
    await expect(ledgers(desk)).toContainText('sample-ledger.csv')
    await expect(ledgers(desk)).toContainText('1,220 lines · 704 duplicate lines', { timeout: 90_000 })
    await expect(desk.getByRole('region', { name: 'Figures' })).toContainText('1,220')
  })
})

test('puts ledgers under their engagements, and what is read under what is under way', async ({
  desk,
  folder
}) => {
  await makeEngagement(desk, 'Acme', '2025-014')
  await uploadLedger(desk, folder)
  const acme = ledgers(desk).getByRole('region', { name: 'Acme · 2025-014' })
  await expect(acme).toContainText('40 open')

  await makeEngagement(desk, 'Northwind')
  await dropTexts(desk, { 'long.csv': longLedger() })
  const queue = ledgers(desk).getByRole('region', { name: 'In progress' })
  await expect(queue.getByRole('progressbar', { name: 'Progress of long.csv' })).toBeVisible()
  await expect(queue).toContainText('lines')
  await queue.getByRole('button', { name: 'Cancel long.csv' }).click()
  await expect(queue).toHaveCount(0)
  await expect(ledgers(desk).getByRole('region', { name: 'Northwind' })).toContainText('Cancelled')
})

test('folds the rail away by button and key, and remembers it', async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
  await fold(desk).click()
  await expect(ledgers(desk)).toHaveCount(0)
  await expect(fold(desk)).toHaveAttribute('aria-expanded', 'false')
  await desk.reload()
  await expect(desk.getByTestId('proof')).toBeVisible()
  await expect(ledgers(desk)).toHaveCount(0)
  await desk.keyboard.press('Control+b')
  await expect(ledgers(desk)).toContainText('ledger.csv')
})

test('opens the list of keys at ?, but not where text is typed, and keeps the keys of the menu there', async ({
  desk
}) => {
  const keys = desk.getByRole('dialog', { name: 'Keys' })
  await desk.getByRole('button', { name: 'New…' }).click()
  const client = desk.getByRole('textbox', { name: 'Client name' })
  await client.fill('Acme')
  await desk.keyboard.type('?')
  await expect(client).toHaveValue('Acme?')
  await expect(keys).toHaveCount(0)
  await desk.keyboard.press('Control+z')
  await expect(client).not.toHaveValue('Acme?')
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+b')
  await expect(ledgers(desk)).toHaveCount(0)
  await desk.keyboard.press('?')
  await expect(keys.locator('dl > div').filter({ hasText: 'The tabs' })).toHaveText('Ctrl 1…Ctrl 6The tabs')
  await expect(keys.locator('dl > div').filter({ hasText: 'Show only this test' })).toHaveText(
    '1…6Show only this test, or all again'
  )
})

test('is usable at 200 % zoom: no tab scrolls sideways, and the ledgers are one key away', async ({
  desk,
  folder
}) => {
  await uploadLedger(desk, folder)
  await desk.setViewportSize({ width: 512, height: 350 })
  await expect(ledgers(desk)).toHaveCount(0)
  for (const name of ['Overview', 'Findings', 'Import', 'Columns', 'Model', 'Activity']) {
    const tab = desk.getByRole('tab', { name })
    await tab.click()
    await expect(desk.getByRole('tabpanel', { name })).not.toBeEmpty()
    expect.soft(await desk.evaluate('document.documentElement.scrollWidth'), name).toBe(512)
  }
  await desk.keyboard.press('Control+e')
  await expect(desk.getByRole('complementary', { name: 'Export workpaper' })).toBeVisible()
  expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(512)
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+b')
  await expect(ledgers(desk)).toContainText('ledger.csv')
  expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(512)
})

test('says what files become while they are held over the window', async ({ desk }) => {
  await makeEngagement(desk, 'Acme')
  await desk.getByLabel('Files dropped together are').selectOption({ label: 'one ledger' })
  const held = await desk.evaluateHandle(`{
    const data = new DataTransfer()
    for (const name of ['gl-01.csv', 'gl-02.csv']) data.items.add(new File(['x'], name))
    data
  }`)
  await desk.dispatchEvent('body', 'dragover', { dataTransfer: held })
  const target = desk.getByTestId('drop-target')
  await expect(target).toContainText('2 files become one ledger together for Acme.')
  await desk.dispatchEvent('body', 'dragleave', { dataTransfer: held })
  await expect(target).toHaveCount(0)
})

test('says every word about the lines of the file where they need several lines themselves', async ({
  desk,
  folder
}) => {
  await uploadLedger(desk, folder)
  await desk.setViewportSize({ width: 340, height: 700 })
  const rows: { left: number; top: number }[] = await desk.evaluate(`{
    const proof = document.querySelector('[data-testid="proof"]')
    const left = proof.getBoundingClientRect().left
    const range = document.createRange()
    range.selectNodeContents([...proof.children].find((part) => part.textContent.includes('read, ')))
    ;[...range.getClientRects()].map((row) => ({ left: row.left - left, top: row.top }))
  }`)
  expect(new Set(rows.map(({ top }) => top)).size).toBeGreaterThan(1)
  expect(Math.min(...rows.map(({ left }) => left))).toBeGreaterThanOrEqual(-0.5)
})
