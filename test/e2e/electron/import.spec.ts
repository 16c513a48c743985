import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectDone, keepPicture } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

const lines = [
  'ACME general ledger',
  'journal,account,amount,text',
  'J1,4000,1234.50,rent',
  'J1,1000,-1234.50,rent',
  'J2,4000,1234.50,rent',
  'J2,1000,-1234.50,rent',
  'J3,4000,n/a,c,,oops',
  'J4,,7.00,no account',
  'Total,,7.00,'
]

test('every line that takes no part is listed and exported, and the client’s totals are kept', async ({
  launch,
  folder
}) => {
  const path = join(folder, 'with-rejected.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  const target = join(folder, 'lines.csv')
  const first = await launch()
  let { page } = first
  await first.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  await dropFiles(page, [path])
  await expectDone(page, 'with-rejected.csv', 4)

  await page.getByRole('region', { name: 'Import' }).getByRole('button', { name: 'See the proof' }).click()
  const verdicts = page.locator('.verdicts')
  await expect(verdicts).toContainText('Every line accounted for?✓ Yes')
  await expect(verdicts).toContainText('Ties to the client’s totals?○ Not compared yet')
  await expect(verdicts).toContainText('1 of 3 journals do not')

  const listed = page.getByRole('region', { name: 'Excluded lines, and lines that are not plain data' })
  await expect(page.getByTestId('listed-count')).toHaveText('5 lines')
  const row = (index: number) => listed.locator(`.ag-row[row-index="${index}"]`)
  await expect(row(2)).toContainText('rejected')
  await expect(row(2)).toContainText('J3 | 4000 | n/a | c |  | oops')
  await listed.getByRole('button', { name: 'without an account 1' }).click()
  await expect(page.getByTestId('listed-count')).toHaveText('1 line')
  await expect(row(0)).toContainText('J4 |  | 7.00 | no account')
  await listed.getByRole('button', { name: 'without an account 1' }).click()
  await expect(page.getByTestId('listed-count')).toHaveText('5 lines')
  await listed.getByRole('button', { name: 'Export these lines as CSV…' }).click()
  await expect(page.getByTestId('export')).toContainText('Exported, 5 lines')
  const written = readFileSync(target, 'utf8')
  for (const text of ['oops', 'no account', 'ACME general ledger']) expect(written).toContain(text)

  await page.getByLabel('Lines by the client').fill('7')
  await page.getByLabel('Debit by the client').fill('2.476,00')
  await expect(page.getByText('differs by -1')).toBeVisible()
  await expect(verdicts).toContainText('✕ No')
  await page.getByLabel('Lines by the client').fill('6')
  await expect(verdicts).toContainText('Ties to the client’s totals?✓ Yes')
  await page.getByLabel('Note: where the totals come from').fill('Trial balance')
  await expect(page.getByText(/^kept /)).toBeVisible()
  await keepPicture(page, 'import')
  await page.waitForTimeout(600)
  await first.app.close()

  ;({ page } = await launch())
  await page.getByRole('tab', { name: 'Import' }).click()
  await expect(page.getByLabel('Lines by the client')).toHaveValue('6')
  await expect(page.getByLabel('Debit by the client')).toHaveValue('2.476,00')
  await expect(page.getByLabel('Note: where the totals come from')).toHaveValue('Trial balance')
  await expect(page.locator('.verdicts')).toContainText('Ties to the client’s totals?✓ Yes')
})
