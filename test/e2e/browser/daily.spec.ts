import type { Page } from '@playwright/test'
import { dropTexts, expect, test, uploadLedger } from './browser-test.ts'

const cell = (desk: Page, row: number, column: string) =>
  desk.locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)
const cursorRow = (desk: Page) => desk.locator('.ag-row[aria-selected="true"]')

async function openFindings(desk: Page, folder: string): Promise<void> {
  await uploadLedger(desk, folder)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(cell(desk, 0, 'disposition')).toHaveText('Open')
}

/** What these keys put on the clipboard, or the browser copies of marked text. */
async function copied(desk: Page, press: () => Promise<void>): Promise<string> {
  await desk.evaluate(
    `window.copied = null; addEventListener('copy', ({ clipboardData }) => (window.copied = clipboardData.getData('text/plain') || String(getSelection())), { once: true })`
  )
  await press()
  await expect.poll(() => desk.evaluate('window.copied')).not.toBeNull()
  return desk.evaluate<string>('window.copied')
}

test('Ctrl+F leads from any tab to the text that is searched for, and Enter and the arrow down to the rows', async ({
  desk,
  folder
}) => {
  await openFindings(desk, folder)
  await desk.getByRole('tab', { name: 'Import' }).click()
  await desk.keyboard.press('Control+f')
  const field = desk.getByRole('searchbox', { name: 'Filter by text' })
  await expect(field).toBeFocused()
  // Enter may come before the rows for the text do.
  await desk.keyboard.type('invoice 12')
  await desk.keyboard.press('Enter')
  await expect(desk.getByTestId('count')).toContainText('1 finding')
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '0')
  await expect(cursorRow(desk)).toContainText('32.50')
  await desk.keyboard.press('Control+f')
  await field.fill('')
  await expect(desk.getByTestId('count')).toContainText('40 findings')
  await expect(cell(desk, 1, 'disposition')).toHaveText('Open')
  await desk.keyboard.press('ArrowDown')
  await desk.keyboard.press('ArrowDown')
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '1')
})

test('copies a cell, a row with its headers, and the findings that are selected, loaded or not', async ({
  desk,
  folder
}) => {
  await openFindings(desk, folder)
  await cell(desk, 0, 'exposure').click()
  const exposure = await cell(desk, 0, 'exposure').textContent()
  expect(await copied(desk, () => desk.keyboard.press('Control+c'))).toBe(exposure)
  await expect(desk.getByText('Cell copied.')).toBeVisible()

  const row = await copied(desk, () => desk.keyboard.press('Control+Shift+C'))
  const [headers, values, ...more] = row.split('\n').map((line) => line.split('\t'))
  expect(more).toEqual([])
  expect(headers!.slice(0, 3)).toEqual(['No.', 'Finding', 'Exposure'])
  expect(values![headers!.indexOf('Exposure')]).toBe(exposure)
  expect(values![headers!.indexOf('Status')]).toBe('Open')
  expect(values![headers!.indexOf('Entry date')]).toMatch(/^2025-03-\d\d$/)
  expect(values).toHaveLength(headers!.length)

  await desk.keyboard.press('Escape')
  await desk.keyboard.press('Control+a')
  const all = await copied(desk, () => desk.keyboard.press('Control+c'))
  const numbers = all
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split('\t')[0]))
  expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 40 }, (_, at) => at + 1)))
  await expect(desk.getByText('40 rows copied.')).toBeVisible()
  // One message of a kind at a time.
  await expect(desk.getByRole('region', { name: 'Messages' }).getByText('copied')).toHaveCount(1)
})

test('text that is marked is copied, and not the cell', async ({ desk, folder }) => {
  await openFindings(desk, folder)
  await cell(desk, 0, 'exposure').click()
  await desk.evaluate(`document.getSelection().selectAllChildren(document.querySelector('h1'))`)
  expect(await copied(desk, () => desk.keyboard.press('Control+c'))).toBe('ledger.csv')
  await expect(desk.getByText('Cell copied.')).toHaveCount(0)
})

test('the menu of a row opens by mouse and key, and does what it says', async ({ desk, folder }) => {
  await openFindings(desk, folder)
  await cell(desk, 2, 'exposure').click({ button: 'right' })
  const menu = desk.getByRole('menu')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '2')
  // A letter in the menu decides nothing.
  await desk.keyboard.press('d')
  await desk.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await expect(desk.getByText('0 decided · 40 open')).toBeVisible()

  await desk.keyboard.press('Shift+F10')
  const only = menu.getByRole('menuitem', { name: /^Only account/ })
  const account = /\d+/.exec((await only.textContent()) ?? '')?.[0]
  await only.click()
  await expect(desk.getByRole('list', { name: 'Conditions' })).toHaveText(new RegExp(`^Account ${account}`))
  // A menu belongs to the rows it was opened on: those of the filter have to be there.
  await expect(desk.getByTestId('count')).not.toContainText('40 findings')
  await expect(cell(desk, 0, 'exposure')).toHaveText(/\d/)

  await cell(desk, 0, 'exposure').click({ button: 'right' })
  await menu.getByRole('menuitem', { name: /^Valid/ }).click()
  await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('1 decided · 39 open')).toBeVisible()
})

test('a menu that is asked for again where it just closed opens again', async ({ desk, folder }) => {
  await openFindings(desk, folder)
  const menu = desk.getByRole('menu')
  const ask = `document.querySelector('.ag-row[row-index="2"] [col-id="exposure"]')
    .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX: 300, clientY: 300 }))`
  await desk.evaluate(ask)
  await expect(menu).toBeVisible()
  // A browser tells of the closing a moment later.
  await desk.evaluate(`document.querySelector('[role="menu"]').hidePopover(); ${ask}`)
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
})

