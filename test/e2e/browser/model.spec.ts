import { AxeBuilder } from '@axe-core/playwright'
import { dropTexts, expect, test } from './browser-test.ts'

const ledger = [
  'Account,Amount,Posted,User,Text',
  '4000,-10.00,2024-03-04,anna,Toner',
  '4000,-10.00,2024-03-05,anna,Toner',
  '4000,-12.00,2024-03-04,bert,Paper',
  '5000,7.00,2024-03-06,anna,Stamps',
  '5000,7.00,2024-03-06,anna,Stamps'
].join('\n')

test.use({ hasModel: false })

test('the card of a model says first what it looked at, how good it is and what it is not; the rest is folded', async ({
  desk
}) => {
  await dropTexts(desk, { 'small.csv': ledger })
  await desk.getByRole('tab', { name: 'Model' }).click()
  const card = desk.getByRole('region', { name: 'Model', exact: true })
  await expect(card.getByRole('heading')).toHaveText([
    'Model 1',
    'What it looked at',
    'How good its order is',
    'What it is not'
  ])
  // Five lines teach nothing: the base judges them, and nobody knows how well.
  await expect(card).toContainText('It knows nothing of this ledger, which repeats too little')
  await expect(card).toContainText('The base is 7 made ledgers that come with Doublet.')
  await expect(card).toContainText('On this ledger they are not known, and no order is claimed.')
  await expect(desk.getByRole('region', { name: 'The model in this ledger' })).toContainText(
    'It is judged by the base alone.'
  )
  const parameters = card.getByText(/^360 trees · seed 42/)
  await expect(parameters).toBeHidden()
  await card.getByText('Parameters, figures and features').click()
  await expect(parameters).toBeVisible()
  const { violations } = await new AxeBuilder({ page: desk }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('which model is to judge a ledger is asked with the settings of its run, and kept with it', async ({
  desk
}) => {
  await dropTexts(desk, { 'small.csv': ledger })
  await desk.getByRole('tab', { name: 'Columns' }).click()
  const model = desk.getByRole('combobox', { name: 'Model', exact: true })
  await expect(model).toHaveValue('')
  await model.selectOption({ label: 'The stored one, for all ledgers' })
  await expect(model).toHaveAccessibleDescription(/trained once, by the first ledger that asks for it/)
  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  await expect(desk.getByRole('navigation', { name: 'Ledgers' }).getByTitle(/^Job /)).toHaveCount(2)
  await desk.getByRole('tab', { name: 'Model' }).click()
  await expect(desk.getByRole('region', { name: 'The model in this ledger' })).toContainText(
    'It is judged by the base alone.'
  )
  await desk.getByRole('tab', { name: 'Columns' }).click()
  await expect(model).toHaveValue('stored')
})
