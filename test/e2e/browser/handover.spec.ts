import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { keepPicture, makeEngagement } from '../../helpers/desk.ts'
import { openBrowserHost } from '../../host/browser-host.ts'
import { expect, expectAccessible, test, uploadLedger } from './browser-test.ts'

const passphrase = 'correct horse battery staple'
const status = (desk: Page, row: number) => desk.locator(`.ag-row[row-index="${row}"] [col-id="disposition"]`)
const dialog = (desk: Page) => desk.getByRole('dialog', { name: 'Data folder' })
const openFolder = (desk: Page) => desk.getByRole('button', { name: 'Data folder' }).click()
const region = (desk: Page, name: string) => dialog(desk).getByRole('region', { name })

async function look(desk: Page, name: string): Promise<void> {
  await keepPicture(desk, name)
  await expectAccessible(desk)
}

/** Puts what the host's next dialogs of a kind answer into their place. */
function choose(dataDir: string, what: string, place: (folder: string) => void): void {
  const folder = join(`${dataDir}-chosen`, what)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  place(folder)
}

/** Decides the row that is so many below the first one. */
async function decide(desk: Page, row: number, key: string, who: string, comesTo: RegExp): Promise<void> {
  await desk.getByRole('tab', { name: 'Findings' }).click()
  // A click on rows that are just being drawn anew is lost.
  await expect(async () => {
    await status(desk, row).click()
    await expect(desk.locator(`.ag-row[row-index="${row}"]`)).toHaveAttribute('aria-selected', 'true', {
      timeout: 1000
    })
  }).toPass()
  await desk.keyboard.press(key)
  const name = desk.getByRole('textbox', { name: 'Who decides?' })
  await expect(name.or(status(desk, row).filter({ hasText: comesTo })).first()).toBeVisible()
  if (await name.isVisible()) {
    await name.fill(who)
    await desk.keyboard.press('Enter')
  }
  await expect(status(desk, row)).toHaveText(comesTo)
}

async function exportEngagement(desk: Page): Promise<void> {
  await openFolder(desk)
  await region(desk, 'Space')
    .getByRole('button', { name: 'Export all of Xanadu Holdings as one file…' })
    .click()
  const place = dialog(desk).getByRole('button', { name: 'Choose the place…' })
  await dialog(desk).getByLabel('Passphrase').fill('too short')
  await dialog(desk).getByLabel('The same again').fill('too short')
  await expect(place).toBeDisabled()
  await dialog(desk).getByLabel('Passphrase').fill(passphrase)
  await expect(dialog(desk)).toContainText('The two are not the same yet.')
  await dialog(desk).getByLabel('The same again').fill(passphrase)
  await place.click()
  await expect(desk.getByText('The engagement was exported as Xanadu Holdings').first()).toBeVisible()
  await desk.keyboard.press('Escape')
}

async function openArchive(desk: Page, word: string): Promise<void> {
  await dialog(desk).getByRole('button', { name: 'Import an engagement…' }).click()
  await dialog(desk).getByLabel('Passphrase').fill(word)
  await dialog(desk).getByRole('button', { name: 'Choose the file…' }).click()
}

