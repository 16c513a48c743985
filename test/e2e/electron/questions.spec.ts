import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expectDone, keepPicture, makeEngagement, railJob } from '../../helpers/desk.ts'
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
  await makeEngagement(page, 'ACME')
  await dropFiles(page, [write(folder, 'january.csv')])
  await expect(railJob(page, 'january.csv')).toContainText('Input needed')
  const form = page.getByRole('form', { name: 'Questions' })
  await expect(form.getByRole('heading')).toHaveText('Input needed: 2 questions')
  const choice = (name: string) => form.getByRole('radio', { name: new RegExp(`^${name}`) })
  await expect(choice('Decimal point')).toHaveAccessibleName(
    /1,234.*one thousand two hundred thirty-four \(1234\).*-2,500.*minus two thousand five hundred/
  )
  await expect(choice('Decimal comma')).toHaveAccessibleName(/1,234.*one point two three four \(1\.234\)/)
  await expect(choice('The day')).toHaveAccessibleName(/03\/04\/2024.*3 April 2024/)
  await expect(choice('The month')).toHaveAccessibleName(/03\/04\/2024.*4 March 2024/)
  await expect(page.getByRole('region', { name: 'First lines' })).toContainText('-2,500')
  await keepPicture(page, 'questions')

  // An unanswered question is not sent.
  await choice('Decimal point').focus()
  await page.keyboard.press('ArrowDown')
  await expect(choice('Decimal comma')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(railJob(page, 'january.csv')).toContainText('Input needed')
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

test('asks which code of an indicator is the credit, and knows it for the next file of the client', async ({
  folder,
  launch
}) => {
  const { page } = await launch()
  const writeLedger = (name: string, journals: number) => {
    const path = join(folder, name)
    const lines = Array.from({ length: journals }, (_, at) => [
      `J${at},5000,${at + 1}.50,A`,
      `J${at},2000,${at + 1}.50,B`
    ])
    writeFileSync(path, ['Journal,Account,Amount,D/C', ...lines.flat(), ''].join('\n'))
    return path
  }
  await makeEngagement(page, 'ACME')
  await dropFiles(page, [writeLedger('march.csv', 6)])
  await expect(railJob(page, 'march.csv')).toContainText('Input needed')
  const form = page.getByRole('form', { name: 'Questions' })
  await expect(form.getByRole('group')).toContainText('Which of “A” and “B” is the credit?')
  const credit = form.getByRole('radio', { name: /^“B” is the credit/ })
  await expect(credit).toHaveAccessibleName(/1\.50 A.*1\.50.*1\.50 B.*-1\.50/)
  await expect(form.getByRole('radio', { name: /^None: the amounts stand as they are/ })).toBeVisible()
  await credit.check()
  await keepPicture(page, 'questions-side')
  await form.getByRole('button', { name: 'Continue' }).click()
  await expectDone(page, 'march.csv', 0)
  await page.getByRole('tab', { name: 'Import' }).click()
  await expect(page.getByText('24.00').first()).toBeVisible()

  await dropFiles(page, [writeLedger('april.csv', 3)])
  await expectDone(page, 'april.csv', 0)
  await expect(page.getByText(/^Read as saved for ACME on/)).toBeVisible()
})

test('still asks after a restart, and takes a debit and a credit column for the amount', async ({
  folder,
  launch
}) => {
  const path = join(folder, 'unnamed.csv')
  writeFileSync(path, 'alpha;beta;gamma\n0400;5.00;\n0400;5.00;\n0500;;-7.50\n')
  const first = await launch()
  await dropFiles(first.page, [path])
  await expect(railJob(first.page, 'unnamed.csv')).toContainText('Input needed')
  await first.app.close()

  const { page } = await launch()
  const form = page.getByRole('form', { name: 'Questions' })
  await form.getByRole('combobox', { name: 'Account is in the column' }).selectOption('#1')
  await form.getByRole('checkbox', { name: /debit and credit/ }).check()
  await form.getByRole('combobox', { name: 'Debit' }).selectOption('#2')
  await form.getByRole('combobox', { name: 'Credit' }).selectOption('#3')
  await expect(form).toContainText('Choose the client’s engagement')
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
  await makeEngagement(page, 'ACME')
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

test('asks before a file is done that is probably not read as it is meant, and goes on as it is', async ({
  folder,
  launch
}) => {
  const path = join(folder, 'unsound.csv')
  const entries = Array.from({ length: 9 }, (_, at) => `${at % 3};${at}0.00;2025-01-31`)
  writeFileSync(path, ['account;amount;posted date', ...entries, '2;see note;2025-01-31', ''].join('\n'))
  const { page } = await launch()
  await dropFiles(page, [path])
  await expect(railJob(page, 'unsound.csv')).toContainText('Input needed')
  const form = page.getByRole('form', { name: 'Questions' })
  await expect(form.getByRole('heading')).toHaveText('This file is probably not read as it is meant')
  await expect(form).toContainText('A cell of 1 of 10 lines cannot be read.')
  await expect(form.getByRole('button', { name: 'Continue' })).toBeVisible()
  const goOn = form.getByRole('button', { name: 'Go on as it is' })
  for (const [width, height] of [
    [1280, 800],
    [1024, 700]
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(goOn).toBeInViewport({ ratio: 1 })
    await keepPicture(page, `unsound-${width}`)
  }
  await goOn.click()
  await expectDone(page, 'unsound.csv', 0)
  await expect(page.getByText('A cell of 1 of 10 lines cannot be read.').first()).toBeVisible()
})

test('asks whether a line with an offset account is a posting on both, and says how many there are', async ({
  folder,
  launch
}) => {
  const path = join(folder, 'two-accounts.csv')
  const line = '2025-05-02;5020;2010;212.90'
  writeFileSync(path, `date;account;offset account;amount\n${line}\n${line}\n2025-05-03;6030;1010;99.00\n`)
  const { page } = await launch()
  await dropFiles(page, [path])
  const form = page.getByRole('form', { name: 'Questions' })
  await form.getByRole('radio', { name: /^Read both sides as postings/ }).check()
  await keepPicture(page, 'two-accounts-question')
  await form.getByRole('button', { name: 'Continue' }).click()
  await expectDone(page, 'two-accounts.csv', 4)
  await expect(page.getByText(/3 are records with two accounts, which are 6 postings/).first()).toBeVisible()
  await page.getByRole('tab', { name: 'Import' }).click()
  await keepPicture(page, 'two-accounts-import')
})
