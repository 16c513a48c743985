import { dropTexts, expect, test, uploadLedger } from './browser-test.ts'
import { ledgerCsv } from './ledger-csv.ts'

test('makes one job of each file dropped on the window', async ({ desk }) => {
  await dropTexts(desk, {
    'Hauptbuch März.csv': ledgerCsv(),
    'second.csv': ledgerCsv().replaceAll('AP', 'XX')
  })
  const ledgers = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(ledgers.getByText('80 duplicate lines')).toHaveCount(2)
  await expect(ledgers).toContainText('Hauptbuch März.csv')
  await expect(ledgers).toContainText('second.csv')
})

test('makes one job of files that are dropped as one ledger', async ({ desk }) => {
  await desk.getByLabel('Files dropped together are').selectOption({ label: 'one ledger' })
  await dropTexts(desk, {
    'gl-10.csv': ledgerCsv().replaceAll('AP', 'XX'),
    'gl-2.csv': ledgerCsv()
  })
  const ledgers = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(ledgers).toContainText('gl-2.csv and 1 more')
  await expect(ledgers).toContainText('2 files')
  await expect(ledgers.getByRole('listitem')).toHaveCount(1)
})

test('says what is wrong with a file that is no ledger', async ({ desk }) => {
  await dropTexts(desk, { 'poem.txt': 'Roses are red\nViolets are blue\n' })
  const ledgers = desk.getByRole('navigation', { name: 'Ledgers' })
  await expect(ledgers).toContainText('Failed. Nothing parts the lines of this file into columns')
})

test('shows the finished ledger again after a reload', async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
  await desk.reload()
  await expect(desk.getByRole('navigation', { name: 'Ledgers' })).toContainText('80 duplicate lines')
})

test('analyses again without a column that the user took out', async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
  await desk.getByRole('tab', { name: 'Columns' }).click()
  const again = desk.getByRole('button', { name: 'Analyse again with these columns' })
  await expect(again).toBeDisabled()
  await desk.getByLabel('User', { exact: true }).selectOption({ label: '(not mapped)' })
  await again.click()
  const types = desk.getByRole('region', { name: 'Six tests' })
  await expect(types.getByText('did not run: no column for User')).toHaveCount(2)
  await expect(desk.getByRole('navigation', { name: 'Ledgers' }).getByRole('listitem')).toHaveCount(2)
})
