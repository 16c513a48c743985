import { expect, test } from 'vitest'
import synonyms from '../../../../../src/main/engine/ingest/mapping/column-synonyms.json' with { type: 'json' }
import { matchHeader } from '../../../../../src/main/engine/ingest/mapping/match-header.ts'
import { normalForm } from '../../../../../src/main/engine/ingest/mapping/normal-form.ts'
import { fields } from '../../../../../src/shared/mapping.ts'

const best = (header: string) => matchHeader(header)[0]?.candidate

test.each([
  ['GL_Account_Number', 'glAccountNumber', 'G/L Account No.', '  GL   Account #', '\uFEFFGL-ACCT-NBR'],
  ['Währung', 'WÄHRUNG', 'Wahrung'],
  ['Débit', 'debit', 'DEBIT:'],
  ['N° de compte', 'Numéro de compte', 'Nº de compte', 'N.º de compte'],
  ['JE#', 'JE No.', 'je number'],
  ['Journal_ID_Line_Number', 'JournalIDLineNumber'],
  ['posted_ts', 'Posted Timestamp', 'PostedDateTime', 'Posted date and time'],
  ['Ａｍｏｕｎｔ', 'amount', 'amo\u00ADunt']
])('reads %s and its other spellings as one header', (...spellings) => {
  expect(new Set(spellings.map(normalForm)).size).toBe(1)
})

test.each([
  ['Amount %', 'Amount'],
  ['JE#', 'JE'],
  ['Account Number', 'Account']
])('keeps %s apart from %s', (one, other) => {
  expect(normalForm(one)).not.toBe(normalForm(other))
})

test.each([
  ['Waehrung', 'currency'],
  ['Má dáti', 'debit'],
  ['Dal', 'credit'],
  ['Követel', 'credit'],
  ['借方金额', 'debit'],
  ['贷方发生额', 'credit'],
  ['대변 금액', 'credit'],
  ['Дебет сумма', 'debit'],
  ['Ver.nr', 'journal'],
  ['Nr dokumentu', 'journal'],
  ['Amount (EUR)', 'amount'],
  ['Betrag in EUR', 'amount'],
  ['Debit GBP', 'debit'],
  ['Umsatz (ohne Soll/Haben-Kz)', 'amount'],
  ['HKONT (General Ledger Account)', 'account'],
  ['ZZACC (General Ledger Account)', 'account'],
  ['BSEG-HKONT', 'account'],
  ['GL20000.TRXDATE', 'effective'],
  ['Betrag in Hausw', 'amount'],
  ['Erfassungsdat', 'posted']
])('knows %s as %s', (header, candidate) => {
  expect(best(header)).toBe(candidate)
})

test.each([
  'Balance',
  'Running Balance',
  'Tax Amount',
  'VAT-Amount',
  'Amount (tax)',
  'Gegenkonto',
  'Bank account',
  'Cost center',
  'Due date',
  'AUGDT',
  'Exchange rate',
  'Quantity',
  'Segment',
  'Entry',
  'Posti',
  ''
])('takes “%s” for nothing', (header) => {
  expect(matchHeader(header)).toEqual([])
})

test('names every field and each header once for it', () => {
  expect(Object.keys(synonyms).slice(0, fields.length)).toEqual(fields)
  for (const known of Object.values(synonyms)) {
    const forms = known.map(({ header }) => normalForm(header))
    expect(new Set(forms).size).toBe(forms.length)
    for (const { weight } of known) expect(weight).toSatisfy((value: number) => value >= 0.6 && value <= 1)
  }
})

test.each([
  [
    'account',
    [
      'CUENTA',
      'Kontonr',
      'Účet',
      'Hesap Kodu',
      'Счёт',
      '科目编码',
      '계정코드',
      'ΛΟΓΑΡΙΑΣΜΌΣ',
      'G_L Account No_'
    ]
  ],
  ['amount', ['BELØB', 'Beløp', 'Částka', 'összeg', 'Tutar', 'Сумма', '金额', '금액', 'Ποσό', 'Sumă']],
  [
    'effective',
    ['Bogføringsdato', 'Bokføringsdato', 'Datum účtování', 'Data księgowania', 'Дата проводки', '记账日期']
  ],
  ['posted', ['Registreringsdato', 'Kayıt Tarihi', 'Rögzítés dátuma', 'Data înregistrării', '录入日期']],
  ['user', ['Käyttäjä', 'Uživatel', 'KULLANICI', 'Пользователь', '制单人']],
  ['source', ['Kilde', 'Källa', 'Zdroj', 'Источник', '伝票区分', 'SRC_CD']]
] as const)('knows names of the %s in languages of their own letters', (candidate, headers) => {
  expect(headers.filter((header) => matchHeader(header)[0]?.candidate !== candidate)).toEqual([])
})
