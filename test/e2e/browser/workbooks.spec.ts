import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeWorkbook, number, text } from '../../helpers/make-workbook.ts'
import { expect, test } from './browser-test.ts'

const rows = (lines: number, day: string) => [
  ['Account', 'Amount', 'Posting date', 'User'].map(text),
  ...Array.from({ length: lines }, () => [text('4000'), number('0.1'), text(day), text('anna')])
]

test('reads the sheets of a workbook that go on with each other, or the one that the user chooses', async ({
  desk,
  folder
}) => {
  const path = join(folder, 'months.xlsx')
  const sheets = [
    { name: 'Jan', rows: rows(2, '2024-01-31') },
    { name: 'Feb', rows: rows(3, '2024-02-29') }
  ]
  writeFileSync(path, makeWorkbook(sheets))
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles(path)
  const ledgers = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(ledgers).toContainText('5 duplicate lines')
  await ledgers.getByText('months.xlsx').click()
  await desk.getByRole('tab', { name: 'Columns' }).click()
  await expect(desk.getByText('Excel workbook · sheets “Jan, Feb”')).toBeVisible()
  await desk.getByRole('combobox', { name: /^Sheet/ }).selectOption({ label: 'Jan · 3 lines' })
  await expect(desk.getByText('Excel workbook · sheet “Jan”')).toBeVisible()
  await desk.getByRole('button', { name: 'Analyse again with these columns' }).click()
  await expect(ledgers).toContainText('2 duplicate lines')
})
