import { expect, test } from 'vitest'
import { readTotalLabel } from '../../../../../src/main/engine/ingest/totals/total-label.ts'

test.each<[string, string, number, string]>([
  ['Total', 'total', 2, ''],
  ['Total:', 'total', 2, ''],
  ['TOTALS', 'total', 2, ''],
  ['Summe', 'total', 2, ''],
  ['Summe Konto 4000', 'total', 2, 'Konto 4000'],
  ['Total Gas Ltd', 'total', 2, 'Gas Ltd'],
  ['Zwischensumme', 'total', 1, ''],
  ['Sous-total', 'total', 1, ''],
  ['Subtotal: 3', 'total', 1, ''],
  ['小計', 'total', 1, ''],
  ['合計', 'total', 2, ''],
  ['Grand total', 'total', 100, ''],
  ['Gesamtsumme', 'total', 100, ''],
  ['Total général', 'total', 100, ''],
  ['*', 'total', 1, ''],
  ['**', 'total', 2, ''],
  ['*** Total', 'total', 3, ''],
  ['Saldo', 'balance', 0, ''],
  ['Saldovortrag', 'balance', 0, ''],
  ['Übertrag 1', 'balance', 0, ''],
  ['Opening balance 2025', 'balance', 0, ''],
  ['Balance b/f', 'balance', 0, ''],
  ['À reporter', 'balance', 0, ''],
  ['Report', 'balance', 0, '']
])('reads “%s” as a %s', (text, kind, level, rest) => {
  expect(readTotalLabel(text)).toEqual({ kind, level, rest })
})

test.each([
  '4000',
  'Totalenergies SE',
  'Totally new',
  'Summerville Inc',
  'Saldonia',
  'Subtotals4U',
  'Report of the auditors',
  'Sumitomo',
  '*5',
  'Balance Ltd',
  'Grand Hotel',
  'General Motors',
  ''
])('takes “%s” for no total', (text) => {
  expect(readTotalLabel(text)).toBe(null)
})
