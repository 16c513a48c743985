import { copyFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHazards } from '../helpers/hazard-fixtures.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { takeDigests } from './take-digests.ts'

/**
 * What Doublet writes of every fixture, to the byte: a change that means to change nothing changes no digest. Where it means to, the
 * digests are blessed with `npm run golden -- -u`, in a commit that says why.
 */
describe('writes of every fixture what it wrote before', () => {
  const scratch = scratchFolder()
  const ledger = join(import.meta.dirname, '../fixtures/je-six-types-small/journal_entries.csv')

  test('je-six-types-small', async () => {
    expect(
      await takeDigests(join(scratch, 'je'), [copyInto(join(scratch, 'files'), ledger)], {})
    ).toMatchSnapshot()
  })

  test.each(readHazards().fixtures)('$name', async ({ name, path, cases }) => {
    const folder = join(scratch, name)
    for (const { settings = {} } of cases)
      expect(await takeDigests(folder, [copyInto(join(scratch, 'files'), path)], settings)).toMatchSnapshot()
  })
})

/** The file as it is, for its time of change is set. */
function copyInto(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true })
  const copy = join(folder, basename(path))
  copyFileSync(path, copy)
  return copy
}
