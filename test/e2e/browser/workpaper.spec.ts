import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, uploadLedger } from './browser-test.ts'

const sheet = (desk: Page) => desk.getByRole('complementary', { name: 'Export workpaper' })

test.beforeEach(async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
})

test('writes a workpaper from its form while the ledger stays in sight', async ({ desk, dataDir }) => {
  await desk.keyboard.press('Control+e')
  await expect(sheet(desk).getByLabel('Reference')).toBeFocused()
  await expect(sheet(desk)).toContainText('40 findings are still open; the workpaper will say so.')
  await expect(desk.getByRole('region', { name: 'Figures' })).toBeVisible()
  await desk.keyboard.type('J-310')
  await sheet(desk).getByLabel('Conclusion').fill('Nothing was posted twice.')
  await sheet(desk).getByRole('button', { name: 'Choose a place…' }).click()
  await expect(sheet(desk)).toHaveCount(0)
  await expect(desk.getByTestId('export')).toContainText(/Exported, \d+ lines/)

  const written = join(`${dataDir}-exports`, 'ledger workpaper')
  expect(readdirSync(written)).toContain('01_summary.xlsx')
  const record = readFileSync(join(written, '07_run_record.json'), 'utf8')
  expect(record).toContain('J-310')
  expect(record).toContain('Nothing was posted twice.')
})

test('writes only the parts that are wanted, and none without one', async ({ desk, dataDir }) => {
  await desk.getByRole('button', { name: 'Export workpaper…' }).click()
  const parts = sheet(desk).getByRole('checkbox')
  for (const part of await parts.all()) await part.uncheck()
  const write = sheet(desk).getByRole('button', { name: 'Choose a place…' })
  await expect(write).toBeDisabled()
  await sheet(desk)
    .getByRole('checkbox', { name: /^Groups/ })
    .check()
  await write.click()
  await expect(desk.getByTestId('export')).toContainText(/Exported/)
  const written = readdirSync(`${dataDir}-exports`)
  expect(written).toHaveLength(1)
  expect(written[0]).toMatch(/\.csv$/)
})

test('keeps what was typed for the engagement, and gives the focus back', async ({ desk }) => {
  const button = desk.getByRole('button', { name: 'Export workpaper…' })
  await button.click()
  await sheet(desk).getByLabel('Period').fill('year to 31 December 2025')
  await desk.keyboard.press('Escape')
  await expect(sheet(desk)).toHaveCount(0)
  await expect(button).toBeFocused()
  await desk.reload()
  await button.click()
  await expect(sheet(desk).getByLabel('Period')).toHaveValue('year to 31 December 2025')
})

test('keeps what an export came to among the messages after its card is closed', async ({ desk }) => {
  await desk.getByRole('button', { name: 'Export all duplicates…' }).click()
  const card = desk.getByTestId('export')
  await expect(card).toContainText('Exported, 80 lines')
  await card.getByRole('button', { name: 'Close message' }).click()
  await expect(card).toHaveCount(0)
  await desk.getByRole('button', { name: /^Messages/ }).click()
  await expect(desk.getByRole('dialog', { name: 'Messages of this session' })).toContainText(
    'Exported, 80 lines'
  )
})

test('lists in the log who did what, newest first, and writes it as CSV', async ({ desk, dataDir }) => {
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(desk.locator('.ag-row[row-index="0"] [col-id="disposition"]')).toHaveText('Open')
  await desk.keyboard.press('j')
  await desk.keyboard.press('d')
  await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('1 decided · 39 open')).toBeVisible()
  await desk.keyboard.press('Control+z')
  await expect(desk.getByText('40 open', { exact: true }).first()).toBeVisible()

  await desk.keyboard.press('Control+6')
  const log = desk.getByRole('region', { name: 'Activity of the engagement' })
  const rows = log.getByRole('row')
  await expect(rows.nth(1)).toContainText('Taken back')
  await expect(rows.nth(1)).toContainText('A. Meyer')
  await expect(rows.nth(2)).toContainText(/duplicate/i)
  await expect(rows.filter({ hasText: 'Import' })).toContainText('ledger.csv was analysed: 240 lines')

  await log.getByRole('button', { name: 'Export the log…' }).click()
  await expect(desk.getByTestId('export')).toContainText('Exported')
  const [written = ''] = readdirSync(`${dataDir}-exports`)
  const lines = readFileSync(join(`${dataDir}-exports`, written), 'utf8')
    .trimEnd()
    .split('\r\n')
  const decided = lines.findIndex((line) => line.includes('A. Meyer'))
  expect(decided).toBeGreaterThan(0)
  // In the file the oldest stands first.
  expect(lines.findIndex((line) => line.includes('Taken back'))).toBeGreaterThan(decided)
})
