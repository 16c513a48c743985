import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readInherited,
  type DecidedMembers,
  type KeptDecision
} from '../../../../src/main/engine/store/inherited-decisions.ts'
import { contradicts, type Disposition, type Tickmark } from '../../../../src/shared/decision.ts'
import { madeDecision } from '../../../helpers/made-decisions.ts'

/** A finding with its keys, and those of the groups that its lines lie in. */
interface Told {
  key: string
  group?: string
  parts?: string[]
}

function inheritedOf(
  findings: Told[],
  decisions: Record<string, KeptDecision>,
  groups: Record<string, string> = {}
) {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE finding (finding_no INTEGER PRIMARY KEY, members_key TEXT, group_key TEXT);
    CREATE TABLE finding_part (finding_no INTEGER, members_key TEXT, PRIMARY KEY (finding_no, members_key)) WITHOUT ROWID`)
  for (const [at, { key, group = `group of ${key}`, parts = [key] }] of findings.entries()) {
    db.prepare('INSERT INTO finding VALUES (?, ?, ?)').run(at + 1, key, group)
    for (const part of parts) db.prepare('INSERT INTO finding_part VALUES (?, ?)').run(at + 1, part)
  }
  const members = new Map(
    Object.keys(decisions).map((key): [string, DecidedMembers] => [
      key,
      { groupKey: groups[key] ?? `group of ${key}`, account: key, amount: '5.00', count: 2 }
    ])
  )
  const inherited = readInherited(db, {
    decisions: new Map(Object.entries(decisions)),
    readMembers: () => members
  })
  db.close()
  return inherited
}

const sign = (by: string, day: number) => ({ by, at: `2026-01-0${day}T12:00:00.000Z` })
const whole: Told[] = [{ key: 'event', parts: ['debit', 'credit'] }]
const duplicate = madeDecision({ disposition: 'duplicate', note: 'twice', tickmark: 'D' })

describe('decisions on the parts of a finding', () => {
  test('hold for it where all are decided and say the same, as the last one that was made', () => {
    const later = { ...duplicate, ledgerId: 'L2', decided: sign('Ben', 5) }
    const found = inheritedOf(whole, { debit: later, credit: { ...duplicate, decided: sign('Ann', 3) } })
    expect(found.get(1)).toEqual({
      decision: later,
      ofParts: { count: 2, leavesSignOffs: false },
      unsettled: null
    })
  })

  test('bring the sign-offs that all of them have by one name, and say that others were left', () => {
    const both = { ...duplicate, prepared: sign('Ann', 2), reviewed: sign('Bea', 3) }
    const found = inheritedOf(whole, {
      debit: both,
      credit: { ...both, prepared: sign('Ann', 4), reviewed: sign('Carl', 3) }
    }).get(1)!
    expect(found.decision).toMatchObject({ prepared: sign('Ann', 4), reviewed: null })
    expect(found.ofParts).toEqual({ count: 2, leavesSignOffs: true })
  })

  test('are told and do not hold where they differ, or where a part is open', () => {
    const valid = madeDecision({ disposition: 'valid' })
    const differ = inheritedOf(whole, { debit: duplicate, credit: valid }).get(1)!
    expect([differ.decision, differ.unsettled?.why]).toEqual([null, 'differ'])
    expect(differ.unsettled!.earlier.map(({ account, disposition }) => [account, disposition])).toEqual([
      ['credit', 'valid'],
      ['debit', 'duplicate']
    ])
    expect(inheritedOf(whole, { debit: duplicate }).get(1)!.unsettled).toMatchObject({
      why: 'part',
      earlier: [{ account: 'debit', note: 'twice', tickmark: 'D' }]
    })
    // Opened again is as never decided.
    expect(inheritedOf(whole, { debit: duplicate, credit: madeDecision() }).get(1)!.unsettled?.why).toBe(
      'part'
    )
    expect(inheritedOf(whole, { debit: madeDecision() }).size).toBe(0)
  })

  test('do not hold where the tickmark says the opposite of the disposition', () => {
    const both = madeDecision({ disposition: 'valid', tickmark: 'D' })
    expect(inheritedOf(whole, { debit: both, credit: both }).get(1)!.unsettled?.why).toBe('contradicts')
  })

  test('keep the lines that the only part excepts, and ask where one of several does', () => {
    const excepted = [{ key: 'a.1', reason: 'fee', account: '1', amount: '5.00' }]
    const one = { ...duplicate, excepted }
    expect(inheritedOf([{ key: 'event', parts: ['debit'] }], { debit: one }).get(1)!.decision).toEqual(one)
    expect(inheritedOf(whole, { debit: one, credit: one }).get(1)!.unsettled?.why).toBe('differ')
  })

  test('are one object for findings whose parts were decided alike', () => {
    const events = [whole[0]!, { key: 'other', parts: ['rent', 'bank'] }]
    const made = {
      debit: duplicate,
      credit: { ...duplicate },
      rent: { ...duplicate },
      bank: { ...duplicate }
    }
    const found = inheritedOf(events, made)
    expect(found.get(1)!.decision).toBe(found.get(2)!.decision)
  })
})

describe('a decision on other lines of a finding', () => {
  const grown: Told[] = [{ key: 'three lines', group: 'rent' }]

  test('is told and does not hold, the latest first', () => {
    const found = inheritedOf(
      grown,
      {
        'two lines': duplicate,
        'four lines': { ...duplicate, disposition: 'query', tickmark: 'Q', decided: sign('Ann', 9) }
      },
      { 'two lines': 'rent', 'four lines': 'rent' }
    )
    expect(found.get(1)).toMatchObject({ decision: null, unsettled: { why: 'changed' } })
    // 31 January comes after the ninth.
    expect(found.get(1)!.unsettled!.earlier.map(({ account }) => account)).toEqual([
      'two lines',
      'four lines'
    ])
  })

  test('is no matter of a finding beside it that has these lines still', () => {
    const both: Told[] = [...grown, { key: 'two lines', group: 'rent' }]
    expect(inheritedOf(both, { 'two lines': duplicate }, { 'two lines': 'rent' }).size).toBe(0)
  })
})

test('never says more of a finding than every one of its parts does', () => {
  const said = fc.record({
    disposition: fc.constantFrom<Disposition>('open', 'duplicate', 'valid', 'reversal'),
    note: fc.constantFrom('', 'seen'),
    tickmark: fc.constantFrom<Tickmark | ''>('', 'D', 'R', 'A'),
    prepared: fc.constantFrom(null, sign('Ann', 1), sign('Ben', 2))
  })
  const parts = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(parts, { minLength: 1, maxLength: 6 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), said),
      (events, made) => {
        const decisions = Object.fromEntries(
          Object.entries(made).map(([key, one]) => [key, madeDecision(one)])
        )
        const found = inheritedOf(
          events.map((of, at) => ({ key: `event ${at}`, parts: of })),
          decisions
        )
        for (const [at, of] of events.entries()) {
          const told = of.map((part) => made[part])
          const texts = new Set(
            told.map((one) => (one === undefined ? 'none' : `${one.disposition}|${one.note}|${one.tickmark}`))
          )
          const isAny = told.some(
            (one) => one !== undefined && `${one.disposition}${one.note}${one.tickmark}` !== 'open'
          )
          const one = told[0]
          const holds = texts.size === 1 && isAny && !contradicts(one!.tickmark, one!.disposition)
          const inherited = found.get(at + 1)
          expect(inherited !== undefined).toBe(isAny)
          expect((inherited?.decision ?? null) !== null).toBe(holds)
          expect((inherited?.unsettled ?? null) !== null).toBe(isAny && !holds)
          const { disposition, note, tickmark } = inherited?.decision ?? {}
          expect([disposition, note, tickmark]).toEqual(
            holds ? [one!.disposition, one!.note, one!.tickmark] : [undefined, undefined, undefined]
          )
        }
      }
    ),
    { numRuns: 300 }
  )
})
