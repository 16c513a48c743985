import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openReview } from '../../../src/main/review/open-review.ts'
import {
  changeDecision,
  exceptLine,
  signDecision,
  type MadeDecision
} from '../../../src/main/review/decision-state.ts'
import { readReview } from '../../../src/main/review/read-review.ts'
import { applyStep, type Target } from '../../../src/main/review/apply-step.ts'
import { nextUndo, undoStep } from '../../../src/main/review/undo-step.ts'
import type { DecisionChange, ExceptedLine, SignOffRole } from '../../../src/shared/decision.ts'
import { isHistoryWhole } from '../../../src/main/review/whole-history.ts'
import { codeOf } from '../../helpers/code-of.ts'
import { scratchFolder } from '../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const path = join(folder, 'review.sqlite')
const keys = ['k1', 'k2', 'k3', 'k4', 'k5']
const ledgers = ['L1', 'L2']
const engagements = ['one', 'two']

type Act =
  | { what: 'decide'; keys: string[]; change: DecisionChange }
  | { what: 'sign'; keys: string[]; role: SignOffRole; isSigned: boolean }
  | { what: 'except'; keys: string[]; line: ExceptedLine; isExcepted: boolean }
  | { what: 'undo' }
type Where = { ledgerId: string; engagement: string }

const someKeys = fc.subarray(keys, { minLength: 1 })
const act: fc.Arbitrary<Act & Where> = fc
  .tuple(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          what: fc.constant('decide' as const),
          keys: someKeys,
          change: fc.record(
            {
              disposition: fc.constantFrom('open', 'valid', 'duplicate'),
              note: fc.constantFrom('', 'seen'),
              tickmark: fc.constantFrom('', 'A', 'D')
            },
            { requiredKeys: [] }
          ) as fc.Arbitrary<DecisionChange>
        })
      },
      {
        weight: 4,
        arbitrary: fc.record({
          what: fc.constant('sign' as const),
          keys: someKeys,
          role: fc.constantFrom('preparer' as const, 'reviewer' as const),
          isSigned: fc.boolean()
        })
      },
      {
        weight: 3,
        arbitrary: fc.record({
          what: fc.constant('except' as const),
          keys: fc.constantFrom(...keys).map((key) => [key]),
          line: fc.record({
            key: fc.constantFrom('b.1', 'a.1', 'a.2'),
            reason: fc.constantFrom('', 'bank fee'),
            account: fc.constant('4000'),
            amount: fc.constant('5.00')
          }),
          isExcepted: fc.boolean()
        })
      },
      { weight: 4, arbitrary: fc.constant({ what: 'undo' as const }) }
    ),
    fc.record({ ledgerId: fc.constantFrom(...ledgers), engagement: fc.constantFrom('one', 'one', 'two') })
  )
  .map(([done, where]) => ({ ...done, ...where }))

/**
 * The decisions as a pile of sheets: each step is a sheet with the keys it changed, before and after. A decision is still the one
 * a step made where it is the same object.
 */
class Sheets {
  readonly now = new Map<string, MadeDecision>()
  readonly piles = new Map<
    string,
    { before: Map<string, MadeDecision | undefined>; after: Map<string, MadeDecision> }[]
  >()
  entries = 0

  /** The code of what is refused; '' for done. */
  do(done: Act & Where, by: string, at: string): string {
    const pile = this.piles.get(done.ledgerId) ?? []
    this.piles.set(done.ledgerId, pile)
    if (done.what === 'undo') {
      const sheet = pile.at(-1)
      if (sheet === undefined) return 'NOTHING_TO_UNDO'
      for (const [key, said] of sheet.after) if (this.now.get(key) !== said) return 'UNDO_CONFLICT'
      for (const [key, said] of sheet.before)
        if (said === undefined) this.now.delete(key)
        else this.now.set(key, said)
      pile.pop()
      this.entries++
      return ''
    }
    const after = new Map<string, MadeDecision>()
    let contradictions = 0
    for (const key of done.keys) {
      const was = this.now.get(key)
      if (done.what === 'except') {
        if (was === undefined || was.disposition === 'open') return 'STILL_OPEN'
        const lines = new Map(was.excepted.map((line) => [line.key, line]))
        if (done.isExcepted) lines.set(done.line.key, done.line)
        else lines.delete(done.line.key)
        const excepted = [...lines.values()].toSorted((a, b) => a.key.localeCompare(b.key))
        if (JSON.stringify(excepted) === JSON.stringify(was.excepted)) continue
        const fresh = { decided: { by, at }, prepared: null, reviewed: null, ledgerId: done.ledgerId }
        after.set(key, { ...was, ...fresh, excepted })
      } else if (done.what === 'decide') {
        const blank = { disposition: 'open' as const, note: '', tickmark: '' as const }
        const { disposition, note, tickmark } = was ?? blank
        const becomes = { disposition, note, tickmark, ...done.change }
        if (becomes.disposition === disposition && becomes.note === note && becomes.tickmark === tickmark)
          continue
        if (becomes.tickmark === 'D' && becomes.disposition === 'valid') {
          if (done.change.tickmark !== undefined) {
            contradictions++
            continue
          }
          becomes.tickmark = ''
        }
        const excepted = becomes.disposition === 'open' ? [] : (was?.excepted ?? [])
        const fresh = { decided: { by, at }, prepared: null, reviewed: null, ledgerId: done.ledgerId }
        after.set(key, { ...becomes, ...fresh, excepted } as MadeDecision)
      } else {
        if (done.isSigned && (was === undefined || was.disposition === 'open')) return 'STILL_OPEN'
        const part = done.role === 'preparer' ? 'prepared' : 'reviewed'
        if (was === undefined || (was[part] !== null) === done.isSigned) continue
        after.set(key, { ...was, [part]: done.isSigned ? { by, at } : null })
      }
    }
    if (after.size === 0) return contradictions > 0 ? 'TICKMARK_CONTRADICTS' : ''
    pile.push({ before: new Map([...after.keys()].map((key) => [key, this.now.get(key)])), after })
    for (const [key, said] of after) this.now.set(key, said)
    this.entries++
    return ''
  }
}

