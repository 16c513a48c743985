import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { keepPicture, makeEngagement } from '../../helpers/desk.ts'
import { dropTexts, expect, test } from './browser-test.ts'

const panelOf = (desk: Page) => desk.getByRole('region', { name: 'Debits and credits' })
const amountWords = (desk: Page) => desk.getByRole('region', { name: 'Fields', exact: true })

/** Analyses again, and opens the Columns of the new job. */
async function analyseAgain(desk: Page, jobs: number): Promise<void> {
  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  const rail = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(rail.getByText(/duplicate lines/)).toHaveCount(jobs)
  await desk.getByRole('tab', { name: 'Columns' }).click()
}

/** The panel has no fault that axe knows, and nothing of the page is wider than it, in both themes and in a small window. */
async function checkLooks(desk: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme: theme })
    await desk.setViewportSize({ width: 1024, height: 700 })
    await panelOf(desk).scrollIntoViewIfNeeded()
    await keepPicture(desk, `${name}-${theme}`)
    const { violations } = await new AxeBuilder({ page: desk }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    const isWider = await desk.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(isWider).toBe(false)
  }
}

test('names the column and the codes that the sums prove, and takes another code as the credit by keyboard', async ({
  desk
}) => {
  const journals = Array.from({ length: 6 }, (_, at) => [
    `J${at},5000,${at + 1}.50,W`,
    `J${at},2000,${at + 1}.50,M`
  ])
  const lines = [...journals.flat(), 'J9,5000,70.00,W']
  await dropTexts(desk, { 'kinds.csv': `Journal,Account,Amount,Kind\n${lines.join('\n')}\n` })
  await expect(desk.getByRole('region', { name: 'Six tests' })).toBeVisible()
  await desk.getByRole('tab', { name: 'Columns' }).click()
  await expect(desk.getByRole('combobox', { name: 'Debit/credit indicator' })).toHaveValue('4')
  await expect(amountWords(desk)).toContainText('The amount has no sign of its own')
  const panel = panelOf(desk)
  const codes = panel.getByRole('group', { name: 'Codes of “Kind” that are credits' })
  await expect(codes.getByRole('checkbox')).toHaveCount(2)
  await expect(codes).toHaveAccessibleDescription(
    'None is chosen. This run reads “W” as debit and “M” as credit.'
  )
  await codes.getByRole('checkbox', { name: '“W”' }).focus()
  await desk.keyboard.press('Space')
  await expect(codes).toHaveAccessibleDescription('The other codes are debits.')
  await checkLooks(desk, 'signs-codes')
  await analyseAgain(desk, 2)
  await expect(codes.getByRole('checkbox', { name: '“W”' })).toBeChecked()
  await desk.getByRole('tab', { name: 'Import' }).click()
  const totals = desk.getByRole('region', { name: 'The client’s totals' })
  for (const total of ['ledger: 24.00', 'ledger: 94.00', 'ledger: -70.00'])
    await expect(totals).toContainText(total)
})

test('saves an indicator that only sums proved with the columns of the client, and reads the next file by it', async ({
  desk
}) => {
  const journals = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => [
      `J${first + at},5000,${at + 1}.50,W`,
      `J${first + at},2000,${at + 1}.50,M`
    ]).flat()
  const header = 'Journal,Account,Amount,Kind'
  await makeEngagement(desk, 'ACME')
  await dropTexts(desk, { 'may.csv': `${[header, ...journals(0, 6)].join('\n')}\n` })
  await expect(desk.getByRole('region', { name: 'Six tests' })).toBeVisible()
  await desk.getByRole('tab', { name: 'Columns' }).click()
  await expect(desk.getByRole('region', { name: 'First lines' })).toContainText('Debit/credit indicator')
  await desk.getByRole('button', { name: 'Save as profile for ACME' }).click()
  await expect(desk.getByText('Saved: the next files of ACME')).toBeVisible()
  // Of these journals none balances: without what was saved, nothing proves the column.
  const alone = ['J90,5000,70.00,W', 'J91,2000,30.00,M', 'J92,2000,5.00,M']
  await dropTexts(desk, { 'june.csv': `${[header, ...alone].join('\n')}\n` })
  await expect(desk.getByText(/^Read as saved for ACME on/)).toBeVisible()
  await desk.getByRole('tab', { name: 'Import' }).click()
  const totals = desk.getByRole('region', { name: 'The client’s totals' })
  for (const total of ['ledger: 70.00', 'ledger: 35.00']) await expect(totals).toContainText(total)
})

