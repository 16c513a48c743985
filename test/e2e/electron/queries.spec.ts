import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import type { Page } from '@playwright/test'
import { expectDone, openFindings } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

/** Two journals, each posted again by another user some days later. */
const lines = [
  ['J1', '6100', '1500.00', '2025-03-03', 'ann', 'Adviser March'],
  ['J2', '6100', '1500.00', '2025-03-05', 'ben', 'Adviser March'],
  ['J3', '6200', '700.00', '2025-03-10', 'ann', 'Rent'],
  ['J4', '6200', '700.00', '2025-03-12', 'cem', 'Rent']
]
const ledgerText = `journal,account,amount,posted date,user,text\n${lines.map((line) => line.join(',')).join('\n')}\n`

type Row = Record<string, string | number>

/** Goes on with Tab to a button of this name and presses it. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await expect(button).toBeEnabled()
  for (let step = 0; step < 60; step++) {
    if (await button.evaluate((element) => element === element.ownerDocument.activeElement))
      return page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach “${name}”`)
}

test('from the drop to a signed workpaper with its exceptions, a query asked and answered, by keyboard', async ({
  launch,
  folder
}) => {
  const path = join(folder, 'march.csv')
  writeFileSync(path, ledgerText)
  const { app, page } = await launch()
  const files = {
    list: join(folder, 'list.xlsx'),
    back: join(folder, 'back.xlsx'),
    paper: join(folder, 'paper')
  }
  await app.evaluate(({ dialog }, { list, back, paper }) => {
    dialog.showSaveDialog = async (...given: unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string }
      return { canceled: false, filePath: defaultPath.endsWith('.xlsx') ? list : paper }
    }
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [back] })
  }, files)
  await dropFiles(page, [path])
  await expectDone(page, 'march.csv', 4)
  await openFindings(page)

  // The first is asked of the client, and once answered it is an exception, signed by who prepared it.
  await page.keyboard.press('j')
  await page.keyboard.press('q')
  await page.keyboard.type('Ann Example')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 decided · 1 open')).toBeVisible()

  await page.keyboard.press('Control+e')
  await press(page, 'Export query list…')
  await expect(page.getByTestId('export')).toContainText('Exported, 1 line')
  const book = xlsx.read(readFileSync(files.list))
  const asked = xlsx.utils.sheet_to_json<Row>(book.Sheets['Queries']!, { defval: '' })
  expect(asked.map((row) => row['Finding no'])).toEqual([1])
  expect(String(asked[0]!['Postings'])).toMatch(/^J1, .*ann.*\nJ2, .*ben/)
  book.Sheets['Queries'] = xlsx.utils.json_to_sheet(
    asked.map((row) => ({ ...row, Answer: 'Paid twice, refund is on its way', 'Answered by': 'Jo Client' }))
  )
  writeFileSync(files.back, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await press(page, 'Take in answers…')
  await expect(page.getByText('1 answer was added to the notes.').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+1')
  await openFindings(page)
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  const row = page.locator('.ag-row[row-index="0"]')
  await expect(row.locator('[col-id="disposition"]')).toHaveText(/Duplicate/)
  // A decision goes on to the next finding.
  await page.keyboard.press('k')
  await page.keyboard.press('p')
  await expect(page.getByText('Finding 1: prepared.').first()).toBeVisible()

  await page.keyboard.press('Control+e')
  await page.keyboard.type('J-310')
  await press(page, 'Choose a place…')
  await expect.poll(() => readdirSync(folder)).toContain('paper')
  const paper = xlsx.read(readFileSync(join(files.paper, '01_summary.xlsx')))
  const front = xlsx.utils.sheet_to_json<string[]>(paper.Sheets['Summary']!, {
    header: 1,
    defval: '',
    raw: false
  })
  const told = (label: string) => front.filter(([first]) => first === label).map((row) => row.slice(1))
  expect(told('first posted')).toEqual([['J1', '', '2025-03-03', '', 'ann', '1,500.00', '']])
  expect(told('posted again')).toEqual([['J2', '', '2025-03-05', '', 'ben', '1,500.00', '']])
  expect(told('Note').map(([note]) => note)).toContain(
    'Client’s answer (Jo Client): Paid twice, refund is on its way'
  )
  expect(told('All 1 exception')[0]![5]).toBe('1,500.00')
  expect(told('Prepared by')[0]![0]).toBe('Ann Example; 1 of 2 findings signed')
  expect(readFileSync(join(files.paper, '12_memo.html'), 'utf8')).toContain('refund is on its way')
  await app.close()
})
