import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { decisionNews, expectDone, keepPicture, openFindings } from '../../helpers/desk.ts'
import { repoRoot } from '../../helpers/find-electron.ts'
import { expect, test } from './browser-test.ts'

const sample = join(repoRoot, 'resources/sample-ledger.csv')

// Wide enough for the status of a row beside the pane.
test.beforeEach(({ desk }) => desk.setViewportSize({ width: 2000, height: 900 }))

async function openSample(desk: Page): Promise<void> {
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles(sample)
  await expect(desk.getByRole('navigation', { name: 'Ledgers' })).toContainText('704 duplicate lines')
  await openFindings(desk)
  await desk.locator('.ag-row[row-index="0"] [col-id="title"]').click()
  await expect(decisionOf(desk)).toBeVisible()
}

const decisionOf = (desk: Page): Locator =>
  desk.getByRole('complementary', { name: /^Finding/ }).getByRole('region', { name: 'Decision', exact: true })

async function decide(desk: Page, key: string): Promise<void> {
  await desk.keyboard.press(key)
  const name = desk.getByRole('form', { name: 'Who decides' }).getByRole('textbox')
  await name.fill('M. Rossi')
  await desk.keyboard.press('Enter')
  await expect(decisionNews(desk)).toContainText('undoes')
  // The next one is shown now.
  await desk.locator('.ag-row[row-index="0"] [col-id="title"]').click()
  await expect(decisionOf(desk).getByRole('button', { pressed: true })).not.toHaveText(/^Open/)
}

test('a tickmark that says the opposite cannot be chosen, and goes where the decision comes to say so', async ({
  desk
}) => {
  await openSample(desk)
  await decide(desk, 'd')
  const mark = decisionOf(desk).getByRole('combobox', { name: 'Tickmark' })
  await expect(mark.getByRole('option', { name: /^R/ })).toBeDisabled()
  await expect(mark.getByRole('option', { name: /^R/ })).toHaveText(/contradicts the decision/)
  await mark.selectOption('D')
  await expect(mark).toHaveValue('D')
  await decisionOf(desk).getByRole('button', { name: 'Valid' }).click()
  await expect(decisionNews(desk)).toContainText('1 tickmark that said otherwise taken out')
  await expect(mark).toHaveValue('')
  await expect(mark.getByRole('option', { name: /^D/ })).toBeDisabled()
})

test('a line is excepted by key with a word why, shown openly and taken in again', async ({ desk }) => {
  await openSample(desk)
  const lines = decisionOf(desk).locator('.except-lines')
  await expect(lines).toHaveCount(0)
  await decide(desk, 'd')
  await desk.keyboard.press('e')
  const first = lines.getByRole('listitem').first()
  await expect(first.getByRole('button')).toBeFocused()
  await desk.keyboard.press('Enter')
  await first.getByRole('textbox', { name: 'Why (optional)' }).fill('bank fee')
  await desk.keyboard.press('Enter')
  await expect(decisionNews(desk)).toContainText('line excepted. Ctrl+Z undoes.')
  await expect(lines.locator('summary')).toContainText('1 line excepted from the decision')
  await expect(first.locator('s')).toHaveText(/\d/)
  await expect(first).toContainText('“bank fee”')
  const status = desk.locator('.ag-row[row-index="0"] [col-id="disposition"]')
  await expect(status).toContainText('1 line excepted')
  await first.getByRole('button', { name: /^Take .* into the decision again$/ }).click()
  await expect(lines.locator('summary')).toContainText('Except a line')
  await expect(status).not.toContainText('excepted')
})

test('a finding with a line more than when it was decided waits, and lists what was decided', async ({
  desk
}, testInfo) => {
  const line = '4711,12.50,2024-03-04'
  const submit = async (name: string, lines: number): Promise<void> => {
    const path = testInfo.outputPath(name)
    writeFileSync(
      path,
      ['account,amount,posted', ...Array.from({ length: lines }, () => line), ''].join('\n')
    )
    const chooser = desk.waitForEvent('filechooser')
    await desk.getByRole('button', { name: 'Choose files…' }).click()
    await (await chooser).setFiles(path)
    await expectDone(desk, name, lines)
    await openFindings(desk)
    await desk.locator('.ag-row[row-index="0"] [col-id="title"]').click()
    await expect(decisionOf(desk)).toBeVisible()
  }
  await submit('first.csv', 2)
  await decide(desk, 'v')
  await submit('second.csv', 3)
  const earlier = decisionOf(desk).getByRole('region', { name: 'Earlier decisions' })
  await expect(earlier).toContainText('It was decided when it had other lines.')
  await expect(earlier.getByRole('listitem')).toContainText('4711, 12.50, 2 lines: Valid by M. Rossi')
  await keepPicture(desk, 'earlier-decisions')
  const status = desk.locator('.ag-row[row-index="0"] [col-id="disposition"]')
  await expect(status).toContainText('earlier decisions to settle')
  await expect(desk.locator('.desk-footer')).toContainText('1 with earlier decisions to settle')
  await decisionOf(desk).getByRole('button', { name: 'Duplicate' }).click()
  await expect(earlier).toHaveCount(0)
  await expect(status).not.toContainText('earlier decisions')
})
