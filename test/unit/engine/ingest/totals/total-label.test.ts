import { expect, test } from 'vitest'
import { readClosingLabel, readTotalLabel } from '../../../../../src/main/engine/ingest/totals/total-label.ts'

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
  ['Gesamtergebnis', 'total', 100, ''],
  ['Totale complessivo', 'total', 100, ''],
  ['Eindtotaal', 'total', 100, ''],
  ['Suma końcowa', 'total', 100, ''],
  ['Общий итог', 'total', 100, ''],
  ['Végösszeg', 'total', 100, ''],
  ['総計', 'total', 100, ''],
  ['Celkem 4000', 'total', 2, ''],
  ['Yhteensä', 'total', 2, ''],
  ['Grand Count', 'count', 0, ''],
  ['*', 'total', 1, ''],
  ['**', 'total', 2, ''],
  ['*** Total', 'total', 3, ''],
  ['Saldo', 'balance', 0, ''],
  ['Net movement', 'balance', 0, ''],
  ['Net:', 'balance', 0, ''],
  ['Saldovortrag', 'balance', 0, ''],
  ['Übertrag 1', 'balance', 0, ''],
  ['Opening balance 2025', 'balance', 0, ''],
  ['Balance b/f', 'balance', 0, ''],
  ['À reporter', 'balance', 0, ''],
  ['Report', 'balance', 0, ''],
  ['Seitensumme', 'total', 1, ''],
  ['Kontosumme', 'total', 2, ''],
  ['Jahresverkehrszahlen', 'total', 2, ''],
  ['Current Period Change', 'total', 2, ''],
  ['Sumas', 'total', 2, ''],
  ['Totali', 'total', 2, ''],
  ['Totais', 'total', 2, ''],
  ['Totalen', 'total', 2, ''],
  ['Podsumowanie', 'total', 2, ''],
  ['Genel Yekün', 'total', 2, ''],
  ['Omslutning', 'total', 2, ''],
  ['A riportare', 'balance', 0, ''],
  ['Riporto', 'balance', 0, ''],
  ['A transportar', 'balance', 0, ''],
  ['Suma y sigue', 'balance', 0, ''],
  ['Z przeniesienia', 'balance', 0, ''],
  ['Over te brengen', 'balance', 0, ''],
  ['Ingående saldo', 'balance', 0, ''],
  ['Nakli yekûn', 'balance', 0, ''],
  ['Saldo inicial', 'balance', 0, ''],
  ['Solde d’ouverture', 'balance', 0, ''],
  ['A nouveaux', 'balance', 0, ''],
  ['Inngående balanse', 'balance', 0, ''],
  ['Nyitó egyenleg', 'balance', 0, ''],
  ['Сальдо на начало', 'balance', 0, ''],
  ['期初余额', 'balance', 0, ''],
  ['EB-Wert', 'balance', 0, '']
])('reads “%s” as a %s', (text, kind, level, rest) => {
  expect(readTotalLabel(text)).toEqual({ kind, level, rest })
})

test.each([
  '4000',
  'Totalenergies SE',
  'Totally new',
  'Summerville Inc',
  'Saldonia',
  'Net Solutions Ltd',
  'Subtotals4U',
  'Report of the auditors',
  'Sumitomo',
  '*5',
  'Balance Ltd',
  'Grand Hotel',
  'Transport',
  'Periodicals',
  'Cumulus AG',
  'Riportella Srl',
  'Devrim Ltd',
  'Summa4',
  'Celkemová s.r.o.',
  'General Motors',
  ''
])('takes “%s” for no total', (text) => {
  expect(readTotalLabel(text)).toBe(null)
})

test.each<[string, string, string]>([
  ['4000 Total', 'total', '4000'],
  ['4000 Ergebnis', 'total', '4000'],
  ['Kasse 1 Ergebnis:', 'total', 'Kasse 1'],
  ['4000 Suma', 'total', '4000'],
  ['4000 集計', 'total', '4000'],
  ['anna Count', 'count', 'anna']
])('reads “%s” as a %s behind what it is of', (text, kind, rest) => {
  expect(readClosingLabel(text)).toEqual({ kind, level: 1, rest })
})

test.each(['Total', '4000', 'Rent', 'Jahresergebnis', 'Grand Hotel Totalx', ''])(
  'takes “%s” for no total of something before it',
  (text) => {
    expect(readClosingLabel(text)).toBe(null)
  }
)