const targetOf = (membersKey: string): Target => ({
  membersKey,
  type: 1,
  groupKey: `group of ${membersKey}`,
  account: membersKey,
  amount: '1.00',
  count: 2
})

function doInFile(db: Database.Database, done: Act & Where, step: number, by: string, at: string): void {
  const { engagement, ledgerId } = done
  if (done.what === 'undo') return void undoStep(db, { engagement, ledgerId, by, at })
  const change =
    done.what === 'decide'
      ? changeDecision(done.change, { by, at }, ledgerId)
      : done.what === 'except'
        ? exceptLine(done.line, done.isExcepted, { by, at }, ledgerId)
        : signDecision(done.role, done.isSigned ? { by, at } : null)
  const kind = done.what === 'sign' ? 'signOff' : 'decision'
  const describe = (_first: Target, changed: number) => `step ${step}: ${changed}`
  applyStep(db, { engagement, ledgerId, kind, by, at, change, describe }, done.keys.map(targetOf))
}

function emptyFile(): Database.Database {
  for (const end of ['', '-journal']) rmSync(path + end, { force: true })
  return openReview(path)
}

test('any chain of decisions, sign-offs and undo on two ledgers is what a pile of sheets would be', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const db = emptyFile()
      const sheets = new Map(engagements.map((engagement) => [engagement, new Sheets()]))
      try {
        for (const [step, done] of acts.entries()) {
          const by = `person ${step}`
          const at = new Date(step * 1000).toISOString()
          const expected = sheets.get(done.engagement)!.do(done, by, at)
          const refused = expected === '' ? '' : codeOf(() => doInFile(db, done, step, by, at))
          if (expected === '') doInFile(db, done, step, by, at)
          expect(refused.split(':')[0]).toBe(expected)
          expect(isHistoryWhole(db)).toBe(true)
          for (const engagement of engagements) {
            const { decisions, activity } = readReview(path, engagement)
            expect(decisions).toEqual(sheets.get(engagement)!.now)
            expect(activity.map(({ number }) => number)).toEqual(
              Array.from({ length: sheets.get(engagement)!.entries }, (_, n) => n + 1)
            )
          }
        }
        // Whatever was done, all of it can be taken back, where each ledger's steps are taken back in their order.
        for (const engagement of engagements) {
          for (let isDone = true; isDone;) {
            isDone = false
            for (const ledgerId of ledgers) {
              const pile = sheets.get(engagement)!.piles.get(ledgerId) ?? []
              const isNext = nextUndo(db, engagement, ledgerId) !== null
              expect(isNext).toBe(pile.length > 0)
              const undo = { what: 'undo' as const, engagement, ledgerId }
              if (isNext && sheets.get(engagement)!.do(undo, '', '') === '') {
                doInFile(db, undo, 0, '', new Date(0).toISOString())
                isDone = true
              }
            }
          }
          expect(readReview(path, engagement).decisions).toEqual(sheets.get(engagement)!.now)
          expect(sheets.get(engagement)!.now.size).toBe(0)
        }
        expect(isHistoryWhole(db)).toBe(true)
      } finally {
        db.close()
      }
    }),
    { numRuns: 60 }
  )
}, 120_000)

test('a step that fails half-way leaves nothing behind', () => {
  const db = emptyFile()
  const step = {
    engagement: 'one',
    ledgerId: 'L1',
    kind: 'decision' as const,
    by: 'Ann',
    at: '2026-01-01T00:00:00.000Z',
    change: changeDecision({ disposition: 'valid' }, { by: 'Ann', at: '2026-01-01T00:00:00.000Z' }, 'L1'),
    describe: () => 'all'
  }
  const broken = { ...targetOf('k2'), groupKey: null as unknown as string }
  expect(() => applyStep(db, step, [targetOf('k1'), broken])).toThrow(/NOT NULL/)
  expect(readReview(path, 'one')).toEqual({
    decisions: new Map(),
    members: new Map(),
    activity: [],
    materiality: []
  })
  expect(nextUndo(db, 'one', 'L1')).toBe(null)
  db.close()
})

test('findings that share their members are one decision', () => {
  const db = emptyFile()
  const at = '2026-01-01T00:00:00.000Z'
  const change = changeDecision({ note: 'x' }, { by: '', at }, 'L1')
  const step = { engagement: 'one', ledgerId: 'L1', kind: 'decision' as const, by: '', at, change }
  const { changed } = applyStep(db, { ...step, describe: (_first, count) => `${count}` }, [
    targetOf('k1'),
    { ...targetOf('k1'), type: 4 }
  ])
  expect([...changed.keys()]).toEqual(['k1'])
  expect(readReview(path, 'one').activity.map(({ text }) => text)).toEqual(['1'])
  db.close()
})
