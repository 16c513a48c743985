import type { Page } from '@playwright/test'
import { decisionNews } from '../../helpers/desk.ts'
import { expect, test, uploadLedger } from './browser-test.ts'

test.beforeEach(async ({ desk, folder }) => {
  await uploadLedger(desk, folder)
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(desk.getByTestId('count')).toContainText('40 open')
  await expect(status(desk, 0)).toHaveText('Open')
})

const status = (desk: Page, row: number) => desk.locator(`.ag-row[row-index="${row}"] [col-id="disposition"]`)
const cursorRow = (desk: Page) => desk.locator('.ag-row[aria-selected="true"]')

/** Says who decides, as the first decision asks for it. */
async function sayName(desk: Page): Promise<void> {
  await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await desk.keyboard.press('Enter')
}

test('asks once who decides, then goes on to the next finding after each decision', async ({ desk }) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('d')
  await sayName(desk)
  await expect(status(desk, 0)).toHaveText(/Duplicate$/)
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '1')
  await expect(decisionNews(desk)).toContainText(/Finding \d+: duplicate\. Ctrl\+Z undoes\./)
  await desk.keyboard.press('v')
  await desk.keyboard.press('q')
  await expect(status(desk, 1)).toHaveText(/Valid$/)
  await expect(status(desk, 2)).toHaveText(/Query$/)
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '3')
  await expect(desk.getByText('3 decided · 37 open')).toBeVisible()
  await expect(desk.getByTestId('count')).toContainText('37 open')
  await desk.reload()
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(desk.getByRole('button', { name: 'Deciding as A. Meyer' })).toBeVisible()
  await expect(status(desk, 2)).toHaveText(/Query$/)
})

test('keeps keys that are pressed before the rows are there', async ({ desk }) => {
  await desk.getByRole('tab', { name: 'Overview' }).click()
  let release = (): void => undefined
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  await desk.route('**/findings:page', async (route) => {
    await isReleased
    await route.continue()
  })
  const asked = desk.waitForRequest('**/findings:page')
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await asked
  for (const key of ['j', 'j', 'j', 'Enter']) await desk.keyboard.press(key)
  await expect(desk.getByRole('complementary', { name: /^Finding/ })).toHaveCount(0)
  release()
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '2')
  await expect(desk.getByRole('complementary', { name: /^Finding/ })).toContainText('3 of 40')
  await desk.keyboard.press('j')
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '3')
})

test('decides nothing where nobody says who decides', async ({ desk }) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('d')
  await desk.getByRole('textbox', { name: 'Who decides?' }).press('Escape')
  await expect(desk.getByRole('button', { name: 'Say who decides' })).toBeVisible()
  await expect(status(desk, 0)).toHaveText('Open')
})

test('undoes the last step and puts the cursor back on it', async ({ desk }) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('d')
  await sayName(desk)
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '1')
  await desk.keyboard.press('Control+z')
  await expect(status(desk, 0)).toHaveText('Open')
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '0')
  await expect(decisionNews(desk)).toContainText('Taken back')
})

test('leaves the cursor on the next finding where the decided one falls out of the filter', async ({
  desk
}) => {
  await desk.keyboard.press('f')
  await desk.getByLabel('Open', { exact: true }).check()
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('list', { name: 'Conditions' }).getByRole('button')).toHaveText([/^Open/])
  await expect(status(desk, 2)).toHaveText('Open')
  const third = await desk.locator('.ag-row[row-index="2"] [col-id="findingNo"]').textContent()
  await desk.keyboard.press('j')
  await desk.keyboard.press('j')
  await desk.keyboard.press('v')
  await sayName(desk)
  await expect(desk.getByTestId('count')).toContainText('39 findings')
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '1')
  await expect(cursorRow(desk).locator('[col-id="findingNo"]')).toHaveText(String(third))
  await desk.keyboard.press('v')
  await expect(desk.getByTestId('count')).toContainText('38 findings')
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '1')
})

test('decides a selection and everything under a filter in one step each, and undoes each in one', async ({
  desk
}) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('x')
  await desk.keyboard.press('Shift+J')
  await desk.keyboard.press('Shift+ArrowDown')
  const bar = desk.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('3 findings selected')
  await desk.keyboard.press('Shift+K')
  await expect(bar).toContainText('2 findings selected')
  await desk.keyboard.press('c')
  await sayName(desk)
  await expect(decisionNews(desk)).toContainText('2 findings: recurring. Ctrl+Z undoes.')
  await expect(bar).toHaveCount(0)
  await expect(desk.getByText('2 decided · 38 open')).toBeVisible()

  await desk.keyboard.press('6')
  await expect(desk.getByTestId('count')).toContainText('30 findings')
  await desk.keyboard.press('Control+a')
  await expect(bar).toContainText('All 30 findings under the filter selected')
  await bar.getByRole('button', { name: /^Valid/ }).click()
  await expect(desk.getByText('30 decided · 10 open')).toBeVisible()
  await desk.keyboard.press('Control+z')
  await expect(desk.getByText('2 decided · 38 open')).toBeVisible()
  await desk.keyboard.press('Control+z')
  await expect(desk.getByText('0 decided · 40 open')).toBeVisible()
})

test('says when nothing is open any more', async ({ desk }) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('Control+a')
  await desk.keyboard.press('v')
  await sayName(desk)
  await expect(desk.getByText('0 open: all 40 findings decided')).toBeVisible()
})

test('lets no key act while somebody types', async ({ desk }) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('/')
  await desk.keyboard.type('dvrcqojkxg123456')
  await expect(desk.getByLabel('Filter by text')).toHaveValue('dvrcqojkxg123456')
  await expect(desk.getByRole('textbox', { name: 'Who decides?' })).toHaveCount(0)
  await expect(desk.getByRole('list', { name: 'Conditions' }).getByRole('button')).toHaveText([/^Text/])
})

test('signs off what was decided, and a note opens with its finding', async ({ desk }) => {
  await desk.keyboard.press('j')
  await desk.keyboard.press('v')
  await sayName(desk)
  await expect(cursorRow(desk)).toHaveAttribute('row-index', '1')
  await desk.keyboard.press('k')
  await desk.keyboard.press('p')
  const signed = desk.locator('.ag-row[row-index="0"] [col-id="signOffs"]')
  await desk.setViewportSize({ width: 2800, height: 900 })
  await expect(signed).toHaveText('P')
  await desk.keyboard.press('p')
  await expect(signed).toHaveText('')
  await desk.keyboard.press('n')
  await expect(desk.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await desk.keyboard.type('Asked the client.')
  await desk.keyboard.press('Control+Enter')
  await expect(desk.locator('.ag-row[row-index="0"] [col-id="hasNote"]')).toHaveText(/note/)
})
