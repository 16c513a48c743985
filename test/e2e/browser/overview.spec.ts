import type { Page } from '@playwright/test'
import { expect, test, uploadLedger } from './browser-test.ts'

test.beforeEach(async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
})

const pictures = [
  'Risk levels',
  'Why lines repeat',
  'Months of entry',
  'Accounts',
  'Amount ranges',
  'Users',
  'Sources'
]

/** The number of lines that Findings shows under its filter. */
const expectLines = (desk: Page, lines: string | null | undefined, what = '') =>
  expect(desk.getByTestId('count'), what).toHaveText(new RegExp(`\\d+ findings?, ${lines} lines?,`))

test('every bar of every picture opens exactly its lines', async ({ desk }) => {
  test.setTimeout(300_000)
  for (const picture of pictures) {
    const bars = desk
      .getByRole('region', { name: picture })
      .getByRole('button', { name: /open these findings/ })
    await expect(bars.first()).toBeVisible()
    const texts = await bars.allTextContents()
    for (const [at, text] of texts.entries()) {
      const lines = /([\d,]+) lines?, open/.exec(text)?.[1]
      if (lines === '0') continue
      await bars.nth(at).click()
      await expect(desk.getByRole('tab', { name: 'Findings' })).toHaveAttribute('aria-selected', 'true')
      await expectLines(desk, lines, `${picture}: ${text}`)
      await desk.getByRole('tab', { name: 'Overview' }).click()
    }
  }
})

test('every type that found something opens exactly its lines', async ({ desk }) => {
  const rows = desk.getByRole('region', { name: 'Six tests' }).locator('tbody tr')
  for (let type = 1; type <= 6; type++) {
    await desk.getByRole('tab', { name: 'Overview' }).click()
    const row = rows.nth(6 - type)
    const lines = await row.locator('td').nth(3).textContent()
    await row.getByRole('button').click()
    await expect(desk.getByRole('list', { name: 'Conditions' })).toContainText(`Test ${type}`)
    await expectLines(desk, lines)
  }
})

test('each picture is a table too, with the same numbers, and stays one', async ({ desk }) => {
  const panel = desk.getByRole('region', { name: 'Accounts' })
  const bar = panel.getByRole('button', { name: /open these findings/ }).first()
  const [, account, lines] = /^(\S+).* ([\d,]+) lines?/.exec((await bar.textContent()) ?? '') ?? []
  await panel.getByRole('button', { name: 'Table' }).click()
  await expect(panel.getByRole('row').nth(1)).toContainText(account ?? 'no account')
  await expect(panel.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(lines ?? 'no lines')
  await desk.reload()
  await expect(panel.getByRole('table')).toBeVisible()
  await panel.getByRole('row').nth(1).getByRole('button').click()
  await expectLines(desk, lines)
})

test('says what is open, and opens it', async ({ desk }) => {
  const figures = desk.getByRole('region', { name: 'Figures' })
  await expect(figures).toContainText('0 of 40 findings decided')
  await figures.getByRole('button', { name: '40' }).last().click()
  await expect(desk.getByRole('list', { name: 'Conditions' })).toContainText(/open/i)
  await expectLines(desk, '80')
})
