import { expect, test } from 'vitest'
import { findHeader } from '../../../../../src/main/engine/ingest/mapping/find-header.ts'

test.each<[string, string[][]]>([
  ['known names', [['Account', 'Posting Date', 'Amount']]],
  [
    'known names beside a year',
    [
      ['Account', 'Currency', '2025'],
      ['6110', 'EUR', '10.00']
    ]
  ],
  [
    'words over numbers',
    [
      ['Was', 'Wieviel'],
      ['Miete', '100,00'],
      ['Strom', '20,00']
    ]
  ],
  [
    'blank cells between names',
    [
      ['', 'Trans #', 'Type', '', 'Debit'],
      ['', '5', 'Bill', '', '1.00']
    ]
  ]
])('takes %s for a header', (_name, records) => {
  expect(findHeader(records, undefined).hasHeader).toBe(true)
})

test.each<[string, string[][]]>([
  ['numbers and dates', [['7', '20240131', '2', '41', '150.0', '2024-01-31 00:00:00.000']]],
  [
    'an amount beside words',
    [
      ['6110', 'Rent', 'Manual', '100.00'],
      ['6110', 'Rent', 'Manual', '5.00']
    ]
  ],
  [
    'words over words',
    [
      ['north', 'south'],
      ['east', 'west']
    ]
  ],
  [
    'blank cells',
    [
      ['', ' '],
      ['1', '2']
    ]
  ],
  ['nothing', []]
])('takes %s for no header', (_name, records) => {
  expect(findHeader(records, undefined).hasHeader).toBe(false)
})

test('finds the header of a wide export most of whose names nobody knows', () => {
  const own = ['Konto', 'Umsatz (ohne Soll/Haben-Kz)', 'Soll/Haben-Kennzeichen', 'Belegdatum', 'Buchungstext']
  const others = Array.from(
    { length: 112 },
    (_, at) => `Sonderfeld ${String.fromCharCode(65 + (at % 26))}-${at} Inhalt`
  )
  const title = ['EXTF', '700', '21', 'Buchungsstapel', '20240101']
  const line = ['4210', '12,00', 'S', '0301', 'Miete', ...others.map(() => '')]
  expect(findHeader([title, [...own, ...others], line, line], undefined)).toEqual({
    hasHeader: true,
    preambleRecords: 1,
    headerRecords: 1
  })
})
