import { expect, test } from 'vitest'
import { proposeMapping } from '../../../../../src/main/engine/ingest/mapping/propose-mapping.ts'
import { defaultSettings } from '../../../../../src/shared/settings.ts'

function mappingOf(text: string) {
  const records = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(';'))
  const { columns, fields, headerRecords, preambleRecords, amountForm } = proposeMapping(
    records,
    defaultSettings
  )
  return {
    names: columns.map(({ header }) => header),
    fields: Object.fromEntries(fields.map(({ field, position }) => [field, position])),
    rows: [preambleRecords, headerRecords],
    amountForm
  }
}

test('joins a name to each of the names it stands over', () => {
  const found = mappingOf(`
    Posting date;Journal;Account;Amount;;Description
    ;;;Debit;Credit;
    2025-01-31;J1;4000;5.00;;rent
    2025-01-31;J1;1200;;5.00;rent`)
  expect(found.names).toEqual([
    'Posting date',
    'Journal',
    'Account',
    'Amount Debit',
    'Amount Credit',
    'Description'
  ])
  expect(found.fields).toMatchObject({ account: 3, debit: 4, credit: 5, description: 6 })
  expect(found).toMatchObject({ rows: [0, 2], amountForm: 'pair' })
})

test('joins a name above the row of the others, and keeps the title out of it', () => {
  const found = mappingOf(`
    General ledger 2025;;;;;
    ;;;Umsatz;;
    Buchungsdatum;Belegnummer;Konto;Soll;Haben;Text
    31.01.2025;1;4000;5,00;;Miete
    31.01.2025;1;1200;;5,00;Miete`)
  expect(found.names).toEqual([
    'Buchungsdatum',
    'Belegnummer',
    'Konto',
    'Umsatz Soll',
    'Umsatz Haben',
    'Text'
  ])
  expect(found).toMatchObject({
    rows: [1, 2],
    amountForm: 'pair',
    fields: { account: 3, debit: 4, credit: 5 }
  })
})

test('joins the row of units', () => {
  const found = mappingOf(`
    Date;Account;Amount;Text
    YYYY-MM-DD;;EUR;
    2025-01-31;4000;5.00;rent
    2025-01-31;4000;5.00;rent`)
  expect(found.names).toEqual(['Date YYYY-MM-DD', 'Account', 'Amount EUR', 'Text'])
  expect(found).toMatchObject({ rows: [0, 2], fields: { account: 2, amount: 3 } })
})

test('joins the names of the program below or above those of the people', () => {
  const data = '1000;473000;9.50;2025-01-13\n1000;160000;9.50-;2025-01-13'
  const words = 'Company Code;G/L Account;Amount in LC;Entry Date'
  const codes = 'BUKRS;HKONT;DMBTR;CPUDT'
  for (const rows of [
    [words, codes],
    [codes, words]
  ]) {
    const found = mappingOf(`${rows.join('\n')}\n${data}`)
    expect(found).toMatchObject({ rows: [0, 2], fields: { entity: 1, account: 2, amount: 3, posted: 4 } })
    expect(found.names[1]).toBe(rows.map((row) => row.split(';')[1]).join(' '))
  }
})

test('joins names that are wrapped into a second row', () => {
  const found = mappingOf(`
    Posting;Account;Document;Amount in
    Date;Number;Number;EUR
    2025-01-31;4000;77;5.00
    2025-02-28;4000;78;5.00`)
  expect(found.names).toEqual(['Posting Date', 'Account Number', 'Document Number', 'Amount in EUR'])
  expect(found.rows).toEqual([0, 2])
})

test.each([
  ['a first line without an amount', 'Account;Amount;Text\nRent;;blank\n4000;5.00;rent\n4000;6.00;rent'],
  ['a first line of words', 'Account;User;Text\nRent;ANNA;paid\nCash;BERT;paid'],
  ['the header once more', 'Account;Amount;Text\nAccount;Amount;Text\n4000;5.00;rent'],
  ['plain data', 'Account;Amount;Text\n4000;5.00;rent\n4000;5.00;rent'],
  ['a title of one cell above', 'Ledger;;\nAccount;Amount;Text\n4000;5.00;rent']
])('does not join %s', (_what, text) => {
  expect(mappingOf(text).rows[1]).toBe(1)
})

test.each([
  ['the types of the columns', 'varchar(10);date;nvarchar(8);decimal(12,2);text'],
  ['the numbers of the columns', '1;2;3;4;5'],
  ['the numbers of the columns in brackets', '(1);(2);(3);(4);(5)']
])('leaves %s below the names out of them', (_, row) => {
  const found = mappingOf(`
    Journal;Posting Date;Account;Amount;Text
    ${row}
    J1;2025-01-31;4000;5.00;rent
    J1;2025-01-31;1200;-5.00;rent`)
  expect(found.names).toEqual(['Journal', 'Posting Date', 'Account', 'Amount', 'Text'])
  expect(found.rows).toEqual([0, 2])
})

test('keeps a line of codes that are words for types', () => {
  const found = mappingOf(`
    Account;Text;Date;Amount
    text;date;2025-01-31;5.00
    text;date;2025-01-31;5.00`)
  expect(found.rows).toEqual([0, 1])
})
