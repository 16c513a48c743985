import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { expect, test, uploadLedger } from './browser-test.ts'

type Row = Record<string, string | number>

test('a query list goes out, and its answers come back into the notes; what cannot be told is named', async ({
  desk,
  folder,
  dataDir
}) => {
  await uploadLedger(desk, folder)
  const sheet = desk.getByRole('complementary', { name: 'Export workpaper' })
  await desk.keyboard.press('Control+e')
  await expect(sheet).toContainText('No finding has the status query.')
  await expect(sheet.getByRole('button', { name: 'Export query list…' })).toBeDisabled()
  await desk.keyboard.press('Escape')

  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(desk.locator('.ag-row[row-index="0"] [col-id="disposition"]')).toHaveText('Open')
  await desk.keyboard.press('j')
  await desk.keyboard.press('q')
  await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('1 decided · 39 open')).toBeVisible()

  await desk.keyboard.press('Control+e')
  await expect(sheet).toContainText('1 finding has the status query.')
  await sheet.getByRole('button', { name: 'Export query list…' }).click()
  await expect(desk.getByTestId('export')).toContainText('Exported, 1 line')
  const [name] = readdirSync(`${dataDir}-exports`)
  expect(name).toBe('ledger.query_list.xlsx')
  const book = xlsx.read(readFileSync(join(`${dataDir}-exports`, name!)))
  const [asked] = xlsx.utils.sheet_to_json<Row>(book.Sheets['Queries']!, { defval: '' })
  book.Sheets['Queries'] = xlsx.utils.json_to_sheet([
    { ...asked, Answer: 'Two deliveries', 'Answered by': 'Jo' },
    { ...asked, 'Finding no': 9999, Answer: 'of nothing' }
  ])
  mkdirSync(`${dataDir}-chosen/answers`, { recursive: true })
  const back = join(`${dataDir}-chosen/answers`, 'back.xlsx')
  writeFileSync(back, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await sheet.getByRole('button', { name: 'Take in answers…' }).click()
  await expect(
    desk.getByText(
      /back\.xlsx: 1 answer was added to the notes\. 1 answer was not taken in: row 3, finding 9999: this ledger has no such finding\./
    )
  ).toBeVisible()
  await desk.keyboard.press('Escape')

  await desk.getByRole('tab', { name: 'Activity' }).click()
  await expect(
    desk.getByText(/the client’s answer from “back\.xlsx” added to the note \(no\. \d+\)/)
  ).toBeVisible()

  // A file that is none is refused in a sentence.
  writeFileSync(back, 'no list')
  await desk.keyboard.press('Control+e')
  await sheet.getByRole('button', { name: 'Take in answers…' }).click()
  await expect(desk.getByText(/This is no query list of Doublet with answers\./)).toBeVisible()
})
