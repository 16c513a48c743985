import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, uploadLedger } from './browser-test.ts'

test.beforeEach(async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expectCounts(desk, 40, 80)
})

async function expectCounts(desk: Page, findings: number, lines: number): Promise<void> {
  await expect(desk.getByTestId('count')).toContainText(`${findings} findings, ${lines} lines,`)
}

const cell = (desk: Page, row: number, column: string) =>
  desk.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)
const conditions = (desk: Page) => desk.getByRole('list', { name: 'Conditions' }).getByRole('button')

test('shows every finding of an uploaded ledger once, with what its lines come to', async ({ desk }) => {
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
  await expect(desk.getByTestId('count')).toHaveText('40 findings, 80 lines, exposure 2,050.00, 40 open')
  await expect(cell(desk, 0, 'title')).toHaveText(/ 0400\d twice/)
  await expect(cell(desk, 0, 'disposition')).toHaveText('Open')
  await expect(cell(desk, 0, 'count')).toHaveText('2')
})

test('shows what decides in a window of 1,280 pixels, and no figure by half beside an open finding', async ({
  desk
}) => {
  await desk.setViewportSize({ width: 1280, height: 800 })
  const headers = desk.getByRole('columnheader')
  await expect(headers).toContainText(['Selected', 'No.', 'Finding', 'Exposure', 'Entry date', 'User', 'n'])
  for (const name of ['Finding', 'Exposure', 'Entry date', 'User', 'Count', 'Flags', 'Conf.', 'Status'])
    await expect(desk.getByRole('columnheader', { name, exact: true })).toBeInViewport({ ratio: 1 })
  // The ledger has neither.
  for (const name of ['Counterparty', 'Document'])
    await expect(desk.getByRole('columnheader', { name, exact: true })).toHaveCount(0)
  await cell(desk, 0, 'title').click()
  const pane = await desk.getByRole('complementary', { name: /^Finding/ }).boundingBox()
  const figure = await cell(desk, 0, 'exposure').boundingBox()
  expect(figure!.x + figure!.width).toBeLessThanOrEqual(pane!.x)
})

test('shows their lines instead at a key, and the findings again', async ({ desk }) => {
  await desk.keyboard.press('g')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '81')
  await expect(desk.getByRole('columnheader', { name: 'Line', exact: true })).toBeVisible()
  await desk.keyboard.press('g')
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '41')
})

test('sorts by exposure, both ways', async ({ desk }) => {
  const header = desk.getByRole('columnheader', { name: 'Exposure' })
  await header.click()
  await expect(cell(desk, 0, 'exposure')).toHaveText('2.50')
  await header.click()
  await expect(cell(desk, 0, 'exposure')).toHaveText('100.00')
})

test('filters by type and text together, and takes each condition out again', async ({ desk }) => {
  await desk.getByRole('button', { name: /^Test 6/ }).click()
  await expectCounts(desk, 30, 60)
  await desk.getByLabel('Filter by text').fill('invoice 29')
  await expect(desk.getByTestId('count')).toContainText('1 finding, 2 lines,')
  await expect(conditions(desk)).toHaveText([/^Text “invoice 29”/, /^Test 6/])
  await conditions(desk).first().click()
  await expectCounts(desk, 30, 60)
  await desk.getByRole('button', { name: 'Clear all' }).click()
  await expectCounts(desk, 40, 80)
})

test('filters by types with their number keys', async ({ desk }) => {
  await desk.keyboard.press('6')
  await expectCounts(desk, 30, 60)
  await desk.keyboard.press('6')
  await expectCounts(desk, 40, 80)
})

