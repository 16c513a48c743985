import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { expect, test } from './browser-test.ts'

const header = [
  'Journal_ID',
  'GL_Account_Number',
  'Amount',
  'Entered_Date',
  'Entered_Time',
  'Effective_Date',
  'Entered_By',
  'Source',
  'Vendor Name',
  'Cost centre'
]

/** Pairs that repeat, each told apart by what the filters ask: 8 on Saturday the 1st of March, 4 of them late, 6 by hand. */
function pairsCsv(): string {
  const lines = Array.from({ length: 24 }, (_, n) => {
    const day = n % 3 === 0 ? '2025-03-01' : `2025-03-${String(3 + (n % 5)).padStart(2, '0')}`
    const time = n % 6 === 0 ? '23:15' : '10:00'
    const source = n % 4 === 0 ? 'MANUAL' : 'AP'
    const again = n % 8 === 0 ? '2025-04-30' : day
    const line = [`JE${n}`, `400${n % 3}`, `${(n + 1) * 250}`, day, time, day, 'ANNA', source]
    const vendor = `Vendor ${n % 2 === 0 ? 'Straße' : 'Nord'} ${n}`
    return [
      [...line, vendor, String(n * 7)],
      [...line.with(0, `JE9${n}`).with(5, again), vendor, n === 5 ? '' : String(n * 7)]
    ]
  })
  return Papa.unparse([header, ...lines.flat()])
}

const cell = (desk: Page, row: number, column: string) =>
  desk.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)
const conditions = (desk: Page) => desk.getByRole('list', { name: 'Conditions' }).getByRole('button')

test.beforeEach(async ({ desk, folder }) => {
  const path = join(folder, 'pairs.csv')
  writeFileSync(path, pairsCsv())
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles(path)
  await expect(desk.getByRole('navigation', { name: 'Ledgers' })).toContainText('48 duplicate lines')
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(desk.getByTestId('count')).toContainText('24 findings, 48 lines,')
})

test('filters by each kind of condition of the panel, and takes them out again', async ({ desk }) => {
  const count = desk.getByTestId('count')
  await desk.keyboard.press('f')
  const panel = desk.getByRole('dialog', { name: '+ Filter' })
  const set = async (change: () => Promise<unknown>, findings: number, words: RegExp): Promise<void> => {
    await change()
    await expect(conditions(desk)).toHaveText([words])
    await expect(count).toContainText(`${findings} finding`)
    await desk.keyboard.press('Escape')
    await desk.getByRole('button', { name: 'Clear all', exact: true }).click()
    await expect(count).toContainText('24 findings')
    await desk.keyboard.press('f')
  }
  await set(() => panel.getByLabel('Exposure from').fill('5500'), 3, /^Exposure from 5,500/)
  await set(() => panel.getByLabel('Postings from').fill('3'), 0, /^Posted at least 3 times/)
  await set(() => panel.getByLabel('Days apart from').fill('30'), 3, /^At least 30 days apart/)
  await set(() => panel.getByLabel('Sat', { exact: true }).check(), 8, /^On Sat/)
  await set(() => panel.getByLabel('Entered after hours').check(), 4, /^Entered before 07:00 or after 19:00/)
  await set(() => panel.getByLabel('Round amounts').selectOption('1000'), 6, /^A multiple of 1,000/)
  await set(
    () => panel.getByRole('button', { name: 'Choose what looks manual: MANUAL' }).click(),
    6,
    /^Source MANUAL/
  )
  await set(
    async () => {
      await panel.getByRole('checkbox', { name: /^AP/ }).check()
      await panel.getByLabel('Sources').selectOption('none of these')
    },
    6,
    /^Source not AP/
  )
  await set(
    async () => {
      await panel
        .getByRole('combobox', { name: 'Column', exact: true })
        .selectOption({ label: 'Counterparty' })
      await panel.getByLabel('Text', { exact: true }).fill('STRAßE')
      await panel.getByRole('button', { name: 'Add' }).click()
    },
    12,
    /^Counterparty contains “STRAßE”/
  )
  await set(
    async () => {
      await panel
        .getByRole('combobox', { name: 'Column', exact: true })
        .selectOption({ label: 'Cost centre' })
      await panel.getByRole('combobox', { name: 'How' }).selectOption('is blank')
      await panel.getByRole('button', { name: 'Add' }).click()
    },
    1,
    /^Cost centre is blank/
  )
  await expect(panel.getByLabel('Files')).toHaveCount(0)
})

test('shows a column of the file, sorts by it, and keeps both in a view', async ({ desk }) => {
  await desk.keyboard.press('l')
  const list = desk.getByRole('dialog', { name: 'Columns' })
  await list.getByLabel('Cost centre').click()
  await desk.keyboard.press('Escape')
  const column = 'column:Cost centre'
  const head = desk.getByRole('columnheader', { name: 'Cost centre' })
  await expect(head).toBeVisible()
  await head.click()
  await expect(cell(desk, 0, column)).toHaveText('0')
  await expect(cell(desk, 1, column)).toHaveText('7')
  await head.click()
  await expect(cell(desk, 0, column)).toHaveText('several (2)')
  await expect(cell(desk, 1, column)).toHaveText('161')

  await desk.keyboard.press('s')
  const views = desk.getByRole('dialog', { name: 'Views' })
  await views.getByLabel('Name for what is shown now').fill('By cost centre')
  await views.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(views.getByRole('button', { name: /^By cost centre/ })).toBeVisible()
  await desk.keyboard.press('Escape')

  await desk.keyboard.press('l')
  await list.getByRole('button', { name: 'Reset columns' }).click()
  await desk.keyboard.press('Escape')
  await expect(head).toHaveCount(0)
  await desk.reload()
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await desk.keyboard.press('s')
  await views.getByRole('button', { name: /^By cost centre/ }).click()
  await expect(head).toBeVisible()
  await expect(cell(desk, 1, column)).toHaveText('161')
})

test('shows a column of the file where rows are lines', async ({ desk }) => {
  await desk.keyboard.press('g')
  await desk.keyboard.press('l')
  await desk.getByRole('dialog', { name: 'Columns' }).getByLabel('Counterparty').click()
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('columnheader', { name: 'Counterparty' })).toBeVisible()
  await expect(cell(desk, 0, 'field:counterparty')).toHaveText(/^Vendor (Straße|Nord) \d+$/)
})
