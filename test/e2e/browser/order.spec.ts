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

const exposuresOf = (desk: Page) => valuesOf(desk, 'exposure')
const likelihoodsOf = (desk: Page, likelihood: string) =>
  column(desk, 'likelihood').filter({ hasText: likelihood })

// A model that was taught elsewhere is not the better one in this ledger; its own is.
test.use({ hasModel: false })

test('begins with copies, the largest exposure first, by finding and by line; each pure order is one click away', async ({
  desk,
  folder,
  dataDir
}) => {
  await desk.setViewportSize({ width: 1700, height: 1700 })
  await uploadLedger(desk, folder)
  await openFindings(desk)
  await expect(order(desk)).toContainText('Order: likelihood, then exposure')
  // Thirty pairs are the same to the letter; the others are a month or more apart, of another user.
  await expect(likelihoodsOf(desk, 'Copy')).toHaveCount(30)
  const exposures = (await exposuresOf(desk)).slice(0, 30)
  expect(exposures[0]).toBe(75)
  expect(exposures).toEqual(descending(exposures))
  await desk.getByRole('button', { name: 'Export these…' }).click()
  await expect(desk.getByTestId('export')).toContainText('Exported, 80 lines')

  await desk.keyboard.press('g')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '81')
  // Of two lines the earlier one is the event itself.
  await expect(column(desk, 'mlConfidence').first()).toHaveText('first')
  await expect(column(desk, 'mlConfidence').nth(1)).toHaveText(/\d/)
  await expect(order(desk)).toContainText('Order: likelihood, then exposure')
  await expect
    .poll(() => valuesOf(desk, 'amount').then((amounts) => amounts.slice(0, 6)))
    .toEqual([75, 75, 72.5, 72.5, 70, 70])
  await desk.keyboard.press('g')

  await order(desk).getByRole('button', { name: 'By confidence' }).click()
  await expect(order(desk)).toContainText('Order: confidence (model 1)')
  await expect
    .poll(async () => {
      const confidences = await valuesOf(desk, 'mlConfidence')
      return confidences.join() === descending(confidences).join()
    })
    .toBe(true)
  await order(desk).getByRole('button', { name: 'By exposure' }).click()
  await expect.poll(async () => (await exposuresOf(desk))[0]).toBe(100)
  await desk.getByRole('columnheader', { name: 'Exposure' }).click()
  await expect(order(desk)).toContainText('Order: Exposure, ascending')
  await order(desk).getByRole('button', { name: 'By risk' }).click()
  await expect(order(desk)).toContainText('Order: risk')
  await expect
    .poll(() => valuesOf(desk, 'findingNo').then((numbers) => numbers.slice(0, 4)))
    .toEqual([1, 2, 3, 4])
  await desk.reload()
  await openFindings(desk)
  await expect(order(desk)).toContainText('Order: risk')
  expect((await valuesOf(desk, 'findingNo')).slice(0, 4)).toEqual([1, 2, 3, 4])

  // What is exported stands in the order of the review, whatever the rows go by.
  await desk.getByRole('button', { name: 'Export these…' }).click()
  await expect.poll(() => readdirSync(`${dataDir}-exports`)).toHaveLength(2)
  await expect(desk.getByTestId('export')).toContainText('Exported, 80 lines')
  const [one, other] = readdirSync(`${dataDir}-exports`).map((name) =>
    readFileSync(join(`${dataDir}-exports`, name), 'utf8')
  )
  expect(one).toBe(other)
})

test('folds what is clearly trivial once the amount is set, counts it, and opens the fold, by keyboard', async ({
  desk,
  folder
}) => {
  await desk.setViewportSize({ width: 1280, height: 800 })
  await uploadLedger(desk, folder)
  await expect(desk.getByRole('region', { name: 'Materiality' })).toContainText('Not set')
  await openFindings(desk)
  await expect(desk.getByTestId('folded')).toHaveCount(0)
  await order(desk).getByRole('button', { name: 'Materiality…' }).press('Enter')
  const form = desk.getByRole('form', { name: 'All amounts' })
  // A suggestion holds for nothing until it is set.
  await expect(form).toContainText('suggested')
  await expect(form.getByLabel('Materiality', { exact: true })).toHaveValue('')
  await form.getByLabel('Materiality', { exact: true }).focus()
  for (const amount of ['1000', '750', '30']) {
    await desk.keyboard.type(amount)
    await desk.keyboard.press('Tab')
  }
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('form', { name: 'All amounts' })).toContainText('Set')
  await desk.keyboard.press('Escape')

  // The pairs of 2.50 to 27.50, eleven of the forty.
  const folded = desk.getByTestId('folded')
  await expect(folded).toHaveText('11 findings under the clearly trivial amount of 30, total 165.00')
  await expect(folded).not.toContainText('more than the materiality')
  await expect(desk.getByTestId('count')).toContainText('40 findings')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '30')
  const strip = desk.getByRole('region', { name: 'Clearly trivial findings' })
  await strip.getByRole('button').press('Enter')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await expect(strip.getByRole('button', { name: 'Hide them' })).toBeFocused()
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '30')

  // Many that are small may be material together, and the strip says so.
  await order(desk).getByRole('button', { name: 'Materiality…' }).press('Enter')
  for (const [label, amount] of [
    ['Materiality', '150'],
    ['Performance materiality', '100']
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(amount)
  await form.getByRole('button', { name: 'Set', exact: true }).press('Enter')
  await expect(folded).toContainText('Together they are more than the materiality of 150.')
  await desk.keyboard.press('Escape')

  // A pure order folds nothing.
  await order(desk).getByRole('button', { name: 'By exposure' }).press('Enter')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await expect(folded).toHaveCount(0)
  await desk.getByRole('tab', { name: 'Activity' }).click()
  await expect(desk.getByRole('tabpanel')).toContainText(
    'Materiality: 1000; performance materiality 750; clearly trivial below 30.'
  )
  await desk.getByRole('tab', { name: 'Overview' }).click()
  await expect(desk.getByRole('region', { name: 'Materiality' })).toContainText('clearly trivial below 30')
})

test.describe('without a model', () => {
  test.use({ hasModel: false })

  test('leaves the rows where they are when the model comes to its opinion, and says that its part is there', async ({
    desk,
    folder
  }) => {
    await desk.setViewportSize({ width: 1700, height: 1700 })
    await startLedger(desk, folder)
    await desk.getByRole('tab', { name: 'Findings' }).click()
    await expect(column(desk, 'findingNo').nth(4)).toHaveText(/\d/)
    await expect(order(desk)).toContainText('Order: likelihood by evidence')
    const before = await valuesOf(desk, 'findingNo')
    await desk.keyboard.press('j')
    await desk.keyboard.press('j')
    const cursor = desk.locator('.ag-row[aria-selected="true"]')
    await expect(cursor).toHaveAttribute('row-index', '1')

    await expect(order(desk)).toContainText('Also available, with the model', { timeout: 60_000 })
    await expect(column(desk, 'mlConfidence').first()).toHaveText(/\d/)
    await expect.poll(() => valuesOf(desk, 'findingNo')).toEqual(before)
    await expect(cursor).toHaveAttribute('row-index', '1')

    await order(desk).getByRole('button', { name: 'As suggested' }).click()
    await expect(order(desk)).toContainText('Order: likelihood, then exposure')
  })
})
