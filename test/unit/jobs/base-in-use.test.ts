import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { baseRecords } from '../../../src/main/catalog/base-records.ts'
import { modelRecords } from '../../../src/main/catalog/model-records.ts'
import { openCatalog } from '../../../src/main/catalog/open-catalog.ts'
import { purgeCatalog } from '../../../src/main/catalog/purge-catalog.ts'
import { openBases } from '../../../src/main/jobs/base-in-use.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'
import { shipped, shippedBase } from '../../helpers/shipped-base.ts'

const folder = scratchFolder()
let count = 0
let catalog: Database.Database
beforeEach(() => {
  const dataDir = join(folder, `data-${++count}`)
  mkdirSync(dataDir)
  catalog = openCatalog(dataDir)
})
afterEach(() => catalog.close())

const teacher = (from: 'ledger' | 'decisions', sha256: string) => ({
  ...shipped.teachers[count % shipped.teachers.length]!,
  from,
  sha256
})

function open() {
  const records = baseRecords(catalog)
  return { records, bases: openBases(shippedBase.path, records, modelRecords(catalog)) }
}

test('is what ships until something was taught, and then another one for all but the ledger that taught it', () => {
  const { records, bases } = open()
  const before = bases.for('b')
  expect(before).toMatchObject({ hash: shipped.hash, added: [], isTaught: false })
  expect(records.teachOnce(teacher('ledger', 'a'))).toBe(true)
  expect(bases.for('a')).toMatchObject({ hash: shipped.hash, added: [], isTaught: true })
  const after = bases.for('b')
  expect(after.hash).not.toBe(before.hash)
  expect(bases.for('c').hash).toBe(after.hash)
  expect(bases.withRows(after).taught.map((taught) => JSON.parse(taught) as unknown)).toEqual([
    teacher('ledger', 'a')
  ])
})

test('learns from one ledger only, and from the last decisions alone', () => {
  const { records, bases } = open()
  records.teachOnce(teacher('ledger', 'a'))
  expect(records.teachOnce(teacher('ledger', 'b'))).toBe(false)
  records.teachDecided([teacher('decisions', 'a'), teacher('decisions', 'b')])
  records.teachDecided([teacher('decisions', 'c')])
  expect(records.all().map(({ from, sha256 }) => `${from} of ${sha256}`)).toEqual([
    'ledger of a',
    'decisions of c'
  ])
  expect(bases.withRows(bases.for('d')).taught).toHaveLength(2)
})

test('forgets what a ledger taught that is deleted', () => {
  const { records, bases } = open()
  records.teachOnce(teacher('ledger', 'a'))
  records.teachDecided([teacher('decisions', 'b')])
  purgeCatalog(catalog, { jobIds: [], ledgerIds: [], contents: ['a'], engagement: null, client: null })
  expect(records.all().map(({ sha256 }) => sha256)).toEqual(['b'])
  expect(bases.for('z').isTaught).toBe(false)
})

test('has no hash where the file that ships cannot be read: the job tells of it', () => {
  const { records } = open()
  expect(openBases(join(folder, 'none.json'), records, modelRecords(catalog)).for('a').hash).toBe('')
})
