import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dayOf,
  decideDateOrder,
  readDateColumn
} from '../../../../../src/main/engine/ingest/dates/date-column.ts'
import { dateForms, type DateForm } from '../../../../../src/shared/date-form.ts'

const dayLength = 86_400_000
const pad = (number: number, width = 2) => String(number).padStart(width, '0')
const dayOfYear = (date: Date) => (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 0)) / dayLength
const parts = (date: Date) => [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const

/** Ways to write a day, each with the form that means it. */
const written: [string, DateForm, (date: Date) => string][] = [
  ['cyyddd', 'cyyddd', (date) => `1${pad(date.getUTCFullYear() % 100)}${pad(dayOfYear(date), 3)}`],
  ['yyyyddd', 'yyyyddd', (date) => `${date.getUTCFullYear()}${pad(dayOfYear(date), 3)}`],
  ['yyyy-ddd', 'yyyyddd', (date) => `${date.getUTCFullYear()}-${pad(dayOfYear(date), 3)}`],
  ['seconds', 'unix', (date) => String(date.getTime() / 1000)],
  ['milliseconds', 'unix-ms', (date) => String(date.getTime() + 43_200_123)],
  ['yymmddhhmm', 'stamp', (date) => `${date.toISOString().slice(2, 10).replaceAll('-', '')}2359`],
  ['yyyymmddhh', 'stamp', (date) => `${date.toISOString().slice(0, 10).replaceAll('-', '')}23`],
  ['cyymmdd', 'cyymmdd', (date) => `1${date.toISOString().slice(2, 10).replaceAll('-', '')}`],
  [
    'Minguo',
    'minguo',
    (date) => {
      const [y, m, d] = parts(date)
      return `${pad(y - 1911, 3)}${pad(m)}${pad(d)}`
    }
  ],
  [
    'Buddhist',
    'buddhist',
    (date) => {
      const [y, m, d] = parts(date)
      return `${d}/${m}/${y + 543}`
    }
  ],
  [
    'Buddhist in two digits',
    'buddhist',
    (date) => {
      const [y, m, d] = parts(date)
      return `${pad(d)}.${pad(m)}.${pad((y + 543) % 100)}`
    }
  ],
  [
    'mmddyy',
    'calendar',
    (date) =>
      date
        .toISOString()
        .slice(2, 10)
        .replace(/(\d\d)-(\d\d)-(\d\d)/, '$2$3$1')
  ],
  ['ddmmyy', 'calendar', (date) => date.toISOString().slice(2, 10).split('-').toReversed().join('')],
  ['yymmdd', 'calendar', (date) => date.toISOString().slice(2, 10).replaceAll('-', '')]
]

/** The days of a ledger of at most three years. */
const ledgerDays = fc
  .tuple(fc.integer({ min: 2013, max: 2027 }), fc.array(fc.nat(1094), { minLength: 1, maxLength: 20 }))
  .map(([year, days]) => days.map((day) => new Date(Date.UTC(year, 0, 1) + day * dayLength)))

test.each(written)('a day written as %s is that day, or asked about', (_name, form, write) => {
  fc.assert(
    fc.property(ledgerDays, (days) => {
      const cells = [...new Set(days.map(write))]
      const wanted = [...new Set(days.map((date) => date.toISOString().slice(0, 10)))]
      const column = readDateColumn(cells, 'Booked')
      const isAsked = column.openForms.length > 0
      expect(isAsked && !column.openForms.includes(form)).toBe(false)
      const told = isAsked ? readDateColumn(cells, 'Booked', form) : column
      if (told.orders.length === 0 || told.texts.every(({ kind }) => kind === 'unreadable')) return
      const order = decideDateOrder(told, undefined)
      // Where the order is open too, it is asked about.
      if (order === null) return
      const read = cells.map((_, id) => dayOf(told, id, order))
      const wrong = read.filter((date, at) => date.kind === 'day' && date.day !== wanted[at])
      expect(wrong).toEqual([])
    }),
    { numRuns: 300 }
  )
})

test('every form can be said where it reads the column', () => {
  const day = new Date(Date.UTC(2024, 11, 24))
  const said = written.map(([, form, write]) => [form, readDateColumn([write(day)], 'Booked', form)] as const)
  expect(said.filter(([form, column]) => (column.form ?? 'calendar') !== form)).toEqual([])
  expect(
    dateForms.filter((form) => !form.startsWith('months-') && said.every(([one]) => one !== form))
  ).toEqual([])
})

test('seven digits below a header in Han letters are years of Taiwan, and asked about below another', () => {
  expect(readDateColumn(['1130114', '1130226'], '日期')).toMatchObject({ form: 'minguo', openForms: [] })
  expect(readDateColumn(['1130114', '1130226'], 'Date').openForms.toSorted()).toEqual(['cyymmdd', 'minguo'])
})

test('a century of nought is that of 1900', () => {
  const column = readDateColumn(['0991231', '1000101'], 'Booked', 'cyymmdd')
  expect([0, 1].map((id) => dayOf(column, id, 'dmy'))).toMatchObject([
    { day: '1999-12-31' },
    { day: '2000-01-01' }
  ])
})
