import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { makeEngagement, openFindings, smallLedger } from '../../helpers/desk.ts'
import { dropFiles } from '../../helpers/drop-files.ts'
import { expect, test } from '../../helpers/electron-test.ts'
import { launchElectron } from '../../helpers/launch-electron.ts'

const passphrase = 'correct horse battery staple'
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Data folder' })
const openFolder = (page: Page) => page.getByRole('button', { name: 'Data folder' }).click()

/** What the dialogs answer from now on: a place to save, and what is opened one after the other. */
async function answerDialogs(app: ElectronApplication, saved: string, opened: string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, [filePath, ...paths]) => {
      const left = [...paths]
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: filePath! })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: left.splice(0, 1) })
    },
    [saved, ...opened]
  )
}

test('an engagement goes to a second data folder as one file, and a workpaper is verified there', async ({
  launch,
  electron,
  folder
}) => {
  const archive = join(folder, 'ours.doublet')
  const workpaper = join(folder, 'workpaper')
  const ann = await launch()
  await answerDialogs(ann.app, archive, [])
  await makeEngagement(ann.page, 'Xanadu')
  await dropFiles(ann.page, [smallLedger])
  await openFindings(ann.page)
  await ann.page.keyboard.press('j')
  await ann.page.keyboard.press('d')
  await ann.page.getByRole('textbox', { name: 'Who decides?' }).fill('Ann')
  await ann.page.keyboard.press('Enter')
  await expect(ann.page.getByText(/^1 decided/)).toBeVisible()
  await expect(async () => {
    await openFolder(ann.page)
    await expect(dialogOf(ann.page)).toBeVisible({ timeout: 1000 })
  }).toPass()
  await dialogOf(ann.page).getByRole('button', { name: 'Export all of Xanadu as one file…' }).click()
  for (const label of ['Passphrase', 'The same again'])
    await dialogOf(ann.page).getByLabel(label).fill(passphrase)
  const place = dialogOf(ann.page).getByRole('button', { name: 'Choose the place…' })
  await expect(async () => {
    // Until the ledger is scored something runs.
    await place.click({ timeout: 1000 })
    await expect(place).toHaveCount(0, { timeout: 3000 })
  }).toPass()
  await expect(ann.page.getByText('The engagement was exported as ours.doublet.').first()).toBeVisible()
  await ann.page.keyboard.press('Escape')
  await answerDialogs(ann.app, workpaper, [])
  await ann.page.keyboard.press('Control+e')
  await ann.page
    .getByRole('complementary', { name: 'Export workpaper' })
    .getByRole('button', { name: 'Choose a place…' })
    .click()
  await expect(ann.page.getByTestId('export')).toContainText(/Exported, \d+ lines/)

  const bo = await launchElectron(electron, join(folder, 'second'))
  await answerDialogs(bo.app, '', [archive, workpaper, smallLedger, workpaper, smallLedger])
  await openFolder(bo.page)
  await dialogOf(bo.page).getByRole('button', { name: 'Import an engagement…' }).click()
  await dialogOf(bo.page).getByLabel('Passphrase').fill(passphrase)
  await dialogOf(bo.page).getByRole('button', { name: 'Choose the file…' }).click()
  await expect(dialogOf(bo.page)).toContainText('This engagement is not here yet: it comes as it is.')
  await dialogOf(bo.page).getByRole('button', { name: 'Import it' }).click()
  // The page loads itself again.
  await expect(dialogOf(bo.page)).toHaveCount(0)
  await openFindings(bo.page)
  await expect(bo.page.getByText(/^1 decided/)).toBeVisible()
  expect(
    readdirSync(join(folder, 'second', 'ledgers')).filter((name) => name.endsWith('.sqlite'))
  ).toHaveLength(1)

  await openFolder(bo.page)
  const verify = dialogOf(bo.page).getByRole('region', { name: 'Verify a workpaper' })
  await verify.getByRole('button', { name: 'Verify a workpaper…' }).click()
  await expect(verify).toContainText('workpaper is identical with what was recomputed.', { timeout: 60_000 })
  const file = join(workpaper, '09_findings.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace(',duplicate,', ',valid,'))
  appendFileSync(join(workpaper, '08_activity_log.csv'), ' ')
  await verify.getByRole('button', { name: 'Verify a workpaper…' }).click()
  await expect(verify).toContainText('workpaper is not identical', { timeout: 60_000 })
  await expect(verify).toContainText('column disposition: stated valid, recomputed duplicate')
  await expect(verify.getByRole('row', { name: /^08_activity_log/ })).toContainText('Altered')
  await bo.app.close()
  expect(bo.complaints).toEqual([])
})
