import type { Page } from '@playwright/test'
import { dropTexts, expect, test } from './browser-test.ts'

const header = 'journal,line,account,amount,posted,effective,user,text'
const accrual = (journal: string, day: string, sign: '' | '-', text: string): string[] => [
  `${journal},1,6100,${sign}480.00,${day},${day},ANNA,${text}`,
  `${journal},2,3900,${sign === '' ? '-' : ''}480.00,${day},${day},ANNA,${text}`
]
const fees = Array.from(
  { length: 8 },
  (_, at) => `F${at},1,6800,9.90,2024-04-${10 + at},2024-04-${10 + at},BATCH,Fee ${at}`
)
const ledger = [
  header,
  ...accrual('A1', '2024-03-29', '', 'Accrual'),
  ...accrual('A2', '2024-03-31', '', 'Accrual'),
  ...accrual('A3', '2024-04-12', '-', 'Accrual taken back'),
  ...fees,
  ''
].join('\n')

/** Drops the ledger under a name and opens its finding in an account. */
async function openIn(desk: Page, name: string, text: string, account: string): Promise<void> {
  await dropTexts(desk, { [name]: text })
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(name)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await desk.locator('.ag-row [col-id="account"]').filter({ hasText: account }).first().click()
  await expect(desk.locator('.finding-head')).toContainText(account)
}

test('leads from a line to the journal that takes it back, and puts the two beside each other', async ({
  desk
}) => {
  await openIn(desk, 'accruals.csv', ledger, '6100')
  const facts = desk.getByRole('region', { name: 'Facts' })
  await facts
    .getByRole('button', { name: /journal A3$/ })
    .first()
    .click()
  const journals = desk.getByRole('region', { name: 'Whole journals', exact: true })
  await expect(journals).toBeFocused()
  await expect(journals).toContainText('2 of 2 lines are taken back: the whole journal.')
  await expect(journals.getByRole('row', { name: /6100/ }).getByRole('cell').first()).toHaveText('480.00')
  await expect(journals.getByRole('row', { name: /6100/ }).getByRole('cell').nth(1)).toHaveText('-480.00')

  const series = desk.getByRole('region', { name: 'Same account and amount over time' })
  await series.locator('figure').focus()
  for (let step = 0; step < 3; step += 1) await desk.keyboard.press('ArrowRight')
  await expect(series.getByText(/1 of the opposite amount$/)).toBeVisible()
  await expect(series.getByRole('listitem').filter({ hasText: 'opposite amount' })).toBeVisible()
})

test('says once what many lines share and gives a column to what differs', async ({ desk }) => {
  await openIn(desk, 'fees.csv', ledger, '6800')
  const twins = desk.getByRole('region', { name: 'Lines side by side' })
  await expect(twins.getByRole('row')).toHaveCount(9)
  await expect(twins.getByRole('columnheader')).toContainText(['Line', 'Journal', 'Posted date'])
  await expect(twins.locator('.shared-fields')).toContainText('6800')
  await twins.getByRole('checkbox', { name: 'Only what differs' }).check()
  await expect(twins.locator('.shared-fields')).toHaveCount(0)
  await expect(twins.getByRole('row')).toHaveCount(9)
})

test('says of a decision that it was carried over from an earlier ledger', async ({ desk }) => {
  await openIn(desk, 'march.csv', ledger, '6800')
  const decision = desk.getByRole('region', { name: 'Decision', exact: true })
  await decision.getByRole('button', { name: /^Valid/ }).click()
  await desk.getByRole('form', { name: 'Who decides' }).getByRole('textbox').fill('M. Rossi')
  await desk.keyboard.press('Enter')
  await expect(decision).toContainText('by M. Rossi')
  await expect(decision).not.toContainText('carried over')
  await openIn(
    desk,
    'march-corrected.csv',
    `${ledger}Z9,1,7777,1.00,2024-04-30,2024-04-30,ANNA,New\n`,
    '6800'
  )
  await expect(decision.getByRole('button', { name: /^Valid/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(decision).toContainText('carried over from an earlier ledger')
})