test('an engagement is exported, imported in a second data folder, decided in both, and joined', async ({
  page,
  dataDir,
  folder
}) => {
  const other = join(folder, 'other')
  const ann = await openBrowserHost(dataDir)
  await page.goto(ann.url)
  await makeEngagement(page, 'Xanadu Holdings')
  await uploadLedger(page, folder)
  await decide(page, 0, 'd', 'Ann', /Duplicate$/)
  await exportEngagement(page)
  const exported = `${dataDir}-exports`
  expect(readdirSync(exported)).toEqual(['Xanadu Holdings.doublet'])

  const bo = await openBrowserHost(other)
  choose(other, 'engagement', (place) => cpSync(exported, place, { recursive: true }))
  const second = await page.context().newPage()
  await second.goto(bo.url)
  await openFolder(second)
  await openArchive(second, 'incorrect horse battery')
  await expect(
    second.getByText('The passphrase is not the one this file was locked with').first()
  ).toBeVisible()
  await expect(second.getByRole('navigation', { name: 'Ledgers' })).toContainText('No ledgers yet.')
  await openArchive(second, passphrase)
  await expect(dialog(second)).toContainText('This engagement is not here yet: it comes as it is.')
  await expect(dialog(second)).toContainText('1 new decision')
  await look(second, 'handover-import')
  await Promise.all([
    second.waitForEvent('load'),
    dialog(second).getByRole('button', { name: 'Import it' }).click()
  ])
  await second.getByRole('navigation', { name: 'Ledgers' }).getByText('ledger.csv').first().click()
  await second.getByRole('tab', { name: 'Findings' }).click()
  await expect(status(second, 0)).toHaveText(/Duplicate$/)
  await decide(second, 1, 'v', 'Bo', /Valid$/)
  await decide(second, 0, 'v', 'Bo', /Valid$/)
  await exportEngagement(second)

  await decide(page, 2, 'v', 'Ann', /Valid$/)
  choose(dataDir, 'engagement', (place) => cpSync(`${other}-exports`, place, { recursive: true }))
  await openFolder(page)
  await openArchive(page, passphrase)
  await expect(dialog(page)).toContainText('This engagement is here already')
  await expect(dialog(page)).toContainText('1 decision that differs')
  const join_ = dialog(page).getByRole('button', { name: 'Join', exact: true })
  await expect(join_).toBeDisabled()
  await expect(dialog(page).getByRole('row', { name: /Duplicate · Ann.*Valid · Bo/ })).toBeVisible()
  await dialog(page)
    .getByRole('radio', { name: /: There$/ })
    .check()
  await look(page, 'handover-join')
  await Promise.all([page.waitForEvent('load'), join_.click()])
  await page.getByRole('tab', { name: 'Findings' }).click()
  for (const row of [0, 1, 2]) await expect(status(page, row)).toHaveText(/Valid$/)
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(
    page.getByText(/Joined with what was decided in another data folder.*Chain there: \d+ steps/).first()
  ).toBeVisible()
  await second.close()
  await page.close()
  await ann.close()
  await bo.close()
})

test('a workpaper is verified, and a cell that was changed is named', async ({ desk, dataDir, folder }) => {
  await uploadLedger(desk, folder)
  await decide(desk, 0, 'd', 'Ann', /Duplicate$/)
  await desk.keyboard.press('Control+e')
  await desk
    .getByRole('complementary', { name: 'Export workpaper' })
    .getByRole('button', { name: 'Choose a place…' })
    .click()
  await expect(desk.getByTestId('export')).toContainText(/Exported, \d+ lines/)
  const workpaper = join(`${dataDir}-exports`, 'ledger workpaper')
  choose(dataDir, 'workpaper', (place) => cpSync(workpaper, join(place, 'J-310'), { recursive: true }))
  choose(dataDir, 'source', (place) =>
    copyFileSync(join(folder, 'ledger.csv'), join(place, 'as it came.csv'))
  )

  await openFolder(desk)
  const verify = region(desk, 'Verify a workpaper')
  await verify.getByRole('button', { name: 'Verify a workpaper…' }).click()
  await expect(verify).toContainText('J-310 is identical with what was recomputed.', { timeout: 60_000 })
  await look(desk, 'verify-identical')

  const file = join(`${dataDir}-chosen`, 'workpaper', 'J-310', '04_decisions.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace(',duplicate,', ',valid,'))
  await verify.getByRole('button', { name: 'Verify a workpaper…' }).click()
  await expect(verify).toContainText('J-310 is not identical with what was recomputed.', { timeout: 60_000 })
  await expect(verify.getByRole('row', { name: /04_decisions\.csv/ })).toContainText(
    'row 2, column disposition: stated valid, recomputed duplicate'
  )
  await look(desk, 'verify-different')
})
