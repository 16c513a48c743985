import type { Page } from '@playwright/test'
import { keepPicture, makeEngagement } from '../../helpers/desk.ts'
import { decideFirst, expect, expectAccessible, test, uploadLedger } from './browser-test.ts'

const ledgers = (desk: Page) => desk.getByRole('navigation', { name: 'Ledgers' })
const status = (desk: Page, row: number) => desk.locator(`.ag-row[row-index="${row}"] [col-id="disposition"]`)

async function look(desk: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1024, 700]
  ] as const) {
    await desk.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.emulateMedia({ colorScheme })
      await keepPicture(desk, `${name}-${width}-${colorScheme}`)
    }
    await desk.emulateMedia({ colorScheme: 'light' })
    await expectAccessible(desk)
  }
}

test('an engagement is made, described, and a ledger moved into it with its decisions', async ({
  desk,
  folder
}) => {
  const whole = 'Aachener Rückversicherungs-Gesellschaft auf Gegenseitigkeit'
  await makeEngagement(desk, whole, '2026-001')
  await expect(desk.getByTestId('engagement')).toHaveText(`${whole} · 2026-001`)
  await makeEngagement(desk, 'Borealis')
  await expect(desk.getByRole('combobox', { name: 'Engagement', exact: true }).locator('option')).toHaveText([
    'No engagement',
    `${whole} · 2026-001`,
    'Borealis'
  ])
  // Whoever starts anew chooses anew.
  await desk.reload()
  await expect(desk.getByRole('combobox', { name: 'Engagement', exact: true })).toHaveValue('')
  await uploadLedger(desk, folder)
  await decideFirst(desk)

  await desk.getByTestId('proof').getByRole('button', { name: 'No engagement' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'To engagement' }).selectOption({ label: `${whole} · 2026-001` })
  await look(desk, 'engagement-move')
  await dialog.getByRole('button', { name: 'Move ledger' }).click()
  await expect(ledgers(desk).getByRole('region', { name: `${whole} · 2026-001` })).toContainText('ledger.csv')
  await expect(status(desk, 0)).toHaveText(/Duplicate$/)
  await desk.getByRole('tab', { name: 'Activity' }).click()
  await expect(desk.getByRole('tabpanel', { name: 'Activity' })).toContainText(
    'ledger.csv came from no engagement with 1 decision.'
  )
})

test('Prepared and Reviewed are two people, unless the engagement is described so that one may do both', async ({
  desk,
  folder
}) => {
  await makeEngagement(desk, 'Borealis')
  await uploadLedger(desk, folder)
  await decideFirst(desk)
  await desk.locator('.ag-row[row-index="0"] [col-id="disposition"]').click()
  await expect(desk.locator('.ag-row[row-index="0"]')).toHaveAttribute('aria-selected', 'true')
  await desk.keyboard.press('p')
  await expect(desk.getByTestId('decision-news')).toContainText('Finding 1: prepared')
  await desk.keyboard.press('w')
  await expect(desk.getByText('Prepared and Reviewed are two people')).toBeVisible()
  await desk.getByTestId('proof').getByRole('button', { name: 'Borealis' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Borealis' })
  await dialog.getByRole('textbox', { name: 'Period' }).fill('FY 2026')
  await dialog.getByRole('textbox', { name: 'Preparer' }).fill('A. Meyer')
  await dialog.getByRole('textbox', { name: 'Reviewer' }).fill('a. meyer')
  await expect(dialog).toContainText('Preparer and reviewer are one person.')
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByRole('checkbox', { name: 'One person may prepare and review' }).check()
  await look(desk, 'engagement-described')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await desk.keyboard.press('w')
  await expect(desk.getByTestId('decision-news')).toContainText('Finding 1: reviewed')
  await desk.keyboard.press('Control+e')
  await expect(desk.getByRole('textbox', { name: 'Period' })).toHaveValue('FY 2026')
})
