import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { jobRecords, type JobRecord } from '../../../src/main/catalog/job-records.ts'
import { catalogMigrations } from '../../../src/main/catalog/migrations.ts'
import { modelRecords } from '../../../src/main/catalog/model-records.ts'
import { openCatalog } from '../../../src/main/catalog/open-catalog.ts'
import type { ModelCard } from '../../../src/shared/model.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const record: JobRecord = {
  jobId: 'job-1',
  engagementId: 'E-1',
  clientName: 'Müller & Söhne',
  paths: ['/ledgers/a.csv'],
  files: [{ name: 'a.csv', sizeBytes: 12, modifiedAt: '2024-01-31T12:00:00.000Z' }],
  settings: { mapping: { account: '#1' }, threshold: 2 },
  submittedAt: '2024-01-31T12:00:00.000Z',
  status: 'PENDING',
  elapsedMs: 0,
  rowsSoFar: 0,
  fingerprint: null,
  headersKey: null,
  mapping: null,
  error: null,
  questions: null,
  result: null,
  ledgerId: null,
  reusedFrom: null
}

/** What a catalogue was before it was brought up to date, by the one copy that was kept. */
function expectCopy(dataDir: string, version: number, rows: unknown[]): void {
  const names = readdirSync(join(dataDir, 'copies'))
  expect(names).toEqual([expect.stringMatching(new RegExp(`^catalog-v${version}-\\d{4}-.*Z\\.sqlite$`))])
  const copy = new Database(join(dataDir, 'copies', names[0]!), { readonly: true })
  expect(copy.pragma('user_version', { simple: true })).toBe(version)
  expect(copy.prepare('SELECT * FROM job').all()).toEqual(rows)
  copy.close()
}

test('keeps jobs whole and in the order of their submission', () => {
  const dataDir = join(folder, 'jobs/deep')
  const catalog = openCatalog(dataDir)
  const jobs = jobRecords(catalog)
  const second = { ...record, jobId: 'job-2' }
  jobs.put(record, second)
  const failed: JobRecord = {
    ...record,
    status: 'FAILED',
    elapsedMs: 1234,
    rowsSoFar: 77,
    fingerprint: 'ff',
    error: { code: 'X', message: 'What to do.', detail: 'why' }
  }
  jobs.put(failed)
  expect(jobs.all()).toEqual([failed, second])
  catalog.close()

  const again = openCatalog(dataDir)
  expect(jobRecords(again).all()).toEqual([failed, second])
  again.close()
})

test('keeps all jobs of a submission or none of them', () => {
  const catalog = openCatalog(join(folder, 'whole'))
  const jobs = jobRecords(catalog)
  const broken = { ...record, jobId: 'job-2', clientName: null as unknown as string }
  expect(() => jobs.put(record, broken)).toThrow(/NOT NULL/)
  expect(jobs.all()).toEqual([])
  catalog.close()
})

test('uses the model that was added last, numbers all of them and keeps the older ones', () => {
  const catalog = openCatalog(join(folder, 'models'))
  const models = modelRecords(catalog)
  const card = { schemaVersion: 1, trainedAt: '2024-01-31T12:00:00.000Z', heldOut: {} } as ModelCard
  expect(models.current()).toBe(null)
  expect(models.card()).toBe(null)
  expect(models.add({ card, forest: '[1]', hash: 'a' })).toBe(1)
  expect(models.add({ card: { ...card, schemaVersion: 2 }, forest: '[2]', hash: 'b' })).toBe(2)
  const newest = { number: 2, card: { ...card, schemaVersion: 2 }, hash: 'b' }
  expect(models.current()).toEqual({ ...newest, forest: '[2]' })
  expect(models.card()).toMatchObject(newest)
  expect(models.card('a')).toMatchObject({ number: 1, card, hash: 'a' })
  expect(models.card('c')).toBe(null)
  catalog.exec("UPDATE model SET card = '{' WHERE hash = 'b'")
  expect(codeOf(() => models.current())).toMatch(/^MODEL_DAMAGED/)
  catalog.close()
})

