import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../../src/main/data-folder/migrate.ts'
import { reviewMigrations } from '../../../src/main/review/migrations.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { decideSome, readKept } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'
import { smallDisks } from '../../helpers/small-disk.ts'

const folder = scratchFolder()
const disks = smallDisks(folder)
const tooNew = ['TOO_NEW', 'Start the newer one.'] as const
const now = reviewMigrations.length
const next = [...reviewMigrations, 'ALTER TABLE view ADD COLUMN shared INTEGER NOT NULL DEFAULT 0']
const schema = { steps: next, tooNew }
let folders = 0

/** A file with decisions as an older version left it, open, and the folder it is in. */
function openOlder(dir = join(folder, `older-${++folders}`)) {
  mkdirSync(dir, { recursive: true })
  const db = openReview(join(dir, 'review.sqlite'))
  decideSome(db, 0, 500, 'seen')
  return { db, dir, copies: () => readdirSync(join(dir, 'copies')) }
}
const versionOf = (db: Database.Database) => db.pragma('user_version', { simple: true })

describe('tables that are brought up to date', () => {
  test('are kept before as a checked copy that nobody else may read', () => {
    const { db, dir, copies } = openOlder()
    const before = readKept(db)
    migrate(db, schema)
    expect(versionOf(db)).toBe(now + 1)
    expect(readKept(db)).toEqual(before)
    db.close()
    expect(copies()).toEqual([expect.stringMatching(/^review-v\d+-\d{4}-\d\d-\d\dT[\d.-]+Z\.sqlite$/)])
    const file = join(dir, 'copies', copies()[0]!)
    expect([statSync(join(dir, 'copies')).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600])
    const copy = new Database(file, { readonly: true })
    expect([versionOf(copy), copy.pragma('integrity_check', { simple: true })]).toEqual([now, 'ok'])
    expect(readKept(copy)).toEqual(before)
    expect(() => copy.prepare('SELECT shared FROM view')).toThrow('no such column')
    copy.close()
  })

  test('are left as they are where a step fails, and the copy stays', () => {
    const { db, copies } = openOlder()
    const before = readKept(db)
    expect(() => migrate(db, { steps: [...next, 'no SQL'], tooNew })).toThrow('syntax error')
    expect([versionOf(db), readKept(db)]).toEqual([now, before])
    expect(copies()).toHaveLength(1)
    db.close()
  })

  test('are left as they are where no copy can be made', () => {
    const { db, dir } = openOlder()
    writeFileSync(join(dir, 'copies'), 'no folder')
    expect(codeOf(() => migrate(db, schema))).toMatch(
      /^COPY_FAILED: Before review\.sqlite is brought up to date/
    )
    expect(versionOf(db)).toBe(now)
    db.close()
  })

  test('are not copied where there is nothing in them, or nothing to do', () => {
    const dir = join(folder, 'fresh')
    mkdirSync(dir)
    const db = new Database(join(dir, 'review.sqlite'))
    migrate(db, schema)
    migrate(db, schema)
    expect(codeOf(() => migrate(db, { steps: reviewMigrations, tooNew }))).toBe(
      'TOO_NEW: Start the newer one.'
    )
    db.close()
    expect(readdirSync(dir)).toEqual(['review.sqlite'])
  })
})

describe.skipIf(disks.whyNot !== '')('on a disk that is full', () => {
  test('tables stay as they are and the sentence says why; with room again they are brought up to date', () => {
    const disk = disks.make(1024)
    const { db, copies } = openOlder(disk.path)
    disk.fill()
    expect(codeOf(() => migrate(db, schema))).toMatch(
      /^COPY_FAILED: .* nothing was changed\. The disk .* is full/
    )
    expect(versionOf(db)).toBe(now)
    expect(copies()).toEqual([])
    disk.free()
    migrate(db, schema)
    expect(versionOf(db)).toBe(now + 1)
    expect(copies()).toHaveLength(1)
    db.close()
  })
})