test('filters by what is typed into its fields, and says what it does not understand', async ({ desk }) => {
  await desk.keyboard.press('f')
  const panel = desk.getByRole('dialog', { name: '+ Filter' })
  await panel.getByLabel('Amount from').fill('ten')
  await expect(panel.getByText('“ten” is no amount')).toBeVisible()
  await panel.getByLabel('Amount from').fill('$10')
  await panel.getByLabel('Amount from').fill('0.01k')
  await panel.getByLabel('Amount to').fill('20.00')
  await panel.getByLabel('Entry date from').fill('2025-02-30')
  await expect(panel.getByText('“2025-02-30” is no day')).toBeVisible()
  await panel.getByLabel('Entry date from').fill('2025-03')
  await panel.getByLabel('Whole journal').selectOption('not whole journal')
  await panel.getByLabel('Whole journal').selectOption('any')
  await panel.getByLabel('Open', { exact: true }).check()
  await panel.getByLabel('Side').selectOption('Debit')
  await desk.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(conditions(desk)).toHaveText([
    /^Open/,
    /^Entry date from Mar 01, 2025/,
    /^Debit/,
    /^Amount from 10/,
    /^Amount to 20.00/
  ])
  await expect(desk.getByTestId('count')).toContainText('5 findings, 10 lines,')
})

test('opens what lies over the findings under its button, and gives the focus back to who had it', async ({
  desk
}) => {
  await desk.keyboard.press('j')
  await expect(cell(desk, 0, 'findingNo')).toBeFocused()
  for (const [key, name, width, height] of [
    ['f', '+ Filter', 1280, 840],
    ['s', 'Views', 1024, 700],
    ['l', 'Columns', 512, 350]
  ] as const) {
    await desk.setViewportSize({ width, height })
    const popover = desk.getByRole('dialog', { name })
    const button = desk.getByRole('button', { name: new RegExp(`^${name.replace('+', '\\+')}`) })
    await desk.keyboard.press(key)
    await expect(popover).toBeFocused()
    await expect(popover).toBeInViewport({ ratio: 1 })
    // A letter is nobody's while it is open.
    await desk.keyboard.press('6')
    await desk.keyboard.press('Escape')
    await expect(popover).toHaveCount(0)
    await expect(cell(desk, 0, 'findingNo')).toBeFocused()
    await expect(conditions(desk)).toHaveCount(0)

    await button.click()
    await expect(popover).toBeFocused()
    await desk.mouse.click(width - 4, height - 4)
    await expect(popover).toHaveCount(0)
    await expect(button).toBeFocused()
    await cell(desk, 0, 'findingNo').focus()
  }
  // The same where the grid drew its cell anew, and nobody has the keyboard.
  await cell(desk, 0, 'findingNo').blur()
  await desk.keyboard.press('f')
  await expect(desk.getByRole('dialog', { name: '+ Filter' })).toBeFocused()
  await desk.keyboard.press('Escape')
  await expect(cell(desk, 0, 'findingNo')).toBeFocused()
})

test('offers the accounts of the ledger where one is asked for', async ({ desk }) => {
  await desk.keyboard.press('f')
  const field = desk.getByLabel('Account', { exact: true })
  const optionsOf = () =>
    field.evaluate((input) =>
      [...(input as unknown as { list: { options: Iterable<{ value: string }> } }).list.options].map(
        ({ value }) => value
      )
    )
  // They are asked for when the panel opens.
  await expect
    .poll(async () => (await optionsOf()).toSorted())
    .toEqual(Array.from({ length: 8 }, (_, index) => `0400${index}`))
  await field.fill('04001')
  await expect(desk.getByTestId('count')).toContainText('5 findings, 10 lines,')
})

test('says so where nothing meets the filter', async ({ desk }) => {
  await desk.getByLabel('Filter by text').fill('nothing like this')
  await expect(desk.getByRole('heading', { name: 'No finding meets all' })).toBeVisible()
  await expect(desk.getByTestId('count')).toHaveText('0 findings, 0 lines, exposure 0, 0 open')
})

