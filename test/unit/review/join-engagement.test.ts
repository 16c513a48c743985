import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { applyStep } from '../../../src/main/review/apply-step.ts'
import { findAltered, readHeads } from '../../../src/main/review/chain.ts'
import { extractEngagement } from '../../../src/main/review/copy-engagement.ts'
import { readActivity } from '../../../src/main/review/activity-records.ts'
import { readDecisions } from '../../../src/main/review/decision-records.ts'
import { changeDecision, signDecision, type Change } from '../../../src/main/review/decision-state.ts'
import { joinEngagement, planJoin, type Joining } from '../../../src/main/review/join-engagement.ts'
import { openReview } from '../../../src/main/review/open-review.ts'
import { undoStep } from '../../../src/main/review/undo-step.ts'
import { isHistoryWhole } from '../../../src/main/review/whole-history.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const engagement = 'one'
let count = 0
const fresh = () => join(folder, `review-${++count}.sqlite`)
const at = () => new Date(Date.UTC(2026, 0, 1, 0, 0, ++count)).toISOString()

/** A change of the findings with these keys, by one person. */
function step(
  db: Database.Database,
  keys: string[],
  by: string,
  change: (said: { by: string; at: string }) => Change,
  of = engagement
) {
  const said = { by, at: at() }
  const target = (membersKey: string) => ({
    membersKey,
    type: 1,
    groupKey: `g${membersKey}`,
    account: '4000',
    amount: '5.00',
    count: 2
  })
  const describe = () => `${keys.join('+')} by ${by}`
  applyStep(
    db,
    { engagement: of, ledgerId: 'L1', kind: 'decision', ...said, change: change(said), describe },
    keys.map(target)
  )
}
const decide = (
  db: Database.Database,
  keys: string,
  disposition: 'valid' | 'duplicate' | 'open',
  by: string,
  note = ''
) => step(db, keys.split(' '), by, (said) => changeDecision({ disposition, note }, said, 'L1'))
const sign = (db: Database.Database, keys: string, by: string) =>
  step(db, keys.split(' '), by, (said) => signDecision('reviewer', said))

function joining(sourcePath: string, choices: Joining['choices'] = {}): Joining {
  return { engagement, sourcePath, choices, ledgerIds: {}, ledgerId: 'L1', by: 'Ann', at: at() }
}
const words = (db: Database.Database) =>
  Object.fromEntries(
    [...readDecisions(db, engagement)].map(
      ([key, { disposition, decided, reviewed }]) =>
        [key, [disposition, decided.by, reviewed?.by ?? null].join(' ')] as const
    )
  )
function expectWhole(db: Database.Database): void {
  expect(findAltered(db)).toBeNull()
  expect(isHistoryWhole(db)).toBe(true)
}
/** Two files that were one: Ann decided a, b and c, then each went on. */
function parted() {
  const path = fresh()
  const here = openReview(path)
  step(here, ['x'], 'Zoe', (said) => changeDecision({ disposition: 'valid' }, said, 'L9'), 'another')
  decide(here, 'a b c', 'valid', 'Ann')
  const other = fresh()
  copyFileSync(path, other)
  const there = openReview(other)
  decide(there, 'c', 'duplicate', 'Bo')
  decide(there, 'd', 'duplicate', 'Bo', 'posted again')
  sign(there, 'a', 'Bo')
  decide(here, 'e', 'valid', 'Ann')
  decide(here, 'b', 'duplicate', 'Ann')
  const source = fresh()
  there.close()
  extractEngagement(other, engagement, source)
  return { here, source }
}

test('an engagement that is taken out of a file has the same chain and log, and nothing of another one', () => {
  const path = fresh()
  const db = openReview(path)
  decide(db, 'a b', 'valid', 'Ann')
  step(
    db,
    ['x y'],
    'Zoe',
    (said) => changeDecision({ disposition: 'valid', note: 'SECRET' }, said, 'L9'),
    'another'
  )
  decide(db, 'b', 'duplicate', 'Ann')
  undoStep(db, { engagement, ledgerId: 'L1', by: 'Ann', at: at() })
  const target = fresh()
  extractEngagement(path, engagement, target)
  const copy = openReview(target)
  expectWhole(copy)
  const ours = readHeads(db, 0).heads.filter((head) => head.engagement === engagement)
  expect(readHeads(copy, 0).heads).toEqual(ours)
  expect(ours[0]?.steps).toBe(3)
  expect(readActivity(copy, engagement)).toEqual(readActivity(db, engagement))
  expect(copy.serialize().includes('SECRET')).toBe(false)

  // And into a file that has others: numbers are other ones, the chain is not.
  const third = openReview(fresh())
  step(third, ['x'], 'Zoe', (said) => changeDecision({ disposition: 'valid' }, said, 'L9'), 'another')
  copy.close()
  const plan = joinEngagement(third, joining(target))
  expect(plan).toMatchObject({ isNew: true, decisions: { added: 2 }, differing: [], here: null })
  expectWhole(third)
  expect(readHeads(third, 0).heads).toContainEqual(ours[0])
  expect(words(third)).toEqual(words(db))
})

