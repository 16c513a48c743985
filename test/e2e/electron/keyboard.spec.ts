import { join } from 'node:path'
import { expectDone, keepPicture } from '../../helpers/desk.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { writeLongLedger } from '../../helpers/write-long-ledger.ts'

test('a ledger is chosen, looked through and exported without a mouse', async ({ launch, folder }) => {
  const { app, page } = await launch()
  const [ledger, target] = [join(folder, 'ledger.csv'), join(folder, 'exported.csv')]
  const duplicateLines = writeLongLedger(ledger, 4000)
  await app.evaluate(
    ({ dialog }, [chosen, filePath]) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [String(chosen)] })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: String(filePath) })
    },
    [ledger, target]
  )
  const press = async (name: string, key: string) => {
    for (let step = 0; step < 60; step++) {
      if (await page.locator(':focus').evaluateAll(hasText, name)) return page.keyboard.press(key)
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach “${name}”`)
  }
  await press('Choose files…', 'Enter')
  await expectDone(page, 'ledger.csv', duplicateLines)

  await press('Overview', 'ArrowRight')
  await expect(page.getByTestId('count')).toContainText(` ${duplicateLines} lines,`)
  // The count is there before the rows are, and a key moves among rows.
  await expect(page.locator('.ag-row[row-index="1"] [col-id="amount"]')).toHaveText(/\d/)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const detail = page.getByRole('complementary', { name: /^Finding/ })
  await expect(detail).toBeVisible()
  await keepPicture(page, 'keyboard')
  await page.keyboard.press('Escape')
  await expect(detail).toHaveCount(0)

  await page.keyboard.press('/')
  await page.keyboard.type('USER12')
  await expect(page.getByTestId('count')).toContainText('1 finding, 2 lines,')
  await press('Export these…', 'Enter')
  await expect(page.getByTestId('export')).toContainText('Exported, 2 lines')
})

function hasText(elements: { textContent: string | null }[], text: string): boolean {
  return elements.some((element) => element.textContent?.trim() === text)
}
