import type { Locator, Page } from '@playwright/test'
import { makeEngagement } from '../../helpers/desk.ts'
import { dropTexts, expect, test, uploadLedger } from './browser-test.ts'

const sizes = [
  { width: 1280, height: 840 },
  { width: 1024, height: 700 }
]

/** How long each bar is drawn, in pixels. */
function lengthsOf(bars: Locator): Promise<number[]> {
  return bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width))
}

/** The counts that stand in these places. */
async function countsOf(places: Locator): Promise<number[]> {
  const texts = await places.allTextContents()
  return texts.map((text) => Number(/[\d,]+/.exec(text)![0].replaceAll(',', '')))
}

/** Each bar is as long as its figure is of the largest one's, to the pixel. */
function expectProportional(lengths: number[], counts: number[]): void {
  const [longest, most] = [Math.max(...lengths), Math.max(...counts)]
  expect(longest).toBeGreaterThan(100)
  for (const [at, count] of counts.entries())
    expect(Math.abs(lengths[at]! - (longest * count) / most), `${count} of ${most}`).toBeLessThanOrEqual(1)
}

test('the bars of the six types are as long as their rows are many, however long their labels are', async ({
  desk,
  folder
}) => {
  await uploadLedger(desk, folder)
  const rows = desk.getByRole('region', { name: 'Six tests' }).locator('tbody tr')
  for (const size of sizes) {
    await desk.setViewportSize(size)
    const counts = await countsOf(rows.locator('td:nth-of-type(4)'))
    expect(counts).toEqual([60, 60, 60, 60, 60, 80])
    expectProportional(await lengthsOf(rows.locator('.length-bar rect')), counts)
  }
})

/** So many lines of an account that share everything. */
function repeat(account: string, amount: string, times: number): string {
  return `${account},${amount},2025-01-02\n`.repeat(times)
}

test('the bars of one picture have one scale, however long their numbers are', async ({ desk }) => {
  const text = `account,amount,posted date\n${repeat('1000', '5.00', 12_000)}${repeat('2000', '7.00', 6000)}`
  await dropTexts(desk, { 'many.csv': text })
  const bars = desk.getByRole('region', { name: 'Accounts' }).locator('.picture-bar')
  await expect(bars).toHaveCount(2)
  for (const size of sizes) {
    await desk.setViewportSize(size)
    const counts = await countsOf(bars.locator('.num'))
    expect(counts).toEqual([12_000, 6000])
    expectProportional(await lengthsOf(bars.locator('.length-bar rect')), counts)
  }
})

