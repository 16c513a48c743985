import { AxeBuilder } from '@axe-core/playwright'
import { dropTexts, expect, test } from './browser-test.ts'

const ledger = [
  'Account,Amount,User,Currency',
  '4000,-10.00,anna,EUR',
  '4000,-10.00,ANNA,EUR',
  '4000,-10.00,ANNA,USD',
  '5000,0.00,,EUR',
  '5000,0.00,,EUR'
].join('\n')

test('says what counts as a duplicate, takes another answer, and keeps it with the run', async ({ desk }) => {
  await dropTexts(desk, { 'options.csv': ledger })
  const types = desk.getByRole('region', { name: 'Six tests' })
  await expect(types.getByTestId('options')).toHaveText('Options: none; threshold 2')
  await expect(
    desk.getByText(/“Currency” holds 2 currencies: EUR \(4 lines\) and USD \(1 line\)/)
  ).toBeVisible()

  await desk.getByRole('tab', { name: 'Columns' }).click()
  const panel = desk.getByRole('region', { name: 'What counts as a duplicate' })
  const box = (name: string) => panel.getByRole('checkbox', { name })
  await expect(box('Within entity')).toBeDisabled()
  await expect(box('Within entity')).toHaveAccessibleDescription('Needs a column for entity.')
  await expect(box('Ignore case')).toHaveAccessibleDescription(/ANNA and anna are then one code/)
  for (const name of ['Ignore case', 'Within currency', 'Leave out zeros']) await box(name).check()
  await expect(desk.getByRole('region', { name: 'Analyse again' })).toContainText(
    'account, user, amount, within one currency'
  )
  const { violations } = await new AxeBuilder({ page: desk }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  await expect(desk.getByRole('navigation', { name: 'Ledgers' })).toContainText('2 duplicate lines')
  await desk.getByRole('tab', { name: 'Overview' }).click()
  await expect(types.getByTestId('options')).toHaveText(
    'Options: ignore case, within currency, leave out zeros; threshold 2'
  )
  await expect(
    types.getByRole('button', { name: 'account, user, amount, within one currency' })
  ).toBeVisible()
  await expect(desk.getByText('2 lines excluded with an amount of zero, as asked')).toBeVisible()
  await types.getByRole('button', { name: 'account, user, amount, within one currency' }).click()
  await expect(desk.getByTestId('count')).toContainText('1 finding, 2 lines,')
  await desk.setViewportSize({ width: 2400, height: 900 })
  await desk.keyboard.press('g')
  await expect(desk.locator('.ag-row [col-id="user"]')).toHaveText(['ANNA', 'anna'])
})

test('lets an option that lost its column be turned off again', async ({ desk }) => {
  await dropTexts(desk, { 'lost.csv': ledger })
  await expect(desk.getByTestId('options')).toBeVisible()
  await desk.getByRole('tab', { name: 'Columns' }).click()
  const box = desk.getByRole('checkbox', { name: 'Within currency' })
  await box.check()
  await desk.getByRole('combobox', { name: 'Currency', exact: true }).selectOption({ label: '(not mapped)' })
  await expect(box).toHaveAccessibleDescription('Needs a column for currency.')
  await expect(box).toBeEnabled()
  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  await desk.getByRole('tab', { name: 'Overview' }).click()
  await expect(desk.getByText(/no column is read as the currency/).first()).toBeVisible()
})
