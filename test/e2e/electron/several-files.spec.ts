import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectDone, keepPicture, openFindings, railJob } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'

const header = 'journal,account,amount,posted,user,text'

/** A month of postings, of which the first repeats in every month. */
function writeMonth(folder: string, name: string, month: number): string {
  const lines = Array.from(
    { length: 40 },
    (_, at) =>
      `J${month}-${at},${4000 + at},${at % 2 ? '-' : ''}${month * 100 + at}.50,2024-0${month}-1${at % 10},U${at % 3},Posting ${at}`
  )
  const path = join(folder, name)
  writeFileSync(path, [header, `J${month}-R,6100,750.00,2024-01-31,ANNA,Rent`, ...lines, ''].join('\n'))
  return path
}

async function joinFiles(page: Page): Promise<void> {
  await page.getByLabel('Files dropped together are').selectOption({ label: 'one ledger' })
}

test('three files dropped as one ledger are one job, and each row says which file it is in', async ({
  launch,
  folder
}) => {
  const { page } = await launch()
  const paths = [10, 2, 1].map((number, at) => writeMonth(folder, `gl-${number}.csv`, 3 - at))
  await joinFiles(page)
  await dropFiles(page, paths)
  await expectDone(page, 'gl-1.csv and 2 more', 3)
  await expect(railJob(page, 'gl-1.csv and 2 more')).toContainText('3 files')
  await expect(page.getByRole('navigation', { name: 'Ledgers' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByTestId('proof')).toContainText('126 lines in the files: 123 read')
  await page.getByText('3 files, read in this order').click()
  await expect(page.getByRole('row', { name: /^gl-10\.csv/ })).toContainText('42 = 1 header + 41 data')
  await keepPicture(page, 'several-files')

  await openFindings(page)
  await page.keyboard.press('g')
  const files = page.locator('.ag-row [col-id="fileIndex"]')
  await expect(files).toHaveText(['gl-1.csv', 'gl-2.csv', 'gl-10.csv'])
  await keepPicture(page, 'several-files-findings')
  await page.locator('.ag-row[row-index="2"] [col-id="amount"]').click()
  const twins = page.getByRole('region', { name: 'Lines side by side' })
  await expect(twins.getByRole('columnheader', { name: /^Line/ })).toHaveText([
    'Line 2 of gl-1.csv',
    'Line 2 of gl-2.csv',
    'Line 2 of gl-10.csv'
  ])
  await keepPicture(page, 'several-files-detail')
})

test('a month dropped twice is said before anything else', async ({ launch, folder }) => {
  const { page } = await launch()
  const january = writeMonth(folder, 'january.csv', 1)
  const copy = writeMonth(folder, 'january (1).csv', 1)
  const february = writeMonth(folder, 'february.csv', 2)
  await joinFiles(page)
  await dropFiles(page, [january, february, copy])
  await expectDone(page, 'february.csv and 2 more', 83)
  const first = page.getByRole('region', { name: 'Read this first' })
  await expect(first).toContainText(/“january\.csv” has the same content as “january \(1\)\.csv”/)
  await expect(first).toContainText('41 lines, each delivered again')
  const [top, figures] = [await first.boundingBox(), await page.locator('.figures').boundingBox()]
  expect(top!.y).toBeLessThan(figures!.y)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepPicture(page, `month-twice-${colorScheme}`)
  }
})

test('files that are not joined are one ledger each, as ever', async ({ launch, folder }) => {
  const { page } = await launch()
  await dropFiles(page, [writeMonth(folder, 'a.csv', 1), writeMonth(folder, 'b.csv', 2)])
  await expectDone(page, 'a.csv', 0)
  await expectDone(page, 'b.csv', 0)
})
