import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expectDone, keepPicture, railJob } from '../../helpers/desk.ts'
import { expect, test } from '../../helpers/electron-test.ts'

/** No amount tells its decimal mark, and no day is over 12. */
const lines = ['0400;1,234;01/02/2024', '0400;1,234;01/02/2024', '0500;-2,500;03/04/2024']

function write(folder: string, name: string, more: string[] = []): string {
  const path = join(folder, name)
  writeFileSync(path, ['account;amount;posted date', ...lines, ...more, ''].join('\n'))
  return path
}

test('asks by keyboard what a file does not tell, goes on, and reads the next file of the client so', async ({
  folder,
  launch
}) => {
  const { page } = await launch()
  await page.getByLabel('Client name').fill('ACME')
  await dropFiles(page, [write(folder, 'january.csv')])
  await expect(railJob(page, 'january.csv')).toContainText('Needs your answer')
  const form = page.getByRole('form', { name: 'Questions' })
  await expect(form.getByRole('heading')).toHaveText('2 things the file does not tell')
  const choice = (name: string) => form.getByRole('radio', { name: new RegExp(`^${name}`) })
  await expect(choice('Decimal point')).toHaveAccessibleName(
    /1,234.*one thousand two hundred thirty-four \(1234\).*-2,500.*minus two thousand five hundred/
  )
  await expect(choice('Decimal comma')).toHaveAccessibleName(/1,234.*one point two three four \(1\.234\)/)
  await expect(choice('The day')).toHaveAccessibleName(/03\/04\/2024.*3 April 2024/)
  await expect(choice('The month')).toHaveAccessibleName(/03\/04\/2024.*4 March 2024/)
  await expect(page.getByRole('region', { name: 'First records' })).toContainText('-2,500')
  await keepPicture(page, 'questions')

  // An unanswered question is not sent.
  await choice('Decimal point').focus()
  await page.keyboard.press('ArrowDown')
  await expect(choice('Decimal comma')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(railJob(page, 'january.csv')).toContainText('Needs your answer')
  await choice('The day').focus()
  await page.keyboard.press('Space')
  await expect(form.getByRole('checkbox', { name: /^Remember for ACME/ })).toBeChecked()
  await page.keyboard.press('Enter')
  await expectDone(page, 'january.csv', 2)
  await expect(form).toBeHidden()
  await expect(page.getByText('2.468').first()).toBeVisible()

  await dropFiles(page, [write(folder, 'february.csv', ['0600;7,777;05/06/2024', '0600;7,777;05/06/2024'])])
  await expectDone(page, 'february.csv', 4)
  await expect(page.getByText(/^Read as saved for ACME on \d{4}-\d\d-\d\d\./)).toBeVisible()

  await page.getByRole('tab', { name: 'Columns' }).click()
  const profile = page.getByRole('region', { name: 'Profile of the client' })
  await expect(profile).toContainText('Read as saved for ACME')
  await profile.getByRole('button', { name: 'Analyse without it' }).click()
  await expect(form).toBeVisible()
  await form.getByRole('button', { name: 'Cancel job' }).click()
  await expect(page.getByRole('heading', { name: 'This job was cancelled' })).toBeVisible()
})

test('still asks after a restart, and takes a debit and a credit column for the amount', async ({
  folder,
  launch
}) => {
  const path = join(folder, 'unnamed.csv')
  writeFileSync(path, 'alpha;beta;gamma\n0400;5.00;\n0400;5.00;\n0500;;7.50\n')
  const first = await launch()
  await dropFiles(first.page, [path])
  await expect(railJob(first.page, 'unnamed.csv')).toContainText('Needs your answer')
  await first.app.close()

  const { page } = await launch()
  const form = page.getByRole('form', { name: 'Questions' })
  await form.getByRole('combobox', { name: 'Account is in the column' }).selectOption('#1')
  await form.getByRole('checkbox', { name: /debit and credit/ }).check()
  await form.getByRole('combobox', { name: 'Debit' }).selectOption('#2')
  await form.getByRole('combobox', { name: 'Credit' }).selectOption('#3')
  await expect(form).toContainText('Enter the client’s name')
  await keepPicture(page, 'questions-columns')
  await form.getByRole('button', { name: 'Continue' }).click()
  await expectDone(page, 'unnamed.csv', 2)
})

test('saves the columns for a client and uses them for the next file, until they are forgotten', async ({
  folder,
  launch
}) => {
  const { page } = await launch()
  const write = (name: string, amount: string) => {
    const path = join(folder, name)
    writeFileSync(path, `account;amount;other amount\n1;5.00;${amount}\n1;6.00;${amount}\n2;7.00;-1.00\n`)
    return path
  }
  await page.getByLabel('Client name').fill('ACME')
  await dropFiles(page, [write('one.csv', '9.00')])
  await expectDone(page, 'one.csv', 0)
  await page.getByRole('tab', { name: 'Columns' }).click()
  await page.getByRole('combobox', { name: 'Amount', exact: true }).selectOption('other amount')
  await page.getByRole('button', { name: 'Save as profile for ACME' }).click()
  await expect(page.getByText('Saved: the next files of ACME')).toBeVisible()

  await dropFiles(page, [write('two.csv', '8.00')])
  await expectDone(page, 'two.csv', 2)
  await page.getByRole('tab', { name: 'Columns' }).click()
  await expect(page.getByText('from the profile').first()).toBeVisible()
  await keepPicture(page, 'columns-profile')
  await page.getByRole('button', { name: 'Forget profile' }).click()
  await expect(page.getByRole('button', { name: 'Forget profile' })).toBeHidden()
  await dropFiles(page, [write('three.csv', '7.00')])
  await expectDone(page, 'three.csv', 0)
})
