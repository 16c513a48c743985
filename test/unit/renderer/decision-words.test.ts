import { expect, test } from 'vitest'
import type { DecisionOutcome } from '../../../src/shared/contract.ts'
import { dispositions } from '../../../src/shared/decision.ts'
import { dispositionKeys, tellDecision, tellSignOff } from '../../../src/renderer/text/decision-words.ts'

const changing = (changed: number): DecisionOutcome => ({
  changed,
  leftOut: 0,
  tickmarks: 0,
  summary: {
    findings: 20,
    byDisposition: { open: 20, duplicate: 0, valid: 0, reversal: 0, recurring: 0, query: 0 },
    prepared: 0,
    reviewed: 0,
    carried: 0,
    unsettled: 0,
    excepting: 0,
    undo: null
  }
})

test('tells a decision on one finding by its number, and on many by how many changed', () => {
  expect(tellDecision({ findingNos: [17] }, { disposition: 'query' }, changing(1))).toBe(
    'Finding 17: query to client.'
  )
  expect(tellDecision({ findingNos: [1, 2, 3] }, { disposition: 'valid' }, changing(2))).toBe(
    '2 findings: valid.'
  )
  expect(tellDecision({ filter: {} }, { tickmark: 'R' }, changing(1))).toBe(
    '1 finding: tickmark R, reversal confirmed.'
  )
})

test('tells a note and a tickmark that were taken out', () => {
  expect(tellDecision({ findingNos: [4] }, { note: '', tickmark: '' }, changing(1))).toBe(
    'Finding 4: tickmark taken out, note taken out.'
  )
  expect(tellDecision({ findingNos: [4] }, { note: 'asked' }, changing(1))).toBe('Finding 4: note kept.')
})

test('says so where a decision or sign-off changed nothing', () => {
  expect(tellDecision({ findingNos: [4] }, { disposition: 'open' }, changing(0))).toMatch(/^Nothing changed/)
  expect(tellSignOff({ findingNos: [4] }, 'reviewer', true, changing(0))).toMatch(/^Nothing changed/)
})

test('tells a sign-off, given and taken back', () => {
  expect(tellSignOff({ findingNos: [4] }, 'preparer', true, changing(1))).toBe('Finding 4: prepared.')
  expect(tellSignOff({ filter: {} }, 'reviewer', false, changing(3))).toBe('3 findings: no longer reviewed.')
})

test('gives each disposition a letter of its own, none of them one that moves, notes, signs or undoes', () => {
  const letters = dispositions.map((one) => dispositionKeys[one])
  expect(new Set([...letters, 'j', 'k', 'n', 'p', 'w', 'u']).size).toBe(letters.length + 6)
})

test('tells what a step left as decided and which tickmarks it took out', () => {
  const outcome = { ...changing(3), leftOut: 2 }
  expect(tellDecision({ filter: {} }, { tickmark: 'D' }, outcome)).toBe(
    '3 findings: tickmark D, duplicate confirmed. 2 findings left as decided, which the tickmark contradicts.'
  )
  expect(tellDecision({ filter: {} }, { disposition: 'valid' }, { ...changing(3), tickmarks: 1 })).toBe(
    '3 findings: valid. 1 tickmark that said otherwise taken out.'
  )
})
