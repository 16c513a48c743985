import { describe, expect, test } from 'vitest'
import { decideDateOrder, parseDate } from '../../../../src/main/engine/ingest/parse-date.ts'
import type { DateOrder } from '../../../../src/shared/ledger.ts'
import { codeOf } from '../../../helpers/code-of.ts'

function read(cell: string, order: DateOrder = 'dmy'): string {
  const date = parseDate(cell, order)
  return date.kind === 'day' ? date.day : date.kind
}

test.each([
  '2024-02-05',
  '2024-2-5',
  '2024/02/05',
  '2024.02.05',
  '20240205',
  ' 2024-02-05 ',
  '2024-02-05T23:59:59Z',
  '2024-02-05 00:00:00.000',
  '2024-02-05T23:30:00-08:00',
  '05.02.2024',
  '5.2.2024',
  '05/02/2024',
  '05-02-2024',
  '05.02.24',
  '05.02.2024 14:30',
  '5 Feb 2024',
  '05-FEB-2024',
  '05FEB24',
  '5 February 2024',
  'Feb 5, 2024',
  'February 5 2024'
])('reads %j as the fifth of February', (cell) => {
  expect(read(cell)).toBe('2024-02-05')
})

test('reads the month first where the column says so', () => {
  expect(read('02/05/2024', 'mdy')).toBe('2024-02-05')
  expect(read('2/5/24 8:15 AM', 'mdy')).toBe('2024-02-05')
  expect(read('2024-02-05', 'mdy')).toBe('2024-02-05')
})

test('takes two-digit years below 70 for this century', () => {
  expect([read('01.01.69'), read('01.01.70'), read('01.01.99')]).toEqual([
    '2069-01-01',
    'filler',
    '1999-01-01'
  ])
})

test.each([
  '19000101',
  '1900-01-01',
  '01.01.1900',
  '1900-01-01 00:00:00',
  '0001-01-01',
  '01/01/1970',
  '1970-01-01T00:00:00Z',
  '9999-12-31',
  '99991231',
  '31.12.9999',
  '00000000',
  '0000-00-00',
  '00.00.0000',
  '0'
])('takes the filler %j for no date', (cell) => {
  expect(read(cell)).toBe('filler')
})

test.each([
  '2023-02-29',
  '31.04.2024',
  '2024-13-01',
  '20241301',
  '32.01.2024',
  '5 Foo 2024',
  '45292',
  'soon',
  '2024-02',
  '1.2.3.4'
])('refuses %j, which is no day', (cell) => {
  expect(read(cell)).toBe('unreadable')
})

test('knows the leap days', () => {
  expect([read('2024-02-29'), read('29.02.2000'), read('29.02.1900')]).toEqual([
    '2024-02-29',
    '2000-02-29',
    'unreadable'
  ])
})

test('takes blank cells for blank', () => {
  expect([read(''), read('  '), read('\u00A0')]).toEqual(['blank', 'blank', 'blank'])
})

describe('the order of day and month in a column', () => {
  test.each<[DateOrder, string[]]>([
    ['dmy', ['01/02/2024', '13/02/2024']],
    ['mdy', ['01/02/2024', '02/13/2024']],
    ['dmy', ['05/05/2024', '2024-01-02', '', 'soon']],
    ['dmy', ['00.00.0000', '31.12.2024']],
    ['mdy', ['1/2/24 8:15', '12/31/24 9:00']]
  ])('is %s in %j', (order, cells) => {
    expect(decideDateOrder(cells, 'Date')).toBe(order)
  })

  test('is asked for where no day is above 12', () => {
    expect(codeOf(() => decideDateOrder(['01/02/2024', '05/05/2024'], 'Booked'))).toMatch(
      /^AMBIGUOUS_DATES: .*“Booked”.*“01\/02\/2024”/
    )
  })

  test('is asked for where the cells prove both, with one of each kind', () => {
    expect(codeOf(() => decideDateOrder(['13/02/2024', '02/14/2024'], 'Booked'))).toMatch(
      /^AMBIGUOUS_DATES: .*“13\/02\/2024”.*“02\/14\/2024”/
    )
  })
})