/** Two years of months, each with this debit and this credit. */
function longFigures(): string {
  const months = Array.from({ length: 24 }, (_, at) => {
    const month = `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return `JE${at},1000,1234567890.12,,${month}-05\nJE${at},2000,,1234567890.12,${month}-05\n`
  })
  return `Journal,Account,Debit,Credit,Posted Date\n${months.join('')}`
}

test('long amounts by month are shown to their last digit', async ({ desk }) => {
  await dropTexts(desk, { 'billions.csv': longFigures() })
  await desk.getByRole('tab', { name: 'Import' }).click()
  const months = desk.getByRole('region', { name: 'Lines by month' })
  await expect(months.getByRole('cell', { name: '1,234,567,890.12' })).toHaveCount(48)
  await expect(months.locator('tfoot')).toContainText('29,629,629,362.88')
  for (const size of sizes) {
    await desk.setViewportSize(size)
    const hidden = await months.locator('.months').evaluate((box) => {
      const inner = box.getBoundingClientRect().left + box.clientWidth
      return [...box.querySelectorAll('tr > :last-child')].filter(
        (cell) => cell.scrollWidth > cell.clientWidth || cell.getBoundingClientRect().right > inner + 0.5
      ).length
    })
    expect(hidden, `at ${size.width} pixels`).toBe(0)
  }
})

/** Whether two boxes on the screen have a point in common. */
async function doTouch(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()]
  if (a === null || b === null) throw new Error('one of them is not on the screen')
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The index of the last row that is whole in sight. */
function lastInSight(desk: Page): Promise<number> {
  return desk.locator('.ag-grid-viewport').evaluate((viewport) => {
    const { bottom } = viewport.getBoundingClientRect()
    const rows = [...viewport.querySelectorAll('.ag-row')]
    return Math.max(
      ...rows
        .filter((row) => row.getBoundingClientRect().bottom < bottom + 1)
        .map((row) => Number(row.getAttribute('row-index')))
    )
  })
}

for (const size of sizes) {
  test(`what a decision came to covers no row at ${size.width} pixels`, async ({ desk, folder }) => {
    await desk.setViewportSize(size)
    await uploadLedger(desk, folder)
    await desk.getByRole('tab', { name: 'Findings' }).click()
    await expect(desk.locator('.ag-row[row-index="0"] [col-id="title"]')).toHaveText(/\d/)
    const news = desk.getByText(/^Findings? \d+: .*Ctrl\+Z undoes/).filter({ visible: true })
    const current = desk.locator('.ag-row[aria-selected="true"]')
    await desk.keyboard.press('j')
    await desk.keyboard.press('d')
    await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
    await desk.keyboard.press('Enter')
    await expect(news).toBeVisible()
    const last = await lastInSight(desk)
    for (let row = 1; row <= last + 1; row++) {
      await expect(current).toHaveAttribute('row-index', String(row))
      await expect(news).toBeVisible()
      await expect.poll(() => lastInSight(desk), `row ${row} is in sight`).toBeGreaterThanOrEqual(row)
      expect(await doTouch(news, current), `row ${row}`).toBe(false)
      expect(await doTouch(news, desk.locator('.ag-grid-viewport')), 'any row').toBe(false)
      await desk.keyboard.press('v')
    }
    await desk.getByRole('tab', { name: 'Overview' }).click()
    await expect(desk.getByRole('region', { name: 'Messages' }).getByText(/Ctrl\+Z undoes/)).toBeVisible()
  })
}

/** The box of what is there; fails where it is not drawn. */
async function boxOf(shown: Locator): Promise<{ top: number; bottom: number; left: number; right: number }> {
  const box = (await shown.boundingBox())!
  return { top: box.y, bottom: box.y + box.height, left: box.x, right: box.x + box.width }
}

test('on a laptop at 150 % the postings side by side are seen above the decision', async ({
  desk,
  folder
}) => {
  await desk.setViewportSize({ width: 1280, height: 680 })
  await uploadLedger(desk, folder)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await desk.locator('.ag-row[row-index="0"] [col-id="exposure"]').click()
  const pane = desk.getByRole('complementary', { name: /^Finding/ })
  const lines = await boxOf(pane.getByRole('region', { name: 'Postings side by side' }))
  const decision = await boxOf(pane.getByRole('region', { name: 'Decision' }))
  expect(decision.bottom).toBeLessThanOrEqual(680)
  expect(decision.top - lines.top).toBeGreaterThan(150)
  for (const name of ['Prepared', 'Reviewed'])
    await expect(pane.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
})

test('at 150 % zoom nothing leaves the window or lies over the rest', async ({ desk, folder }) => {
  await desk.setViewportSize({ width: 853, height: 533 })
  await uploadLedger(desk, folder)
  for (const name of ['Overview', 'Import', 'Columns', 'Model', 'Activity', 'Findings']) {
    await desk.getByRole('tab', { name }).click()
    await expect(desk.getByRole('tabpanel', { name })).not.toBeEmpty()
    expect.soft(await desk.evaluate('document.documentElement.scrollWidth'), name).toBe(853)
    if (name !== 'Activity') continue
    // A hash in the log would push who did it out of sight.
    const log = desk.getByRole('tabpanel', { name }).locator('.table-scroll')
    expect.soft(await log.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  }
  const rail = await boxOf(desk.getByRole('complementary', { name: 'Engagement and ledgers' }))
  for (const name of [/^Messages/, /^Data/, /^Guide/, /^Keys/]) {
    const button = await boxOf(desk.getByRole('complementary').getByRole('button', { name }))
    expect.soft(button.right, String(name)).toBeLessThanOrEqual(rail.right)
  }
  await desk.locator('.ag-row[row-index="0"] [col-id="exposure"]').click()
  const pane = desk.getByRole('complementary', { name: /^Finding/ })
  const decision = await boxOf(pane.getByRole('region', { name: 'Decision' }))
  expect((await boxOf(pane)).top).toBeGreaterThanOrEqual(0)
  expect(decision.bottom).toBeLessThanOrEqual(533)
  expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(853)
  await desk.keyboard.press('x')
  const bar = await boxOf(desk.getByRole('region', { name: 'Selection' }))
  expect(bar.bottom).toBeLessThanOrEqual(533)
  expect(bar.right).toBeLessThanOrEqual(853)
  await expect(pane).toBeHidden()
  await expect(desk.locator('.ag-row[row-index="0"] [col-id="exposure"]')).toBeInViewport()
})

test('at 150 % zoom a long name leaves the buttons of the data folder in sight', async ({ desk }) => {
  await desk.setViewportSize({ width: 853, height: 533 })
  await makeEngagement(desk, 'Aachener Rückversicherungs-Gesellschaft auf Gegenseitigkeit', '2026-001')
  await desk.getByRole('complementary').getByRole('button', { name: /^Data/ }).click()
  const space = desk.getByRole('dialog').getByRole('region', { name: 'Space' })
  await expect(space.getByRole('row')).toHaveCount(2)
  for (const button of await space.getByRole('button').all())
    await expect(button).toBeInViewport({ ratio: 1 })
  await expect(space.getByRole('button', { name: /^Delete/ })).toBeVisible()
})
