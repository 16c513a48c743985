import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { dropTexts, expect, test, uploadLedger } from './browser-test.ts'
import { ledgerCsv } from './ledger-csv.ts'

async function checkScreen(desk: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk }).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
  )
  expect.soft(found, screen).toEqual([])
}

// Some twenty screens, each gone through by axe.
test.setTimeout(400_000)

for (const theme of ['light', 'dark'] as const) {
  test(`has no accessibility violation on any screen in the ${theme} theme`, async ({ desk, folder }) => {
    await desk.emulateMedia({ colorScheme: theme })
    await checkScreen(desk, 'welcome')
    await uploadLedger(desk, folder)
    for (const picture of ['Risk levels', 'Why lines repeat', 'Months of entry', 'Accounts', 'Sources'])
      await expect(desk.getByRole('region', { name: picture }).getByRole('button').nth(2)).toBeVisible()
    await checkScreen(desk, 'overview')

    await desk.getByRole('tab', { name: 'Findings' }).click()
    const firstAmount = desk.locator('.ag-row[row-index="0"] [col-id="exposure"]')
    await expect(firstAmount).toHaveText(/\d/)
    await firstAmount.click()
    await desk.getByRole('button', { name: /^Test 6/ }).click()
    await expect(desk.getByTestId('count')).toContainText('30 findings, 60 lines')
    await expect(desk.getByRole('region', { name: 'Lines side by side' })).toBeVisible()
    await checkScreen(desk, 'findings')
    await desk.keyboard.press('x')
    await desk.keyboard.press('d')
    await expect(desk.getByRole('textbox', { name: 'Who decides?' })).toBeFocused()
    await checkScreen(desk, 'findings selected')
    await desk.keyboard.type('A. Meyer')
    await desk.keyboard.press('Enter')
    await expect(desk.getByText('1 decided · 39 open')).toBeVisible()
    for (const [key, name] of [
      ['f', '+ Filter'],
      ['s', 'Views'],
      ['l', 'Columns']
    ] as const) {
      await desk.keyboard.press(key)
      await expect(desk.getByRole('dialog', { name })).toBeVisible()
      await checkScreen(desk, name)
      await desk.keyboard.press('Escape')
      await expect(desk.getByRole('dialog', { name })).toHaveCount(0)
    }
    await desk.keyboard.press('g')
    await expect(desk.getByRole('grid')).toHaveAttribute('aria-rowcount', '61')
    await checkScreen(desk, 'lines')

    await desk.getByRole('tab', { name: 'Import' }).click()
    await desk.getByLabel('Lines by the client').fill('1')
    await desk.getByLabel('Debit by the client').fill('1,234')
    await expect(desk.getByText(/differs by/)).toBeVisible()
    await expect(desk.getByText(/This can be/)).toBeVisible()
    await expect(desk.locator('.lines-grid .ag-row[row-index="0"]')).toBeVisible()
    await checkScreen(desk, 'import')

    await desk.getByRole('tab', { name: 'Columns' }).click()
    await expect(desk.getByRole('region', { name: 'First lines' })).toBeVisible()
    await checkScreen(desk, 'columns')

    await desk.getByRole('tab', { name: 'Model' }).click()
    await expect(desk.getByRole('region', { name: 'What the model is not' })).toBeVisible()
    await checkScreen(desk, 'model')

    await desk.getByRole('tab', { name: 'Activity' }).click()
    await expect(
      desk
        .getByRole('region', { name: /^Activity/ })
        .getByRole('row')
        .nth(1)
    ).toBeVisible()
    await checkScreen(desk, 'activity')
    await desk.keyboard.press('Control+e')
    await expect(desk.getByRole('complementary', { name: 'Export workpaper' })).toBeVisible()
    await checkScreen(desk, 'workpaper')
    await desk.keyboard.press('Escape')

    await desk.getByRole('tab', { name: 'Overview' }).click()
    for (const table of await desk.getByRole('button', { name: 'Table' }).all()) await table.click()
    await desk.keyboard.press('Control+b')
    await checkScreen(desk, 'overview as tables, rail folded')
    await desk.keyboard.press('Control+b')

    for (const name of ['Messages', 'Guide', 'Keys']) {
      await desk.getByRole('button', { name }).last().click()
      await checkScreen(desk, name)
      await desk.keyboard.press('Escape')
    }

    await dropTexts(desk, {
      'open.csv': 'account,amount,posted date\n1,"1,234",01/02/2024\n1,"1,234",01/02/2024\n'
    })
    await expect(desk.getByRole('form', { name: 'Questions' })).toBeVisible()
    await checkScreen(desk, 'questions')
    await dropTexts(desk, { 'unnamed.csv': 'alpha,beta\n1,5.00\n1,5.00\n' })
    await desk.getByRole('checkbox', { name: /debit and credit/ }).check()
    await checkScreen(desk, 'questions for columns')

    // Long enough to be still at work when axe is done with it.
    await dropTexts(desk, {
      'long.csv': ledgerCsv().replace('\r\n', `\r\n${'JE,0400,1.00,,,,,\r\n'.repeat(500_000)}`)
    })
    const cancel = desk.getByRole('button', { name: 'Cancel job' })
    await cancel.waitFor()
    await checkScreen(desk, 'progress')
    await cancel.click()
    await expect(cancel).toBeHidden()
    await checkScreen(desk, 'cancelled')
  })
}

test('fits a window of 1024 x 700 without scrolling the page sideways', async ({ desk, folder }) => {
  await desk.setViewportSize({ width: 1024, height: 700 })
  await uploadLedger(desk, folder)
  for (const name of ['Overview', 'Import', 'Columns', 'Model', 'Activity', 'Findings']) {
    await desk.getByRole('tab', { name }).click()
    expect.soft(await desk.evaluate('document.documentElement.scrollWidth'), name).toBe(1024)
    await expect
      .soft(desk.getByRole('button', { name: 'Export all duplicates…' }))
      .toBeInViewport({ ratio: 1 })
    await expect.soft(desk.getByRole('tab', { name: 'Model' })).toBeInViewport({ ratio: 1 })
  }
  await expect(desk.getByRole('button', { name: 'Export these…' })).toBeInViewport({ ratio: 1 })
  await expect(desk.locator('.ag-row[row-index="7"] [col-id="exposure"]')).toBeInViewport({ ratio: 1 })
  await dropTexts(desk, {
    'open.csv': 'account,amount,posted date\n1,"1,234",01/02/2024\n1,"1,234",01/02/2024\n'
  })
  await expect(desk.getByRole('button', { name: 'Continue' })).toBeInViewport({ ratio: 1 })
  expect(await desk.evaluate('document.documentElement.scrollWidth')).toBe(1024)
})
