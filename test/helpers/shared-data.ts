import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../shared/data')

/**
 * A suite over the real ledgers in ../shared/data, whose absolute path `body` gets. Where they are absent it is
 * one skipped test with its reason, and a failed one where CI=true promises them.
 */
export function describeSharedData(name: string, body: (folder: string) => void): void {
  if (existsSync(folder)) {
    describe(name, () => {
      body(folder)
    })
  } else {
    test(name, (context) => {
      expect(process.env['CI'], 'CI=true asks for ../shared/data, and it is not there').not.toBe('true')
      context.skip('needs the ledgers of ../shared/data beside the repository')
    })
  }
}
