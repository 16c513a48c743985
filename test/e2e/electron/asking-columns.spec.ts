import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expectDone, keepPicture, railJob } from '../../helpers/desk.ts'
import { expect, test } from '../../helpers/electron-test.ts'

const ledger = [
  'Where,Money in,Money out,Stamp,Booking Date,Sub account,Cost unit,Kz',
  '4000,5.00,,2025-03-02 08:15,2025-03-01,,Travel,S',
  '4000,5.00,,2025-03-02 08:15,2025-03-01,,Travel,S',
  '1200,,5.00,2025-03-02 08:15,2025-03-01,77,Rent,H',
  '1200,,5.00,2025-03-03 08:15,2025-03-01,,Rent,H'
]

test('shows what all columns come to while it asks, and keeps the answers when another tab is looked at', async ({
  folder,
  launch
}) => {
  const path = join(folder, 'sides.csv')
  writeFileSync(path, `${ledger.join('\n')}\n`)
  const { page } = await launch()
  await dropFiles(page, [path])
  await expect(railJob(page, 'sides.csv')).toContainText('Input needed')
  const form = page.getByRole('form', { name: 'Questions' })
  await expect(form.getByRole('heading')).toHaveText('Input needed: 3 questions')
  const types = page.getByRole('region', { name: 'Tests that will run' })
  await expect(types).toContainText('0 of 6 tests will run with these columns')
  await form.getByRole('combobox', { name: 'Account is in the column' }).selectOption('#1')
  await form.getByRole('combobox', { name: 'Debit is in the column' }).selectOption('#2')
  await expect(types).toContainText('2 of 6 tests will run with these columns')
  const picture = page.getByRole('region', { name: 'Fields and their columns' })
  await expect(picture.getByRole('row', { name: /^Credit Money out 50% 5\.00/ })).toBeVisible()
  await expect(types).toContainText('Stamp holds dates')
  await expect(types).toContainText('Cost unit holds codes that come again')
  await page.setViewportSize({ width: 1280, height: 800 })
  await keepPicture(page, 'asking-1280')

  await page.getByRole('tab', { name: 'Columns' }).click()
  await expect(page.getByRole('combobox', { name: 'Debit', exact: true })).toHaveValue('2')
  await expect(page.getByRole('combobox', { name: 'Credit', exact: true })).toHaveAccessibleDescription(
    /each line has/
  )
  await keepPicture(page, 'asking-columns-1280')
  await page.setViewportSize({ width: 1024, height: 700 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await keepPicture(page, 'asking-columns-1024-dark')
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(form.getByRole('combobox', { name: 'Debit is in the column' })).toHaveValue('#2')
  await keepPicture(page, 'asking-1024-dark')
  await form.getByRole('combobox', { name: 'Entry date is in the column' }).selectOption('#4')
  await expect(types).toContainText('3 of 6 tests will run with these columns')
  await form.getByRole('button', { name: 'Continue' }).click()
  await expectDone(page, 'sides.csv', 4)
})
