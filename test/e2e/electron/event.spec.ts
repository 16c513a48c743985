import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { expectDone, keepPicture, openFindings, railJob } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

const header = 'journal,line,account,account name,amount,posted date,effective date,user,source,text'

/** A journal of three legs: 1,500.00 of fees and 285.00 of tax against the bank. */
function journal(number: string, day: string): string[] {
  return [
    `${number},1,6100,Legal fees,1500.00,${day},${day},ann,GL,Adviser March`,
    `${number},2,1570,Input tax,285.00,${day},${day},ann,GL,Adviser March`,
    `${number},3,1000,Bank,-1785.00,${day},${day},ann,GL,Adviser March`
  ]
}

/** The journal J2 is J1 posted again two days later; no other line repeats one. */
const lines = [
  'J0,1,6200,Rent,700.00,2025-03-01,2025-03-01,ben,GL,Rent',
  'J0,2,1000,Bank,-700.00,2025-03-01,2025-03-01,ben,GL,Rent',
  ...journal('J1', '2025-03-03'),
  ...journal('J2', '2025-03-05'),
  'J3,1,6300,Travel,41.20,2025-03-06,2025-03-06,ben,GL,Train',
  'J3,2,1000,Bank,-41.20,2025-03-06,2025-03-06,ben,GL,Train'
]
const written = (records: readonly string[]): string => [header, ...records, ''].join('\n')

function readCsv(path: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

/** Looks at the one finding of the ledger on the desk: once, with the amount of one side, and decided as it says. */
async function expectDecided(page: Page, status: RegExp): Promise<void> {
  await openFindings(page)
  await expect(page.getByTestId('count')).toHaveText(/^1 finding, 6 lines, exposure 1,785\.00, \d open$/)
  await expect(page.locator('.ag-row[row-index="0"] [col-id="disposition"]')).toHaveText(status)
}

test('a journal posted twice is one finding with one amount, decided once, exported and kept', async ({
  launch,
  folder
}) => {
  const ledger = join(folder, 'march.csv')
  writeFileSync(ledger, written(lines))
  const { app, page } = await launch()
  await dropFiles(page, [ledger])
  await expectDone(page, 'march.csv', 6)
  const figures = page.getByRole('region', { name: 'Figures' })
  await expect(figures.locator('.figure').filter({ hasText: 'Exposure' })).toContainText('net 1,785.00')
  await expect(figures).toContainText('0 of 1 finding decided')

  // The row says which journal came again as which; the pane has both, leg beside leg.
  await expectDecided(page, /Open/)
  const row = page.locator('.ag-row[row-index="0"]')
  await expect(row.locator('[col-id="title"]')).toContainText(/J1.*J2/)
  await expect(row.locator('[col-id="exposure"]')).toHaveText('1,785.00')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const postings = page.getByRole('region', { name: 'Postings in columns' })
  await expect(postings.getByRole('columnheader')).toHaveText([/account/, /^J1/, /^J2/])
  for (const [account, amount] of [
    ['6100', '1,500.00'],
    ['1570', '285.00'],
    ['1000', '-1,785.00']
  ] as const)
    await expect(postings.getByRole('row', { name: account }).getByRole('cell')).toHaveText([amount, amount])
  await expect(postings.getByRole('row', { name: /^Entry date \(differs\)/ }).getByRole('cell')).toHaveText([
    'Mar 03, 2025',
    'Mar 05, 2025'
  ])
  await keepPicture(page, 'event')

  // One key decides all of it.
  await page.keyboard.press('d')
  await page.keyboard.type('A. Meyer')
  await page.keyboard.press('Enter')
  await expect(page.getByText('0 open: all 1 finding decided')).toBeVisible()
  await page.keyboard.press('Escape')

  const workpaper = join(folder, 'workpaper')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: String(filePath) })
  }, workpaper)
  await page.keyboard.press('Control+e')
  await page.getByRole('button', { name: 'Choose a place…' }).click()
  await expect(page.getByTestId('export')).toContainText('Exported')
  const decisions = readCsv(join(workpaper, '04_decisions.csv'))
  expect(decisions.map((decision) => [decision['disposition'], decision['decided_by']])).toEqual([
    ['duplicate', 'A. Meyer']
  ])
  expect(decisions[0]!['exposure']).toBe('1785.00')
  const results = readCsv(join(workpaper, '02_results.csv'))
  expect(results).toHaveLength(6)
  expect(new Set(results.map((line) => line['finding_no']))).toEqual(new Set(['1']))
  const findings = readCsv(join(workpaper, '09_findings.csv'))
  expect(findings.map(({ exposure, net, disposition }) => [exposure, net, disposition])).toEqual([
    ['1785.00', '1785.00', 'duplicate']
  ])
  const record: unknown = JSON.parse(readFileSync(join(workpaper, '07_run_record.json'), 'utf8'))
  expect(record).toMatchObject({
    findings: { count: 1, exposure: { '': '1785.00' }, net: { '': '1785.00' } }
  })
  await app.close()

  // Opened again, dropped again, and as a corrected extract in which every line stands elsewhere.
  const { page: again } = await launch()
  await railJob(again, 'march.csv').getByRole('button').first().click()
  await expectDecided(again, /Duplicate/)
  await dropFiles(again, [ledger])
  await expect(again.getByTestId('proof')).toContainText('shown without processing')
  await expectDecided(again, /Duplicate/)
  const corrected = join(folder, 'march corrected.csv')
  const late = 'J9,1,6400,Fuel,12.34,2025-03-31,2025-03-31,ben,GL,Fuel'
  writeFileSync(corrected, written([late, ...lines.toReversed()]))
  await dropFiles(again, [corrected])
  await expectDone(again, 'march corrected.csv', 6)
  await expectDecided(again, /Duplicate/)
})