test('takes credits for negative numbers where the user says so', async ({ desk }) => {
  const text = 'account,debit,credit\n4000,10.00,\n4000,,-3.00\n5000,,-3.00\n'
  await dropTexts(desk, { 'pair.csv': text })
  await expect(desk.getByRole('region', { name: 'Six tests' })).toBeVisible()
  await desk.getByRole('tab', { name: 'Columns' }).click()
  const choice = panelOf(desk).getByRole('combobox', { name: 'Credits in “credit” are' })
  await expect(choice).toHaveValue('')
  await expect(choice.locator('option').first()).toHaveText('automatic: negative numbers')
  await expect(amountWords(desk)).toContainText('The amount is debit plus credit')
  await choice.selectOption('positive: a minus takes one back')
  await expect(amountWords(desk)).toContainText('The amount is debit less credit.')
  await checkLooks(desk, 'signs-pair')
  await analyseAgain(desk, 2)
  await expect(choice).toHaveValue('false')
  await desk.getByRole('tab', { name: 'Import' }).click()
  await expect(desk.getByText('16.00').first()).toBeVisible()
})

test('reads a line with an offset account as one posting or as two, whatever was answered before', async ({
  desk
}) => {
  const line = '2025-05-02;5020;2010;212.90'
  await dropTexts(desk, { 'two.csv': `date;account;offset account;amount\n${line}\n${line}\n` })
  await desk.getByRole('radio', { name: /^Only “account”/ }).check()
  await desk.getByRole('button', { name: 'Continue' }).click()
  const rail = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(rail).toContainText('2 duplicate lines')
  await desk.getByRole('tab', { name: 'Columns' }).click()
  const choice = panelOf(desk).getByRole('combobox', {
    name: 'A line with “account” and “offset account” is'
  })
  await expect(choice).toHaveValue('one')
  await expect(desk.getByRole('region', { name: 'First lines' })).toContainText(
    'offset accountSecond account'
  )
  await choice.focus()
  await desk.keyboard.press('ArrowUp')
  await expect(choice).toHaveValue('both')
  await checkLooks(desk, 'signs-accounts')
  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  await expect(rail).toContainText('4 duplicate lines')
})

test('asks what lines are that add up those below them, and takes the answer back in the columns', async ({
  desk
}) => {
  const amounts = (at: number) => [0, 1, 2].map((line) => 1000.25 + 731.13 * (3 * at + line))
  const blocks = Array.from({ length: 8 }, (_, at) => {
    const sum = amounts(at).reduce((whole, amount) => whole + amount, at === 5 ? 17.31 : 0)
    const lines = amounts(at).map(
      (amount, line) =>
        `${4000 + at},Invoice ${3 * at + line},2025-03-${10 + at},U${line},${amount.toFixed(2)}`
    )
    return [`${4000 + at},,,,${sum.toFixed(2)}`, ...lines]
  })
  const text = `Account,Text,Posted date,User,Amount\n${blocks.flat().join('\n')}\n`
  await dropTexts(desk, { 'above.csv': text })
  const form = desk.getByRole('form')
  await expect(form).toContainText(
    '7 lines lack “Posted date”, “Text” and “User”, which other lines have, and are the sum of the lines below them'
  )
  await keepPicture(desk, 'sums-asked')
  await form.getByRole('radio', { name: /^Totals/ }).check()
  await form.getByRole('button', { name: 'Continue' }).click()
  await desk.getByRole('tab', { name: 'Import' }).click()
  // The one that adds up nothing stays a line.
  await expect(desk.getByTestId('proof')).toContainText('25 read')

  await desk.getByRole('tab', { name: 'Columns' }).click()
  const choice = desk.getByRole('combobox', { name: 'Sums of other lines' })
  await expect(choice).toHaveValue('totals')
  await choice.selectOption('postings')
  await keepPicture(desk, 'sums-columns')
  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  await desk.getByRole('tab', { name: 'Import' }).click()
  await expect(desk.getByTestId('proof')).toContainText('32 read')
})
