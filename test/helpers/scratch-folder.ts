import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the files of one test file; it is removed with all that is in it when its tests are done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doublet-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
