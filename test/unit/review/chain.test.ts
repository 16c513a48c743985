import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, test } from 'vitest'
import { findAltered, findBroken, readHeads } from '../../../src/main/review/chain.ts'
import { reviewMigrations } from '../../../src/main/review/migrations.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { undoStep } from '../../../src/main/review/undo-step.ts'
import { decideSome } from '../../helpers/kept-decisions.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const early = join(folder, 'early.sqlite')
const late = join(folder, 'late.sqlite')
const undo = { engagement: 'one', ledgerId: 'L1', by: 'Ann', at: '' }

beforeAll(() => {
  const path = join(folder, 'review.sqlite')
  const db = openReview(path)
  decideSome(db, 0, 50, 'first')
  decideSome(db, 10, 20, 'second')
  copyFileSync(path, early)
  undoStep(db, undo)
  decideSome(db, 12, 15, 'third')
  copyFileSync(path, late)
  db.close()
})

const headsOf = (path: string) => {
  const db = openReview(path)
  const { heads } = readHeads(db, 0)
  db.close()
  return heads
}

test('a file that went on from what was known is whole; an older one, and another one, are not', () => {
  const [known] = headsOf(late)
  expect(known).toMatchObject({ engagement: 'one', steps: 4 })
  const broken = (path: string, heads: ReturnType<typeof headsOf>) => {
    const db = openReview(path)
    const found = findBroken(db, heads)
    db.close()
    return found
  }
  expect(broken(late, headsOf(early))).toEqual([])
  expect(broken(late, [known!])).toEqual([])
  expect(broken(early, [known!])).toEqual([{ known, found: 2, isOther: false }])
  expect(broken(early, [{ engagement: 'two', steps: 1, hash: 'x' }])).toMatchObject([{ found: 0 }])

  const other = join(folder, 'other.sqlite')
  copyFileSync(early, other)
  const db = openReview(other)
  for (const note of ['else', 'and more', 'and more again']) decideSome(db, 12, 15, note)
  db.close()
  expect(broken(other, [known!])).toEqual([{ known, found: 5, isOther: true }])
})

test('the same steps have the same chain, whatever else is in the file', () => {
  const path = join(folder, 'beside.sqlite')
  const db = openReview(path)
  decideSome(db, 0, 3, 'of two', 'two')
  decideSome(db, 0, 50, 'first')
  decideSome(db, 0, 3, 'of two again', 'two')
  decideSome(db, 10, 20, 'second')
  undoStep(db, undo)
  decideSome(db, 12, 15, 'third')
  const heads = readHeads(db, 0).heads
  db.close()
  expect(heads.find(({ engagement }) => engagement === 'one')).toEqual(headsOf(late)[0])
})

test.each([
  ['a note', "UPDATE state SET note = 'FIRST' WHERE id = 1"],
  ['who decided', "UPDATE step SET by = 'Bob' WHERE id = 2"],
  ['the words of a step', "UPDATE step SET text = 'nothing' WHERE id = 4"],
  [
    'a finding of a step',
    "UPDATE step_change SET members_key = 'key-x' WHERE step = 1 AND members_key = 'key-000007'"
  ],
  [
    'a finding left out',
    'DELETE FROM step_change WHERE step = 2 AND members_key = (SELECT max(members_key) FROM step_change WHERE step = 2)'
  ],
  [
    'the last step left out',
    'DELETE FROM step_change WHERE step = 4; DELETE FROM step WHERE id = 4; INSERT INTO step SELECT 4, engagement, ledger_id, kind, by, at, text, NULL FROM step WHERE id = 1'
  ]
])('%s that was changed in the file is found', (_what, sql) => {
  const path = join(folder, 'altered.sqlite')
  copyFileSync(late, path)
  const db = new Database(path)
  expect(findAltered(db)).toBeNull()
  const triggers = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%refuses%'")
    .pluck()
    .all()
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  expect(findAltered(db)).toMatch(/^step \d, of 2026-01-31/)
  db.close()
})

test('a file of before there were chains gets them when it is opened', () => {
  const path = join(folder, 'before.sqlite')
  copyFileSync(late, path)
  const db = new Database(path)
  db.exec('DROP TABLE chain')
  db.pragma(`user_version = ${reviewMigrations.length - 1}`)
  db.close()
  expect(headsOf(path)).toEqual(headsOf(late))
})
