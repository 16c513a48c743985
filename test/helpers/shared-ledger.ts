import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TestInfo } from '@playwright/test'
import { repoRoot } from './find-electron.ts'

/** A ledger of ../shared/data. Without it the test is skipped with the reason, or fails with CI=true. */
export function sharedLedger(testInfo: TestInfo, name: string): string {
  const path = join(repoRoot, '../shared/data', name)
  if (!existsSync(path)) {
    const reason = `needs ../shared/data/${name} beside the repository`
    if (process.env['CI'] === 'true') throw new Error(reason)
    testInfo.skip(true, reason)
  }
  return path
}
