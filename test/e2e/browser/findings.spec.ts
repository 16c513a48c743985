import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, uploadLedger } from './browser-test.ts'

test.beforeEach(async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(desk.getByTestId('count')).toHaveText('80 of 80 duplicate lines')
})

const cell = (desk: Page, row: number, column: string) =>
  desk.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)

test('shows every repeated line of an uploaded ledger in the grid', async ({ desk }) => {
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '81')
  await expect(cell(desk, 0, 'account')).toHaveText(/^0400\d/)
})

test('sorts by amount, both ways', async ({ desk }) => {
  const header = desk.getByRole('columnheader', { name: 'Amount' })
  await header.click()
  await expect(cell(desk, 0, 'amount')).toHaveText('2.50')
  await header.click()
  await expect(cell(desk, 0, 'amount')).toHaveText('100.00')
})

test('filters by type and text together, and takes each condition out again', async ({ desk }) => {
  await desk.getByRole('button', { name: /^Type 6/ }).click()
  await expect(desk.getByTestId('count')).toHaveText('60 of 80 duplicate lines')
  await desk.getByLabel('Filter by text').fill('invoice 29')
  await expect(desk.getByTestId('count')).toHaveText('2 of 80 duplicate lines')
  await desk.getByRole('list', { name: 'Conditions' }).getByRole('button').first().click()
  await desk.getByRole('button', { name: 'Clear all' }).click()
  await expect(desk.getByTestId('count')).toHaveText('80 of 80 duplicate lines')
})

test('filters by types with their number keys', async ({ desk }) => {
  await desk.keyboard.press('6')
  await expect(desk.getByTestId('count')).toHaveText('60 of 80 duplicate lines')
  await desk.keyboard.press('6')
  await expect(desk.getByTestId('count')).toHaveText('80 of 80 duplicate lines')
})

test('says so where no line meets the filter', async ({ desk }) => {
  await desk.getByLabel('Filter by text').fill('nothing like this')
  await expect(desk.getByRole('heading', { name: 'No duplicate line meets all' })).toBeVisible()
})

test('exports exactly the lines under the filter', async ({ desk, dataDir }) => {
  await desk.getByRole('button', { name: /^Type 6/ }).click()
  await expect(desk.getByTestId('count')).toHaveText('60 of 80 duplicate lines')
  await desk.getByRole('button', { name: 'Export these…' }).click()
  await expect(desk.getByTestId('export')).toContainText('Exported, 60 rows')
  const files = readdirSync(join(dataDir, 'exports'))
  expect(files).toHaveLength(1)
  const lines = readFileSync(join(dataDir, 'exports', files[0]!), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines).toHaveLength(61)
  expect(lines.slice(1).filter((line) => line.includes('OTHER'))).toEqual([])
})
