import { expect, test } from 'vitest'
import { missingFields } from '../../../src/renderer/components/missing-fields.ts'
import {
  isSameSettings,
  mapField,
  nameCredits,
  positionOf,
  unmapField,
  withSignsOfRun
} from '../../../src/renderer/columns/mapping-edits.ts'
import type { Field, Mapping } from '../../../src/shared/mapping.ts'
import type { Settings } from '../../../src/shared/settings.ts'

function makeMapping(...mapped: Field[]): Mapping {
  const headers = ['Doc', 'G/L', 'Amount', 'Clerk']
  return {
    columns: headers.map((header, index) => ({ position: index + 1, header, samples: [] })),
    hasHeader: true,
    preambleRecords: 0,
    headerRecords: 1,
    fiscalYearFrom: null,
    fields: mapped.map((field, index) => ({
      field,
      position: index + 1,
      header: headers[index] ?? '',
      confidence: 1,
      reason: ''
    })),
    amountForm: 'amount',
    notes: []
  }
}
const automatic: Settings = { mapping: {}, threshold: 2 }

test('asks for a chosen column by its number and leaves the other fields alone', () => {
  const given: Settings = { mapping: { account: 'G/L' }, threshold: 3, dateOrder: 'dmy' }
  expect(mapField(given, 'user', 4)).toEqual({
    mapping: { account: 'G/L', user: '#4' },
    threshold: 3,
    dateOrder: 'dmy'
  })
  expect(mapField(given, 'account', null).mapping).toEqual({ account: '' })
  expect(unmapField(given, 'account').mapping).toEqual({})
})

test('shows the column that was asked for, else the one proposed', () => {
  const mapping = makeMapping('journal', 'account', 'amount')
  expect(positionOf(automatic, mapping, 'account')).toBe(2)
  expect(positionOf(automatic, mapping, 'user')).toBeNull()
  expect(positionOf(mapField(automatic, 'account', 4), mapping, 'account')).toBe(4)
  expect(positionOf(mapField(automatic, 'account', null), mapping, 'account')).toBeNull()
  expect(positionOf({ mapping: { user: 'Clerk' }, threshold: 2 }, mapping, 'user')).toBe(4)
})

test('tells changed settings from the same ones in another order', () => {
  const one: Settings = { mapping: { account: '#1', user: '#2' }, threshold: 2 }
  const same: Settings = { threshold: 2, mapping: { user: '#2', account: '#1' } }
  expect(isSameSettings(one, same)).toBe(true)
  expect(isSameSettings(one, { ...same, threshold: 3 })).toBe(false)
  expect(isSameSettings(one, { ...same, hasHeader: true })).toBe(false)
  expect(isSameSettings(one, mapField(same, 'user', null))).toBe(false)
  expect(isSameSettings(one, { ...same, ignoreCase: false })).toBe(true)
  expect(isSameSettings(one, { ...same, ignoreCase: true })).toBe(false)
})

test('allows a type only where every field of its key has a column', () => {
  const allowed = (...mapped: Field[]): number[] =>
    missingFields(makeMapping(...mapped).fields)
      .filter(({ missing }) => missing.length === 0)
      .map(({ number }) => number)
  expect(allowed('account', 'amount')).toEqual([1])
  expect(allowed('account', 'debit', 'credit', 'posted')).toEqual([1, 4])
  expect(allowed('account', 'amount', 'source', 'user', 'posted', 'effective')).toEqual([1, 2, 3, 4, 5, 6])
  expect(allowed('amount')).toEqual([])
  expect(missingFields(makeMapping('account', 'amount', 'source', 'user').fields)[5]?.missing).toEqual([
    'effective',
    'posted'
  ])
})

test('names the credits with their column, and forgets them with it', () => {
  const named = nameCredits(automatic, 4, ['K', ''])
  expect(named).toEqual({ mapping: { indicator: '#4' }, threshold: 2, credits: ['K', ''] })
  expect(mapField(named, 'indicator', 3).credits).toBeUndefined()
  expect(nameCredits(named, 4, [])).toEqual({ mapping: { indicator: '#4' }, threshold: 2 })
})

test('shows the columns that the sums of a run proved, until something else is asked of them', () => {
  const shown = makeMapping('journal', 'account', 'amount', 'user')
  const indicator = {
    field: 'indicator' as const,
    position: 4,
    header: 'Clerk',
    confidence: 0.95,
    reason: ''
  }
  const amountForm = 'indicator' as const
  const read: Mapping = {
    ...shown,
    amountForm,
    fields: [...shown.fields.slice(0, 3), indicator],
    sides: { A: 1 }
  }
  const job = { mapping: read, settings: automatic }
  const merged = withSignsOfRun(shown, job, { ...automatic, threshold: 3 })
  expect(merged).toEqual(read)
  expect(withSignsOfRun(shown, job, mapField(automatic, 'indicator', null))).toBe(shown)
  expect(withSignsOfRun(shown, job, { ...automatic, hasHeader: false })).toBe(shown)
  expect(withSignsOfRun(shown, { mapping: null, settings: automatic }, automatic)).toBe(shown)
})