test('lets one program at a time have a data folder', () => {
  const dataDir = join(folder, 'shared')
  const catalog = openCatalog(dataDir)
  expect(codeOf(() => openCatalog(dataDir))).toMatch(/^DATA_FOLDER_IN_USE/)
  catalog.close()
  openCatalog(dataDir).close()
})

test('leaves a catalogue of a newer Doublet alone', () => {
  const dataDir = join(folder, 'newer')
  openCatalog(dataDir).close()
  const db = new Database(join(dataDir, 'catalog.sqlite'))
  db.pragma('user_version = 99')
  db.close()
  expect(codeOf(() => openCatalog(dataDir))).toMatch(/^CATALOG_TOO_NEW/)
})

test('takes over the jobs of a catalogue from before ledgers had several files', () => {
  const dataDir = join(folder, 'older')
  mkdirSync(dataDir)
  const db = new Database(join(dataDir, 'catalog.sqlite'))
  db.exec(catalogMigrations[0]!)
  db.pragma('user_version = 1')
  const { paths, files, ...kept } = record
  const result = { analytics: { file: { ...files[0], sha256: 'ff' } } }
  db.prepare(
    `INSERT INTO job VALUES (NULL, @jobId, @engagementId, @clientName, @path, @file, @settings, @submittedAt, 'COMPLETED',
       0, 0, NULL, NULL, NULL, @result, NULL, NULL)`
  ).run({
    ...kept,
    path: paths[0],
    file: JSON.stringify(files[0]),
    settings: JSON.stringify(kept.settings),
    result: JSON.stringify(result)
  })
  const rows = db.prepare('SELECT * FROM job').all()
  db.close()
  const catalog = openCatalog(dataDir)
  expect(jobRecords(catalog).all()).toEqual([
    { ...record, status: 'COMPLETED', result: { analytics: { ...result.analytics, files: [], proof: null } } }
  ])
  catalog.close()
  expectCopy(dataDir, 1, rows)
})

test('takes over the results of a catalogue from before findings were counted', () => {
  const dataDir = join(folder, 'uncounted')
  mkdirSync(dataDir)
  const db = new Database(join(dataDir, 'catalog.sqlite'))
  for (const step of catalogMigrations.slice(0, 4)) db.exec(step)
  db.pragma('user_version = 4')
  const result = { analytics: { files: [], proof: null }, duplicates: { distinctRows: 7 } }
  const insert = db.prepare(
    `INSERT INTO job (job_id, engagement_id, client_name, paths, files, settings, submitted_at, status, elapsed_ms, rows_so_far, result)
     VALUES (?, '', '', '[]', '[]', '{}', '', 'COMPLETED', 0, 0, ?)`
  )
  insert.run('counted-anew', JSON.stringify(result))
  insert.run('failed', null)
  const rows = db.prepare('SELECT * FROM job').all()
  db.close()
  const catalog = openCatalog(dataDir)
  const none = [{ currency: '', exposure: '0', net: '0' }]
  const noFacts = { wholeJournal: 0, sameJournal: 0, reversed: 0, recurring: 0, none: 0 }
  const duplicates = { distinctRows: 7, findings: 0, exposure: none, factFindings: noFacts }
  const results = jobRecords(catalog)
    .all()
    .map((job) => job.result)
  expect(results).toHaveLength(2)
  expect(results).toEqual(expect.arrayContaining([null, { ...result, duplicates }]))
  catalog.close()
  expectCopy(dataDir, 4, rows)
})

test('says so where the catalogue is no database', () => {
  const dataDir = join(folder, 'damaged')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'catalog.sqlite'), 'this is no database, whatever its name says. '.repeat(200))
  expect(codeOf(() => openCatalog(dataDir))).toMatch(/^CATALOG_DAMAGED/)
})

test('says so where the data folder cannot be made', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(codeOf(() => openCatalog(file))).toMatch(/^FOLDER_UNWRITABLE/)
  expect(codeOf(() => openCatalog(join(file, 'below')))).toMatch(/^FOLDER_UNWRITABLE/)
})