test('two that went on from one are joined: new and equal by themselves, differing ones as chosen', () => {
  const { here, source } = parted()
  const plan = planJoin(here, source, engagement)
  expect(plan).toMatchObject({ isNew: false, decisions: { added: 1, equal: 0, signed: 1 } })
  expect(
    plan.differing.map(({ membersKey, here: own, there }) => [membersKey, own.disposition, there.disposition])
  ).toEqual([
    ['b', 'duplicate', 'valid'],
    ['c', 'valid', 'duplicate']
  ])
  const before = words(here)
  expect(codeOf(() => joinEngagement(here, joining(source, { b: 'here' })))).toMatch(/^NOT_CHOSEN/)
  expect(words(here)).toEqual(before)

  joinEngagement(here, joining(source, { b: 'here', c: 'there' }))
  expect(words(here)).toEqual({
    a: 'valid Ann Bo',
    b: 'duplicate Ann ',
    c: 'duplicate Bo ',
    d: 'duplicate Bo ',
    e: 'valid Ann '
  })
  expectWhole(here)
  const log = readActivity(here, engagement)
  const last = log.at(-1)!
  expect(last.kind).toBe('merge')
  for (const head of [plan.here, plan.there])
    expect(last.text).toContain(`${head!.steps} steps, ${head!.hash}`)
  expect(log.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['d by Bo', 'c by Bo', 'a by Bo', 'e by Ann'])
  )
  expect(new Set(log.map(({ text }) => text)).size).toBe(log.length)

  // Once more brings nothing but what is still another word there.
  const again = planJoin(here, source, engagement)
  expect(again).toMatchObject({ decisions: { added: 0, signed: 0 }, entries: 0 })
  expect(again.differing.map(({ membersKey }) => membersKey)).toEqual(['b'])
})

test('a join is one step that can be taken back, and leaves what was there before', () => {
  const { here, source } = parted()
  const before = words(here)
  joinEngagement(here, joining(source, { b: 'there', c: 'there' }))
  expect(words(here)).not.toEqual(before)
  undoStep(here, { engagement, ledgerId: 'L1', by: 'Ann', at: at() })
  expect(words(here)).toEqual(before)
  expectWhole(here)
})

test('joined the other way round, with the same choices, it comes to the same', () => {
  const one = parted()
  const hereCopy = fresh()
  extractEngagement(one.here.name, engagement, hereCopy)
  joinEngagement(one.here, joining(one.source, { b: 'here', c: 'there' }))
  const other = openReview(one.source)
  joinEngagement(other, joining(hereCopy, { b: 'there', c: 'here' }))
  expect(words(other)).toEqual(words(one.here))
  expectWhole(other)
})

test('decisions that do not say what was decided are not joined', () => {
  const { here, source } = parted()
  const db = openReview(source)
  const [trigger] = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'state_refuses_update'")
    .pluck()
    .all() as string[]
  db.exec('DROP TRIGGER state_refuses_update')
  db.exec("UPDATE state SET note = 'never said' WHERE note = 'posted again'")
  db.exec(trigger!)
  db.close()
  const before = words(here)
  expect(codeOf(() => planJoin(here, source, engagement))).toMatch(/^ARCHIVE_ALTERED/)
  expect(codeOf(() => joinEngagement(here, joining(source)))).toMatch(/^ARCHIVE_ALTERED/)
  expect(words(here)).toEqual(before)
})

test('decisions of another folder that are damaged are told as theirs, not as those that are here', () => {
  const [ours, path] = [openReview(fresh()), fresh()]
  const theirs = openReview(path)
  decide(theirs, 'a b', 'valid', 'Bo')
  theirs.close()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xff, bytes.length >> 1))
  expect(codeOf(() => planJoin(ours, path, engagement))).toMatch(
    /^ARCHIVE_ALTERED: The decisions in this file/
  )
  ours.close()
})
