import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { addActivity, readActivity, readActivityPage } from '../../../src/main/review/activity-records.ts'
import { changeDecision } from '../../../src/main/review/decision-state.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { readReview } from '../../../src/main/review/read-review.ts'
import { applyStep } from '../../../src/main/review/apply-step.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
let files = 0
const freshPath = () => join(folder, `review-${++files}.sqlite`)
const at = '2026-01-31T12:00:00.000Z'

function decide(db: Database.Database): void {
  const change = changeDecision({ disposition: 'valid' }, { by: 'Ann', at }, 'L1')
  const target = { membersKey: 'k', type: 6, groupKey: 'g', account: '4000', amount: '5.00', count: 2 }
  const step = { engagement: 'one', ledgerId: 'L1', kind: 'decision' as const, by: 'Ann', at, change }
  applyStep(db, { ...step, describe: () => 'valid.' }, [target])
}

test('what was said and done can be added to and never be changed or taken away', () => {
  const db = openReview(freshPath())
  decide(db)
  for (const table of ['activity', 'step', 'step_change', 'state']) {
    const [column] = db.prepare(`SELECT * FROM ${table}`).columns()
    expect(() => db.exec(`UPDATE ${table} SET ${column!.name} = ${column!.name}`)).toThrow(
      'can only be added to'
    )
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('can only be added to')
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1)
  }
  db.close()
})

test('a note that is sent again is in the log once, and each engagement counts its own', () => {
  const db = openReview(freshPath())
  const note = { at, by: '', kind: 'import' as const, ledgerId: null }
  for (const [engagement, key] of [
    ['one', 'import:1'],
    ['two', 'import:2'],
    ['one', 'import:1'],
    ['one', 'import:3']
  ] as const)
    addActivity(db, { ...note, engagement, key, text: key })
  expect(readActivity(db, 'one').map(({ number, text }) => [number, text])).toEqual([
    [1, 'import:1'],
    [2, 'import:3']
  ])
  expect(readActivityPage(db, 'one', 0, 1)).toEqual({
    entries: [{ ...note, number: 2, text: 'import:3' }],
    total: 2
  })
  expect(readActivityPage(db, 'three', 0, 10)).toEqual({ entries: [], total: 0 })
  db.close()
})

test('another process reads decisions while they are written, and after', () => {
  const path = freshPath()
  expect(readReview(path, 'one')).toEqual({
    decisions: new Map(),
    members: new Map(),
    activity: [],
    materiality: []
  })
  expect(existsSync(path)).toBe(false)
  const db = openReview(path)
  expect(readReview(path, 'one').decisions.size).toBe(0)
  decide(db)
  const beside = readReview(path, 'one')
  expect(beside.decisions.get('k')).toEqual({
    ledgerId: 'L1',
    disposition: 'valid',
    note: '',
    tickmark: '',
    decided: { by: 'Ann', at },
    prepared: null,
    reviewed: null,
    excepted: []
  })
  expect(readReview(path, 'two').decisions.size).toBe(0)
  db.close()
  expect(readReview(path, 'one')).toEqual(beside)
})

test('a file that is damaged, of another program or of a newer Doublet is said to be that and left as it is', () => {
  const damaged = freshPath()
  writeFileSync(damaged, 'this is no database, whatever its name says. '.repeat(200))
  const before = readFileSync(damaged)
  expect(codeOf(() => openReview(damaged))).toMatch(/^REVIEW_DAMAGED/)
  expect(codeOf(() => readReview(damaged, 'one'))).toMatch(/^REVIEW_DAMAGED/)
  expect(readFileSync(damaged).equals(before)).toBe(true)

  const cut = freshPath()
  const whole = openReview(cut)
  decide(whole)
  whole.close()
  truncateSync(cut, statSync(cut).size - 100)
  expect(codeOf(() => openReview(cut))).toMatch(/^REVIEW_DAMAGED/)
  expect(codeOf(() => readReview(cut, 'one'))).toMatch(/^REVIEW_DAMAGED/)

  const foreign = freshPath()
  const other = new Database(foreign)
  other.exec('CREATE TABLE decision (what TEXT)')
  other.close()
  expect(codeOf(() => openReview(foreign))).toMatch(/^REVIEW_DAMAGED/)

  const newer = freshPath()
  openReview(newer).close()
  const db = new Database(newer)
  db.pragma('user_version = 99')
  db.close()
  expect(codeOf(() => openReview(newer))).toMatch(/^REVIEW_TOO_NEW/)
  expect(codeOf(() => readReview(newer, 'one'))).toMatch(/^REVIEW_TOO_NEW/)
})