test('a list that a key opens right after another one closed stays open', async ({ desk, folder }) => {
  await openFindings(desk, folder)
  await cell(desk, 0, 'exposure').click()
  await desk.keyboard.press('f')
  await expect(desk.getByRole('dialog', { name: '+ Filter' })).toBeVisible()
  // A browser tells of the closing a moment later.
  await desk.evaluate(`document.querySelector('dialog[open]').close();
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true, cancelable: true }))`)
  await expect(desk.getByRole('dialog', { name: 'Views' })).toBeVisible()
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('dialog', { name: 'Views' })).toHaveCount(0)
})

test('the heads of the columns are one stop of Tab, and the arrows go among them', async ({
  desk,
  folder
}) => {
  await openFindings(desk, folder)
  await desk.getByRole('button', { name: 'Export these…' }).focus()
  const stops: string[] = []
  for (let at = 0; at < 8; at += 1) {
    await desk.keyboard.press('Tab')
    const where = await desk.evaluate<string>(
      `['header', 'row'].find((part) => document.activeElement.closest('.ag-' + part)) ?? 'elsewhere'`
    )
    stops.push(where)
    if (at === 0) {
      await desk.keyboard.press('ArrowRight')
      expect(await desk.evaluate(`document.activeElement.closest('.ag-header') !== null`)).toBe(true)
    }
  }
  expect(stops.filter((where) => where === 'header')).toHaveLength(1)
  expect(stops.slice(0, 3)).toEqual(['header', 'row', 'elsewhere'])
})

test('says into which folder it was exported, shows at most three messages, and the rest in the log', async ({
  desk,
  folder
}) => {
  await uploadLedger(desk, folder)
  for (let at = 0; at < 5; at += 1) {
    await desk.getByRole('button', { name: 'Export all duplicates…' }).click()
    await expect(desk.getByTestId('export').last()).toContainText(
      /Exported, 80 lines, to the folder “data-exports”|Exported, 80 lines, to the folder “.+-exports”/
    )
  }
  await expect(desk.getByTestId('export')).toHaveCount(3)
  const shown = desk.waitForRequest('**/export:show')
  await desk.getByRole('button', { name: 'Show in folder' }).last().click()
  expect((await (await shown).response())?.ok()).toBe(true)
  await desk.getByRole('button', { name: '2 more messages' }).click()
  await expect(desk.getByRole('dialog', { name: 'Messages of this session' })).toContainText(
    'Exported, 80 lines'
  )
})

test('a month without lines is listed as such, and so is what was left out, where the import is proven', async ({
  desk
}) => {
  const line = (day: string, amount: string) => `1000,${amount},${day}\n2000,${amount},${day}\n`
  const text = `account,amount,posted date\n${line('2025-01-10', '5.00')}${line('2025-04-10', '5.00')}3000,,2025-04-11\n`
  await dropTexts(desk, { 'gaps.csv': text })
  await desk.getByRole('tab', { name: 'Import' }).click()
  const months = desk.getByRole('region', { name: 'Lines by month' })
  await expect(months.getByRole('rowheader')).toHaveText([
    'Jan 2025',
    'Feb 2025',
    'Mar 2025',
    'Apr 2025',
    'all'
  ])
  await expect(months.getByRole('row', { name: /^Feb 2025/ })).toContainText('no lines in this month')
  await expect(desk.getByRole('region', { name: 'Notices' })).toContainText(
    '1 line excluded without an amount'
  )
})

test('a click with Shift selects from the row before it, and one without begins anew', async ({
  desk,
  folder
}) => {
  await openFindings(desk, folder)
  const picked = (): Promise<number[]> =>
    desk
      .locator('.ag-row:has(.pick:checked)')
      .evaluateAll((rows) =>
        [...new Set(rows.map((row) => Number(row.getAttribute('row-index'))))].toSorted((a, b) => a - b)
      )
  await cell(desk, 1, 'exposure').click()
  await cell(desk, 3, 'exposure').click({ modifiers: ['Shift'] })
  await expect.poll(picked).toEqual([1, 2, 3])
  await desk.keyboard.press('Escape')
  await cell(desk, 6, 'exposure').click()
  await cell(desk, 5, 'exposure').click({ modifiers: ['Shift'] })
  await expect.poll(picked).toEqual([5, 6])
  await cell(desk, 8, 'exposure').click({ modifiers: ['Control'] })
  await expect.poll(picked).toEqual([5, 6, 8])
})

test('a decision on many takes note and tickmark along, in one step', async ({ desk, folder }) => {
  await openFindings(desk, folder)
  await cell(desk, 0, 'exposure').click()
  await desk.keyboard.press('Escape')
  await desk.keyboard.press('x')
  await desk.keyboard.press('Shift+J')
  const bar = desk.getByRole('region', { name: 'Selection' })
  await bar.getByLabel('Note for all').fill('Paid twice, see letter')
  await bar.getByLabel('Tickmark for all').selectOption('D')
  await bar.getByRole('button', { name: /^Duplicate/ }).click()
  await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await desk.keyboard.press('Enter')
  await expect(desk.getByText('2 decided · 38 open')).toBeVisible()
  for (const row of [0, 1]) {
    await cell(desk, row, 'exposure').click()
    const pane = desk.getByRole('complementary', { name: /^Finding/ })
    await expect(pane.getByRole('textbox', { name: 'Note' })).toHaveValue('Paid twice, see letter')
    await expect(pane.getByLabel('Tickmark')).toHaveValue('D')
  }
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await desk.keyboard.press('Control+z')
  await expect(desk.getByText('0 decided · 40 open')).toBeVisible()
  await expect(
    desk.getByRole('complementary', { name: /^Finding/ }).getByRole('textbox', { name: 'Note' })
  ).toHaveValue('')
})
