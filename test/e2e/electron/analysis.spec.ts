import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Papa from 'papaparse'
import {
  expectDone,
  keepPicture,
  openFindings,
  railJob,
  scrollToColumn,
  smallLedger
} from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { sharedLedger } from '../../helpers/shared-ledger.ts'
import { writeLongLedger } from '../../helpers/write-long-ledger.ts'

interface Expected {
  expected: { distinct_rows: number; types: Record<string, { groups: number; rows: number }> }
}

const expectedOf = (ledger: string): Expected['expected'] => {
  const known: Expected = JSON.parse(readFileSync(join(dirname(ledger), 'expected.json'), 'utf8'))
  return known.expected
}
const smallName = basename(smallLedger)

test('a dropped ledger has its job ID at once, while it is still analysed', async ({ launch, folder }) => {
  const { page } = await launch()
  const long = join(folder, 'long.csv')
  const duplicateLines = writeLongLedger(long, 300_000)
  await dropFiles(page, [long])
  const job = railJob(page, 'long.csv')
  await expect(job.getByTitle(/^Job [0-9a-f]{8}-[0-9a-f-]{27}: long\.csv$/)).toBeVisible()
  await expect(page.getByText(/^Job ID [0-9a-f]{8}-[0-9a-f-]{27}/)).toBeVisible()
  await expect(job.getByRole('button', { name: 'Cancel long.csv' })).toBeVisible()
  await keepPicture(page, 'running')
  await expectDone(page, 'long.csv', duplicateLines)
  await expect(page.getByTestId('proof')).toContainText('300,001 lines in the file: 300,000 read')
  // So many lines are judged in a thread of their own.
  await openFindings(page)
  await expect(page.locator('.ag-row [col-id="mlConfidence"]').first()).toHaveText(/^0\.\d\d$/)
})

test.describe('without a model', () => {
  test.use({ hasModel: false })

  test('the duplicates of a dropped ledger are counted, shown and exported exactly', async ({
    launch,
    folder
  }) => {
    const { app, page } = await launch()
    const { distinct_rows, types } = expectedOf(smallLedger)
    await dropFiles(page, [smallLedger])
    await expectDone(page, smallName, distinct_rows)
    const table = page.getByRole('region', { name: 'Six tests' })
    for (const [number, { groups, rows }] of Object.entries(types)) {
      const cells = table.getByRole('row', { name: `Test ${number}` }).getByRole('cell')
      await expect(cells.nth(2)).toHaveText(String(groups))
      await expect(cells.nth(3)).toHaveText(String(rows))
    }
    await keepPicture(page, 'overview')

    await openFindings(page)
    await expect(page.getByTestId('count')).toContainText(` ${distinct_rows} lines,`)
    await keepPicture(page, 'findings')
    for (const name of ['Conf.', 'Tests', 'Risk']) await scrollToColumn(page, name)
    await page.keyboard.press('g')
    await expect(page.getByRole('columnheader', { name: 'Line', exact: true })).toBeVisible()
    for (const name of ['Exposure', 'Model’s score', 'Model’s view']) await scrollToColumn(page, name)
    await keepPicture(page, 'findings-opinion')

    const target = join(folder, 'exported.csv')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, target)
    await page.getByRole('button', { name: 'Export all duplicates…' }).click()
    await expect(page.getByTestId('export')).toContainText(`Exported, ${distinct_rows} lines`)
    const rows = parse(target)
    expect(rows).toHaveLength(distinct_rows)
    for (const number of Object.keys(types)) {
      const lines = rows
        .filter((row) => row['duplicate_types']?.split('|').includes(number))
        .map((row) => Number(row['line_number']))
      expect([number, lines.toSorted(ascending)]).toEqual([number, repeatedLines(Number(number))])
      expect(lines).toHaveLength(types[number]!.rows)
    }
    // The first posting of an event has no opinion, which is none and never a nought.
    const first = rows.filter((row) => row['ml_confidence'] === '')
    expect(first.length).toBeGreaterThan(0)
    for (const row of first) expect(row['ml_prediction']).toBe('')
  })
})

test('two ledgers dropped together are two jobs', async ({ launch, folder }) => {
  const { page } = await launch()
  const other = join(folder, 'other.csv')
  const otherLines = writeLongLedger(other, 4000)
  await dropFiles(page, [smallLedger, other])
  await expectDone(page, smallName, expectedOf(smallLedger).distinct_rows)
  await expectDone(page, 'other.csv', otherLines)
})

test('the same content dropped again is answered with the result that is there', async ({ launch }) => {
  const { page } = await launch()
  const { distinct_rows } = expectedOf(smallLedger)
  await dropFiles(page, [smallLedger])
  await expectDone(page, smallName, distinct_rows)
  await dropFiles(page, [smallLedger])
  await expect(page.getByRole('navigation', { name: 'Ledgers' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByTestId('proof')).toContainText('shown without processing')
  await expectDone(page, smallName, distinct_rows)
})

test('a ledger of 28,160 lines in ADS columns comes out as counted by the reference', async ({
  launch
}, testInfo) => {
  const ledger = sharedLedger(testInfo, 'aicpa-ads-gl/GL_Detail_YYYYMMDD_YYYYMMDD.csv')
  const { page } = await launch()
  await dropFiles(page, [ledger])
  await expectDone(page, basename(ledger), expectedOf(ledger).distinct_rows)
  await openFindings(page)
  await page.getByRole('columnheader', { name: 'Exposure' }).click()
  // A row that is still being fetched opens nothing.
  await expect(async () => {
    await page.locator('.ag-row[row-index="3"] [col-id="exposure"]').click()
    await expect(page.getByRole('complementary', { name: /^Finding/ })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await keepPicture(page, 'finding')
})

function parse(file: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(
    readFileSync(file, 'utf8').replace(/^\uFEFF/, ''),
    {
      header: true,
      skipEmptyLines: true
    }
  )
  expect(errors).toEqual([])
  return data
}

/** Line numbers of the small ledger that share a type's key, found the simplest way there is. */
function repeatedLines(type: number): number[] {
  const keys: string[][] = [
    ['account'],
    ['account', 'source_system'],
    ['account', 'user'],
    ['account', 'posted_ts'],
    ['account', 'date'],
    ['account', 'date', 'posted_ts', 'user', 'source_system']
  ]
  const groups = new Map<string, number[]>()
  for (const [index, row] of parse(smallLedger).entries()) {
    const amount = (Number(row['debit']) - Number(row['credit'])).toFixed(2)
    const parts = keys[type - 1]!.map((name) => (name === 'posted_ts' ? row[name]?.slice(0, 10) : row[name]))
    const key = JSON.stringify([amount, ...parts])
    groups.set(key, [...(groups.get(key) ?? []), index + 2])
  }
  return [...groups.values()]
    .filter((lines) => lines.length > 1)
    .flat()
    .toSorted(ascending)
}

function ascending(a: number, b: number): number {
  return a - b
}
