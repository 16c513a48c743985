import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeSharedData } from '../helpers/shared-data.ts'
import { scratchFolder } from '../helpers/scratch-folder.ts'
import { unzipSingle } from '../helpers/unzip-single.ts'
import { takeDigests } from './take-digests.ts'

/** The long form of the golden test, over whole ledgers: minutes, for a person who moves much. `npm run golden`. */
describeSharedData('writes of every ledger what it wrote before', (shared) => {
  const scratch = scratchFolder()
  const ledgers = readdirSync(shared).filter((name) => existsSync(join(shared, name, 'expected.json')))

  test.each(
    ledgers.flatMap((name) => [
      { name, mapped: true },
      { name, mapped: false }
    ])
  )(
    '$name, columns named: $mapped',
    async ({ name, mapped }) => {
      const { file, mapping } = JSON.parse(readFileSync(join(shared, name, 'expected.json'), 'utf8')) as {
        file: string
        mapping: Record<string, string>
      }
      const bytes = readFileSync(join(shared, name, file))
      const path = join(scratch, file.replace(/\.zip$/, ''))
      writeFileSync(path, file.endsWith('.zip') ? unzipSingle(bytes) : bytes)
      const named = Object.fromEntries(
        Object.entries(mapping).map(([field, column]) => [field, column.replace(/ \(.*\)$/, '')])
      )
      const digests = await takeDigests(join(scratch, name), [path], mapped ? { mapping: named } : {})
      expect(digests).toMatchSnapshot()
    },
    600_000
  )
})
