import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, chromium, expect, type Page } from '@playwright/test'
import { keepPicture } from '../../helpers/desk.ts'
import { findChromium } from '../../helpers/find-chromium.ts'
import { giveModel } from '../../helpers/train-once.ts'
import { openBrowserHost } from '../../host/browser-host.ts'
import { ledgerCsv } from './ledger-csv.ts'

interface Fixtures {
  /** Skips the test where there is no Chromium, or fails it with REQUIRE_BROWSER=1. */
  browserCheck: void
  /** A folder of the test's own, removed after it. */
  folder: string
  /** Whether the data folder has a model already; else the first ledger teaches one. */
  hasModel: boolean
  /** The data folder of the host. */
  dataDir: string
  /** Doublet's page, just opened on a data folder without ledgers. It must not have complained by the end of the test. */
  desk: Page
}

/** A Playwright test that shows the built Doublet in the system's Chromium, through the browser host. */
export const test = base.extend<Fixtures>({
  browserCheck: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use, testInfo) => {
      const executable = findChromium() ?? chromium.executablePath()
      if (!existsSync(executable)) {
        const reason = 'no Chromium: run `apt-get install chromium`, or set CHROMIUM_PATH to one'
        if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(reason)
        testInfo.skip(true, reason)
      }
      await use()
    },
    { auto: true }
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'doublet-browser-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  hasModel: [true, { option: true }],
  dataDir: async ({ folder, hasModel }, use) => {
    const dataDir = join(folder, 'data')
    if (hasModel) giveModel(dataDir)
    await use(dataDir)
  },
  desk: async ({ page, dataDir }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    const host = await openBrowserHost(dataDir)
    await page.goto(host.url)
    await use(page)
    await page.close()
    await host.close()
    expect(complaints).toEqual([])
  }
})

/** Nothing on the page as it is now is against the rules of accessibility that axe knows. */
export async function expectAccessible(desk: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk }).analyze()
  expect.soft(violations.map(({ id }) => id)).toEqual([])
}

/** Keeps a picture of the page at the usual and at the least size of the window, and looks at both as axe does. */
export async function look(desk: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [1024, 700]
  ] as const) {
    await desk.setViewportSize({ width, height })
    await keepPicture(desk, `${name}-${width}`)
    await expectAccessible(desk)
  }
}

/** Decides the first finding as duplicate, by A. Meyer, who is asked for a name. */
export async function decideFirst(desk: Page): Promise<void> {
  const status = desk.locator('.ag-row[row-index="0"] [col-id="disposition"]')
  await desk.getByRole('tab', { name: 'Findings' }).click()
  await expect(status).toHaveText('Open')
  await desk.keyboard.press('j')
  await desk.keyboard.press('d')
  await desk.getByRole('textbox', { name: 'Who decides?' }).fill('A. Meyer')
  await desk.keyboard.press('Enter')
  await expect(status).toHaveText(/Duplicate$/)
}

/** Gives the ledger to the page through its file dialog and waits until it is analysed and scored. */
export async function uploadLedger(desk: Page, folder: string, name = 'ledger.csv'): Promise<void> {
  await startLedger(desk, folder, name)
  await expect(desk.getByRole('navigation', { name: 'Ledgers' })).toContainText('80 duplicate lines')
}

/** The same, but waits only until its findings can be looked at. */
export async function startLedger(desk: Page, folder: string, name = 'ledger.csv'): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, ledgerCsv())
  const chooser = desk.waitForEvent('filechooser')
  await desk.getByRole('button', { name: 'Choose files…' }).click()
  await (await chooser).setFiles(path)
  await expect(desk.getByTestId('proof')).toContainText('241 lines in the file')
}

/** Drops files of these names and texts on the window. */
export async function dropTexts(desk: Page, files: Record<string, string>): Promise<void> {
  const data = await desk.evaluateHandle(`{
    const data = new DataTransfer()
    for (const [name, text] of Object.entries(${JSON.stringify(files)})) data.items.add(new File([text], name))
    data
  }`)
  await desk.dispatchEvent('body', 'drop', { dataTransfer: data })
}

export { expect }
