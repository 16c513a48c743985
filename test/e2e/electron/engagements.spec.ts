import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expectDone, keepPicture, makeEngagement, openFindings, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

const name = 'journal_entries.csv'
const decided = (page: Page, row: number) =>
  page.locator(`.ag-row[row-index="${row}"] [col-id="disposition"]`)

/** Writes the run record of the ledger on the desk and reads it. */
async function runRecord(app: ElectronApplication, page: Page, place: string) {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, place)
  await page.keyboard.press('Control+e')
  const sheet = page.getByRole('complementary', { name: 'Export workpaper' })
  for (const box of await sheet.getByRole('checkbox').all()) await box.uncheck()
  await sheet.getByRole('checkbox', { name: /07_run_record/ }).check()
  await sheet.getByRole('button', { name: /Choose/ }).click()
  await expect.poll(() => existsSync(place)).toBe(true)
  return JSON.parse(readFileSync(place, 'utf8'))
}

test('a ledger is moved to another engagement, and settings make another run whose record tells them', async ({
  launch,
  folder
}) => {
  const { app, page } = await launch()
  await makeEngagement(page, 'Borealis', '2026')
  await dropFiles(page, [smallLedger])
  await expectDone(page, name, 26)
  const first = await runRecord(app, page, join(folder, 'first.json'))

  await openFindings(page)
  await page.keyboard.press('j')
  await page.keyboard.press('v')
  await page.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await page.keyboard.press('Enter')
  await expect(decided(page, 0)).toHaveText(/Valid$/)
  await makeEngagement(page, 'Aurora')
  await page.getByTestId('proof').getByRole('button', { name: 'Borealis' }).click()
  const engagement = page.getByRole('dialog', { name: 'Borealis' })
  await engagement.getByRole('combobox', { name: 'To engagement' }).selectOption({ label: 'Aurora' })
  await engagement.getByRole('button', { name: 'Move ledger' }).click()
  const list = page.getByRole('navigation', { name: 'Ledgers' })
  await expect(list.getByRole('region', { name: 'Aurora' })).toContainText(name)
  await expect(decided(page, 0)).toHaveText(/Valid$/)
  await page.keyboard.press('Control+6')
  await expect(page.getByRole('tabpanel', { name: 'Activity' })).toContainText(
    `${name} came from Borealis, 2026 with 1 decision.`
  )
  await keepPicture(page, 'electron-moved')

  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('textbox', { name: 'Test 6' }).fill('40')
  await settings.getByRole('textbox', { name: 'Reversal window (days)' }).fill('30')
  await settings.getByRole('combobox', { name: 'Theme' }).selectOption('dark')
  await settings.getByRole('button', { name: 'Save and analyse it again' }).click()
  await expect(page.getByTestId('options')).toContainText('base risks 10/12/15/18/20/40')
  await expect(page.getByTestId('proof')).toContainText('analysed in')
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  await keepPicture(page, 'electron-settings')
  // The decision is of the lines, whatever rules they were judged by.
  await openFindings(page)
  await expect(page.getByText(/^1 decided · [\d,]+ open$/)).toBeVisible()
  const second = await runRecord(app, page, join(folder, 'second.json'))
  expect(second.engagement).toEqual({ clientName: 'Aurora', engagementId: '' })
  expect(second.files).toEqual(first.files)
  expect([first.rules.baseRisks[6], second.rules.baseRisks[6]]).toEqual([25, 40])
  expect([first.rules.reversalDays, second.rules.reversalDays]).toEqual([60, 30])
  const same = ({ baseRisks: _risks, reversalDays: _days, ...rules }: Record<string, unknown>) => rules
  expect(same(second.rules)).toEqual(same(first.rules))
  expect(second.duplicates.types).toEqual(first.duplicates.types)
})
