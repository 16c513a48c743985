import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRepeatedJournals } from '../../../../src/main/engine/detect/find-repeated-journals.ts'
import type { ComparedKeys } from '../../../../src/main/engine/ledger/compare-keys.ts'

interface Line {
  journal: number
  account: number
  amount: number
  entity: number
}

const journals = 8

function setsOf(lines: Line[], isWithin: boolean): number[] {
  const ids = (name: keyof Line) => Int32Array.from(lines, (line) => line[name])
  const field = (name: keyof Line) => ({ ids: ids(name), count: 3 })
  const compared: ComparedKeys = {
    account: field('account'),
    amount: field('amount'),
    posted: null,
    effective: null,
    user: null,
    source: null,
    within: isWithin ? [field('entity')] : []
  }
  return [...findRepeatedJournals({ of: ids('journal'), count: journals }, compared)]
}

/** The same by spelling each journal out, its lines in order. */
function setsByText(lines: Line[], isWithin: boolean): number[] {
  const texts = Array.from({ length: journals }, (_, journal) => {
    const own = lines.filter((line) => line.journal === journal)
    if (own.filter(({ account, amount }) => account >= 0 && amount >= 0).length < 2) return null
    const spell = ({ account, amount, entity }: Line) => `${account}/${amount}/${isWithin ? entity : ''}`
    return own.map(spell).toSorted().join(';')
  })
  const repeated = texts.filter((text, at) => text !== null && texts.indexOf(text, at + 1) > 0)
  const sets = texts.filter((text, at) => repeated.includes(text) && texts.indexOf(text) === at)
  return texts.map((text) => (text === null ? -1 : sets.indexOf(text)))
}

test('finds the journals that read the same when they are spelled out', () => {
  const id = fc.constantFrom(-1, 0, 0, 0, 1, 1)
  const said = fc.record({ account: id, amount: id, entity: fc.constantFrom(0, 0, 1) })
  const ledger = fc
    .tuple(
      fc.array(fc.array(said, { maxLength: 4 }), { minLength: 4, maxLength: 4 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: journals, maxLength: journals })
    )
    .map(([templates, picks]) =>
      picks.flatMap((pick, journal) => templates[pick]!.map((line) => ({ ...line, journal })))
    )
    .chain((lines) => fc.shuffledSubarray([...lines, { journal: -1, account: 0, amount: 0, entity: 0 }]))
  let repeating = 0
  fc.assert(
    fc.property(ledger, fc.boolean(), (lines, isWithin) => {
      const sets = setsOf(lines, isWithin)
      expect(sets).toEqual(setsByText(lines, isWithin))
      if (Math.max(...sets) >= 1) repeating++
    }),
    { seed: 13, numRuns: 2000 }
  )
  expect(repeating).toBeGreaterThan(10)
})
