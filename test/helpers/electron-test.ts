import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { findElectron } from './find-electron.ts'
import { giveModel } from './train-once.ts'
import { launchElectron, type Doublet } from './launch-electron.ts'

interface Fixtures {
  /** A folder of the test's own, removed after it. */
  folder: string
  /** Whether the data folder has a model already; else the first ledger teaches one. */
  hasModel: boolean
  dataDir: string
  /** Electron's program. The test is skipped where there is none, or fails with REQUIRE_ELECTRON=1. */
  electron: string
  /** Starts Doublet on the data folder. The page of each must not have complained by the end of the test. */
  launch: (switches?: string[]) => Promise<Doublet>
}

/** A Playwright test that runs the built Doublet in Electron on a data folder without ledgers. */
export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'doublet-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  hasModel: [true, { option: true }],
  dataDir: async ({ folder, hasModel }, use) => {
    const dataDir = join(folder, 'data')
    if (hasModel) giveModel(dataDir)
    await use(dataDir)
  },
  electron: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use, testInfo) => {
      const found = findElectron()
      if (found.executable !== null) return await use(found.executable)
      if (process.env['REQUIRE_ELECTRON'] === '1') throw new Error(found.reason)
      testInfo.skip(true, found.reason)
    },
    { auto: true }
  ],
  launch: async ({ electron, dataDir }, use) => {
    const launched: Doublet[] = []
    await use(async (switches) => {
      const doublet = await launchElectron(electron, dataDir, switches)
      launched.push(doublet)
      return doublet
    })
    for (const { app } of launched) await app.close()
    expect(launched.flatMap(({ complaints }) => complaints)).toEqual([])
  }
})

export { expect }
