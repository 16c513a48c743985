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

/** Drops the ledger under a name and opens its finding with this in its sentence. */
async function openIn(desk: Page, name: string, text: string, said: string): Promise<void> {
  await dropTexts(desk, { [name]: text })
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(name)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await desk.locator('.ag-row [col-id="title"]').filter({ hasText: said }).click()
  await expect(desk.locator('.finding-head')).toContainText(said)
}

test('leads from a line to the journal that takes it back, and puts the two beside each other', async ({
  desk
}) => {
  await openIn(desk, 'accruals.csv', ledger, 'A1 again as A2')
  const facts = desk.getByRole('region', { name: 'Flags' })
  await facts
    .getByRole('button', { name: /journal A3$/ })
    .first()
    .click()
  const journals = desk.getByRole('region', { name: 'Whole journals', exact: true })
  await expect(journals).toBeFocused()
  await expect(journals).toContainText('2 of 2 lines are reversed: the whole journal.')
  await expect(journals.getByRole('row', { name: /6100/ }).getByRole('cell').first()).toHaveText('480.00')
  await expect(journals.getByRole('row', { name: /6100/ }).getByRole('cell').nth(1)).toHaveText('-480.00')

  const series = desk.getByRole('region', { name: 'Same account and amount over time' })
  await series.locator('figure').focus()
  for (let step = 0; step < 3; step += 1) await desk.keyboard.press('ArrowRight')
  await expect(series.getByText(/1 of the opposite amount$/)).toBeVisible()
  await expect(series.getByRole('listitem').filter({ hasText: 'opposite amount' })).toBeVisible()
})

test('puts the whole journals beside each other where they hold more, and leads to what else repeats', async ({
  desk
}) => {
  const entry = (journal: string, debit: string, credit: string): string[] => [
    `${journal},1,${debit},500.00,2024-05-02,2024-05-02,ANNA,Entry`,
    `${journal},2,${credit},-500.00,2024-05-02,2024-05-02,ANNA,Entry`
  ]
  // B has one line of A and one of C: two findings, and neither is a journal that came again.
  const lines = [...entry('A', '6100', '1000'), ...entry('B', '6100', '2000'), ...entry('C', '7000', '2000')]
  await openIn(desk, 'shared.csv', [header, ...lines, ''].join('\n'), '6100')
  const journals = desk.getByRole('region', { name: 'Whole journals', exact: true })
  await expect(journals).toContainText('1 of 2 lines are repeated.')
  await expect(journals.getByRole('row', { name: /6100/ })).toContainText('Of this finding')
  await journals.getByRole('row', { name: /2000/ }).getByRole('button').click()
  await expect(desk.locator('.finding-head')).toContainText('2000')
  const postings = desk.getByRole('region', { name: 'Postings in columns' })
  await expect(postings.getByRole('columnheader').nth(1)).toContainText('B')
  await expect(postings.getByRole('row', { name: 'Not of this finding' }).getByRole('cell')).toHaveText([
    '1 line',
    '1 line'
  ])
})

test('says once what many lines share and gives a column to what differs', async ({ desk }) => {
  await openIn(desk, 'fees.csv', ledger, '6800')
  const twins = desk.getByRole('region', { name: 'Lines side by side' })
  // What the postings above have told is not told again, unless somebody asks.
  await expect(twins.getByRole('button', { name: 'As in the file' })).toHaveAttribute('aria-pressed', 'true')
  await twins.getByRole('button', { name: 'As read' }).click()
  await expect(twins.getByRole('row')).toHaveCount(9)
  await expect(twins.getByRole('columnheader')).toContainText(['Line', 'Journal', 'Entry date'])
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
