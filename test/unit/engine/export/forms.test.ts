import { expect, test } from 'vitest'
import { inForms, inZone, writeDay, writeNumber } from '../../../../src/main/engine/export/forms.ts'
import { column } from '../../../../src/main/engine/export/table.ts'
import { usualForms } from '../../../../src/shared/firm-settings.ts'

const comma = { ...usualForms, dates: 'dmy', decimalMark: 'comma' } as const

test.each([
  ['2025-12-31T14:45:06.789Z', 'UTC', '2025-12-31T14:45:06.789Z'],
  ['2025-12-31T14:45:06.789Z', 'Europe/Berlin', '2025-12-31T15:45:06+01:00'],
  ['2025-07-01T22:30:00.000Z', 'Europe/Berlin', '2025-07-02T00:30:00+02:00'],
  ['2025-12-31T20:00:00.000Z', 'Asia/Kolkata', '2026-01-01T01:30:00+05:30'],
  ['2025-07-01T01:00:00.000Z', 'America/St_Johns', '2025-06-30T22:30:00-02:30']
])('%s in %s is %s, and the same moment', (moment, zone, written) => {
  expect(inZone(moment, zone)).toBe(written)
  expect(Math.trunc(Date.parse(written) / 1000)).toBe(Math.trunc(Date.parse(moment) / 1000))
  expect(inZone('', zone)).toBe('')
})

test('days and numbers are written in the form that is asked for, and other texts never', () => {
  expect([writeDay('2025-12-31', comma), writeDay('2025-12-31', { ...comma, dates: 'mdy' })]).toEqual([
    '31.12.2025',
    '12/31/2025'
  ])
  expect([writeDay('', comma), writeDay('no day', comma), writeNumber('-1250.50', comma)]).toEqual([
    '',
    'no day',
    '-1250,50'
  ])
  const row = { day: '2025-12-31', amount: '0.5', text: '2025-12-31 0.5', count: '7' }
  const columns = [
    column<typeof row>('day', 'day', ({ day }) => day),
    column<typeof row>('amount', 'amount', ({ amount }) => amount),
    column<typeof row>('text', 'text', ({ text }) => text),
    column<typeof row>('count', 'integer', ({ count }) => count)
  ]
  const cells = (forms: Parameters<typeof inForms>[1]) => inForms(columns, forms).map(({ read }) => read(row))
  expect(cells(usualForms)).toEqual(Object.values(row))
  expect(cells(comma)).toEqual(['31.12.2025', '0,5', '2025-12-31 0.5', '7'])
})
