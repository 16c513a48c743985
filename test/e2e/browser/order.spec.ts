import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, startLedger, test, uploadLedger } from './browser-test.ts'

const order = (desk: Page) => desk.getByTestId('order')
const column = (desk: Page, name: string) => desk.locator(`.ag-row [col-id="${name}"]`)

interface Attributed {
  getAttribute(name: string): string | null
}

/** The numbers of a column in the rows in sight, from the first row on. */
async function valuesOf(desk: Page, name: string): Promise<number[]> {
  const cells = await column(desk, name).evaluateAll((elements) =>
    elements.map((cell) => ({
      row: Number((cell.parentElement as unknown as Attributed).getAttribute('row-index')),
      value: Number(cell.textContent)
    }))
  )
  return cells.toSorted((one, other) => one.row - other.row).map(({ value }) => value)
}

async function openFindings(desk: Page): Promise<void> {
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(column(desk, 'mlConfidence').first()).toHaveText(/\d/)
}

const descending = (values: number[]) => values.toSorted((a, b) => b - a)
const ascending = (values: number[]) => values.toSorted((a, b) => a - b)

test('begins with the confidence where it is the better order, and with the risk once that is chosen', async ({
  desk,
  folder,
  dataDir
}) => {
  await desk.setViewportSize({ width: 1700, height: 900 })
  await uploadLedger(desk, folder)
  await openFindings(desk)
  await expect(order(desk)).toContainText('Order: confidence (model 1)')
  const confidences = await valuesOf(desk, 'mlConfidence')
  expect(confidences).toEqual(descending(confidences))
  expect(await valuesOf(desk, 'groupNo')).not.toEqual(ascending(await valuesOf(desk, 'groupNo')))
  await desk.getByRole('button', { name: 'Export these…' }).click()
  await expect(desk.getByTestId('export')).toContainText('Exported, 80 rows')

  await desk.keyboard.press('g')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '81')
  await expect(column(desk, 'mlConfidence').first()).toHaveText(/\d/)
  await expect(order(desk)).toHaveText('Order: risk, lines of a finding together')
  const ofLines = await valuesOf(desk, 'groupNo')
  expect(ofLines).toEqual(ascending(ofLines))
  await desk.keyboard.press('g')

  await desk.getByRole('columnheader', { name: 'Amount' }).click()
  await expect(order(desk)).toContainText('Order: Amount, ascending')
  await order(desk).getByRole('button', { name: 'By risk' }).click()
  await expect(order(desk)).toHaveText(/^Order: risk\s*By confidence$/)
  await expect
    .poll(() => valuesOf(desk, 'groupNo').then((numbers) => numbers.slice(0, 4)))
    .toEqual([1, 2, 3, 4])
  await desk.reload()
  await openFindings(desk)
  await expect(order(desk)).toHaveText(/^Order: risk\s*By confidence$/)
  expect((await valuesOf(desk, 'groupNo')).slice(0, 4)).toEqual([1, 2, 3, 4])

  // What is exported stands in the order of the review, whatever the rows go by.
  await desk.getByRole('button', { name: 'Export these…' }).click()
  await expect.poll(() => readdirSync(`${dataDir}-exports`)).toHaveLength(2)
  await expect(desk.getByTestId('export')).toContainText('Exported, 80 rows')
  const [one, other] = readdirSync(`${dataDir}-exports`).map((name) =>
    readFileSync(join(`${dataDir}-exports`, name), 'utf8')
  )
  expect(one).toBe(other)
})

test.describe('without a model', () => {
  test.use({ hasModel: false })

  test('leaves the rows where they are when the model comes to its opinion, and says that its order is there', async ({
    desk,
    folder
  }) => {
    await desk.setViewportSize({ width: 1700, height: 900 })
    await startLedger(desk, folder)
    await desk.getByRole('tab', { name: 'Findings' }).click()
    await expect(column(desk, 'groupNo').nth(4)).toHaveText(/\d/)
    await expect(order(desk)).toHaveText('Order: risk')
    await desk.keyboard.press('j')
    await desk.keyboard.press('j')
    const cursor = desk.locator('.ag-row[aria-selected="true"]')
    await expect(cursor).toHaveAttribute('row-index', '1')

    await expect(order(desk)).toContainText('The model’s order is there', { timeout: 60_000 })
    await expect(column(desk, 'mlConfidence').first()).toHaveText(/\d/)
    expect((await valuesOf(desk, 'groupNo')).slice(0, 4)).toEqual([1, 2, 3, 4])
    await expect(cursor).toHaveAttribute('row-index', '1')

    await order(desk).getByRole('button', { name: 'Show' }).click()
    await expect(order(desk)).toContainText('Order: confidence (model 1)')
    await expect
      .poll(() => valuesOf(desk, 'groupNo').then((numbers) => numbers.slice(0, 4)))
      .not.toEqual([1, 2, 3, 4])
    const confidences = await valuesOf(desk, 'mlConfidence')
    expect(confidences).toEqual(descending(confidences))
  })
})