test('remembers which columns are shown, where, and in which order', async ({ desk }) => {
  await desk.keyboard.press('l')
  const list = desk.getByRole('dialog', { name: 'Columns' })
  await list.getByRole('checkbox', { name: 'Flags' }).uncheck()
  await list.getByRole('checkbox', { name: 'Effective date', exact: true }).check()
  await list.getByRole('button', { name: 'Keep Amount at the left' }).click()
  await list.getByRole('button', { name: 'Move Status up' }).click()
  const headers = async (): Promise<string[]> =>
    (await desk.locator('.ag-header-cell').allTextContents()).map((text) => text.trim())
  // The grid may be drawn anew between two looks at it, so each look takes in all.
  const expected = async (): Promise<void> => {
    await expect
      .poll(async () => {
        const shown = await headers()
        return {
          first: shown.slice(0, 2),
          hasFacts: shown.includes('Flags'),
          hasEffective: shown.includes('Effective date'),
          isStatusMoved: shown.indexOf('Status') < shown.indexOf('Likelihood')
        }
      })
      .toEqual({
        first: ['Selected', 'Amount'],
        hasFacts: false,
        hasEffective: true,
        isStatusMoved: true
      })
  }
  await desk.setViewportSize({ width: 2800, height: 900 })
  await expected()
  await desk.reload()
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expected()
  await expectCounts(desk, 40, 80)
  await desk.keyboard.press('l')
  await list.getByRole('button', { name: 'Reset columns' }).click()
  await expect.poll(headers).toContain('Flags')
  await expect.poll(async () => (await headers()).slice(0, 3)).toEqual(['Selected', 'No.', 'Finding'])
})

test('saves what is shown as a view, opens it again and removes it', async ({ desk }) => {
  await desk.keyboard.press('6')
  await expectCounts(desk, 30, 60)
  await desk.getByRole('columnheader', { name: 'Exposure' }).click()
  await desk.keyboard.press('s')
  const views = desk.getByRole('dialog', { name: 'Views' })
  await views.getByLabel('Name for what is shown now').fill('Exact twins')
  await desk.keyboard.press('Enter')
  await expect(views.getByRole('button', { name: /^Exact twins/ })).toContainText('By finding: Test 6')
  await desk.keyboard.press('Escape')
  await desk.getByRole('button', { name: 'Clear all' }).click()
  await desk.keyboard.press('g')
  await expectCounts(desk, 40, 80)
  await desk.keyboard.press('s')
  await views.getByRole('button', { name: /^Exact twins/ }).click()
  await expectCounts(desk, 30, 60)
  await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '31')
  await expect(cell(desk, 0, 'exposure')).toHaveText('2.50')
  await desk.keyboard.press('s')
  await views.getByRole('button', { name: 'Remove Exact twins' }).click()
  await expect(views.getByRole('button', { name: /^Exact twins/ })).toHaveCount(0)
})

test('exports exactly the lines under the filter', async ({ desk, dataDir }) => {
  await desk.getByRole('button', { name: /^Test 6/ }).click()
  await expectCounts(desk, 30, 60)
  await desk.getByRole('button', { name: 'Export these…' }).click()
  await expect(desk.getByTestId('export')).toContainText('Exported, 60 lines')
  const files = readdirSync(`${dataDir}-exports`)
  expect(files).toHaveLength(1)
  const lines = readFileSync(join(`${dataDir}-exports`, files[0]!), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines).toHaveLength(61)
  expect(lines.slice(1).filter((line) => line.includes('OTHER'))).toEqual([])
})

test('moves the cursor without drawing anything of the page anew', async ({ desk }) => {
  // React tells of each commit here; what has drawn itself in it carries its first flag.
  await desk.addInitScript(`{
    globalThis.drawn = 0
    const count = (fiber) => {
      if (typeof fiber.type === 'function' && fiber.flags & 1) drawn += 1
      if (fiber.alternate !== null && fiber.child === fiber.alternate.child) return
      for (let child = fiber.child; child; child = child.sibling) count(child)
    }
    globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (id, root) => count(root.current),
      onPostCommitFiberRoot() {},
      onCommitFiberUnmount() {}
    }
  }`)
  await desk.reload()
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(cell(desk, 9, 'exposure')).toHaveText(/\d/)
  await expect.poll(() => desk.evaluate('drawn')).toBeGreaterThan(20)
  await desk.keyboard.press('j')
  await expect(cell(desk, 0, 'findingNo')).toBeFocused()
  // What the rows were drawn with has come to rest.
  await expect
    .poll(() => desk.evaluate('drawn = 0, new Promise((done) => setTimeout(() => done(drawn), 400))'))
    .toBe(0)
  for (const key of ['j', 'j', 'j', 'k']) await desk.keyboard.press(key)
  await expect(cell(desk, 2, 'findingNo')).toBeFocused()
  expect(await desk.evaluate('drawn')).toBe(0)
})
