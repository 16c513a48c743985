import { expect, test } from 'vitest'
import { parseDate } from '../../../../../src/main/engine/ingest/dates/date-text.ts'
import type { DateOrder } from '../../../../../src/shared/settings.ts'

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
  '2024_02_05',
  '05_02_2024',
  "05.02.'24",
  '20240205.0',
  'Mon Feb  5 10:04:05 2024',
  'Mon Feb 05 10:04:05 CET 2024',
  '5/II/2024',
  '5. II. 2024.',
  '05-ii-24',
  '2024. II. 5.',
  '令和6年2月5日',
  'R6.2.5',
  'R06/02/05',
  '5-thg2-2024',
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
  'Feb  5 2024 12:00AM',
  'Feb. 5th, 2024',
  'Monday, February 5, 2024',
  'Mon, 05 Feb 2024 10:00:00 GMT',
  '2024-Feb-05',
  '2024-02-05-10.00.00.000000',
  '2024-02-05T10:00:00.000+0000',
  '2024-02-05 00:00:00 Europe/Berlin',
  '2024-02-05+01:00',
  '2024-02-05Z',
  '20240205101500',
  '20240205101500.123',
  '20240205T101500Z',
  '20240205 10:15',
  '05-FEB-24 10.00.00.000000000 AM',
  '05FEB2024:10:00:00',
  '05022024',
  '05 02 2024',
  '5. 2. 2024',
  '05.02.2024 14:30 Uhr',
  '2024. 2. 5.',
  '2024年2月5日',
  '2024年2月5日(月)',
  '2024-02-05T10',
  '2024年02月05日 10:15',
  '２０２４年２月５日',
  '２０２４／０２／０５',
  '5. Februar 2024',
  '05-Feb.-2024',
  '5 février 2024',
  '5 févr. 2024',
  '05-FÉV-24',
  '5 de febrero de 2024',
  '5 feb 2024',
  '5 febbraio 2024',
  '5 februari 2024',
  '5 de fevereiro de 2024',
  '5/fev/2024',
  'lunes, 5 de febrero de 2024',
  'February 5 2024'
])('reads %j as the fifth of February', (cell) => {
  expect(read(cell)).toBe('2024-02-05')
})

test('reads the month first where the column says so', () => {
  expect(read('02/05/2024', 'mdy')).toBe('2024-02-05')
  expect(read('2/5/24 8:15 AM', 'mdy')).toBe('2024-02-05')
  expect(read('2024-02-05', 'mdy')).toBe('2024-02-05')
})

test.each([
  ['1er août 2024', '2024-08-01'],
  ['1º de março de 2024', '2024-03-01'],
  ['31. Mär. 2024', '2024-03-31'],
  ['7. Jänner 2024', '2024-01-07'],
  ['7 mrt 2024', '2024-03-07'],
  ['9-ott-24', '2024-10-09'],
  ['9 Sept 2024', '2024-09-09'],
  ['9 set 2024', '2024-09-09'],
  ['12-dic-24', '2024-12-12'],
  ['12 Ago 24', '2024-08-12'],
  ['3 jui 2024', 'unreadable'],
  ['3 juin 2024', '2024-06-03'],
  ['3 juil. 2024', '2024-07-03'],
  ['mar. 5 mars 2024', '2024-03-05'],
  ['31-APR-2024', 'unreadable']
])('reads the month name in %j', (cell, expected) => {
  expect(read(cell)).toBe(expected)
})

test('reads the month first in eight digits where the column says so, and the year where it is one', () => {
  expect([read('02052024', 'mdy'), read('20240205', 'mdy'), read('20112011')]).toEqual([
    '2024-02-05',
    '2024-02-05',
    '2011-11-20'
  ])
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
  '050224',
  '10020315',
  '20240205-1234',
  '20240205250000',
  '2024-02-05 paid',
  '5. 2 .2024.1',
  '0102',
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

test('refuses a long text that looks like the beginning of a date over and over', () => {
  expect(read('Mon '.repeat(200_000))).toBe('unreadable')
})
