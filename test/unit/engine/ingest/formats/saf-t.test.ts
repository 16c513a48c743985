import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { analyzeFile } from '../../../../helpers/analyze-file.ts'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const amount = (side: 'Debit' | 'Credit', value: string) =>
  `<${side}Amount><Amount>${value}</Amount><CurrencyCode>EUR</CurrencyCode><CurrencyAmount>99</CurrencyAmount></${side}Amount>`
const file = (entries: string, namespace = 'urn:StandardAuditFile-Taxation-Financial:NO', prefix = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made -->\n<${prefix}AuditFile xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="${namespace}">` +
  `<${prefix}Header><${prefix}AuditFileVersion>1.30</${prefix}AuditFileVersion></${prefix}Header>${entries}</${prefix}AuditFile>`
const ledger = (journals: string, totals = '') =>
  `<GeneralLedgerEntries>${totals}${journals}</GeneralLedgerEntries>`

const norwegian = ledger(
  '<Journal><JournalID>AP</JournalID><Description>Payables</Description>' +
    '<Transaction><TransactionID>17</TransactionID><Period>1</Period><TransactionDate>2025-01-02</TransactionDate><SourceID>kari</SourceID>' +
    '<Description>Strøm &amp; vann</Description><SystemEntryDate>2025-01-04</SystemEntryDate><GLPostingDate>2025-01-03</GLPostingDate>' +
    `<Line><RecordID>1</RecordID><AccountID>6340</AccountID><Analysis><AnalysisType>A</AnalysisType><Description>no</Description></Analysis>` +
    `<SupplierID>S9</SupplierID><Description>line</Description>${amount('Debit', '1000.05')}` +
    '<TaxInformation><TaxAmount><Amount>250.00</Amount></TaxAmount></TaxInformation></Line>' +
    `<Line><RecordID>2</RecordID><AccountID>2400</AccountID><CustomerID>C1</CustomerID>${amount('Credit', '1000.05')}</Line></Transaction></Journal>`
)

test('a Norwegian file has a row for each line of its journals, and nothing of taxes and analyses', async () => {
  const { rows, mapping, dialect } = await readRecords(folder, Buffer.from(file(norwegian)))
  expect(rows).toEqual([
    [
      'Journal Source',
      'TransactionID',
      'RecordID',
      'Period',
      'Effective Date',
      'GLPostingDate',
      'SystemEntryDate',
      'User ID',
      'AccountID',
      'Party',
      'TransactionDescription',
      'Description',
      'DebitAmount',
      'CreditAmount'
    ],
    [
      'AP',
      '17',
      '1',
      '1',
      '2025-01-02',
      '2025-01-03',
      '2025-01-04',
      'kari',
      '6340',
      'S9',
      'Strøm & vann',
      'line',
      '1000.05'
    ],
    [
      'AP',
      '17',
      '2',
      '1',
      '2025-01-02',
      '2025-01-03',
      '2025-01-04',
      'kari',
      '2400',
      'C1',
      'Strøm & vann',
      '',
      '',
      '1000.05'
    ]
  ])
  expect(Object.fromEntries(mapping.fields.map(({ field, header }) => [field, header]))).toMatchObject({
    journal: 'TransactionID',
    line: 'RecordID',
    account: 'AccountID',
    debit: 'DebitAmount',
    credit: 'CreditAmount',
    posted: 'SystemEntryDate',
    effective: 'Effective Date',
    user: 'User ID',
    source: 'Journal Source',
    counterparty: 'Party'
  })
  expect(dialect).toMatchObject({ encoding: 'saf-t', evidence: [{ value: 'SAF-T 1.30' }, {}] })
})

test('a Portuguese file has its lines by side, its amounts bare, and invoices are no postings', async () => {
  const side = (name: 'Debit' | 'Credit', account: string, value: string) =>
    `<${name}Line><RecordID>1</RecordID><AccountID>${account}</AccountID><SystemEntryDate>2024-01-06T10:11:12</SystemEntryDate><${name}Amount>${value}</${name}Amount></${name}Line>`
  const entries =
    '<MasterFiles><GeneralLedgerAccounts><Account><AccountID>111</AccountID></Account></GeneralLedgerAccounts></MasterFiles>' +
    ledger(
      '<Journal><JournalID>DIV</JournalID><Transaction><TransactionID>2024-01-05 DIV 1</TransactionID><TransactionDate>2024-01-05</TransactionDate>' +
        `<SourceID>joão</SourceID><GLPostingDate>2024-01-06</GLPostingDate><Lines>${side('Debit', '6221', '200.50')}${side('Credit', '2211', '200.50')}</Lines></Transaction></Journal>`
    ) +
    `<SourceDocuments><SalesInvoices><Invoice><Line><AccountID>9</AccountID>${amount('Credit', '5')}</Line></Invoice></SalesInvoices></SourceDocuments>`
  const text = file(entries, 'urn:OECD:StandardAuditFile-Tax:PT_1.04_01').replace('UTF-8', 'windows-1252')
  const { records } = await readRecords(folder, iconv.encode(text, 'windows-1252'))
  expect(records.slice(1).map(({ cells }) => cells)).toEqual([
    [
      'DIV',
      '2024-01-05 DIV 1',
      '1',
      '2024-01-05',
      '2024-01-06',
      '2024-01-06T10:11:12',
      'joão',
      '6221',
      '200.50'
    ],
    [
      'DIV',
      '2024-01-05 DIV 1',
      '1',
      '2024-01-05',
      '2024-01-06',
      '2024-01-06T10:11:12',
      'joão',
      '2211',
      '',
      '200.50'
    ]
  ])
})

test('prefixes, lines of the OECD structure and the date of posting alone are read too', async () => {
  const entries = ledger(
    '<Journal><JournalID>GL</JournalID><Transaction><TransactionID>1</TransactionID><TransactionDate>2024-01-05</TransactionDate><GLPostingDate>2024-01-09</GLPostingDate>' +
      `<TransactionLine><RecordID>1</RecordID><AccountID>100</AccountID><SourceDocumentID>INV 7</SourceDocumentID>${amount('Debit', '-5.125')}</TransactionLine><TransactionLine><RecordID>2</RecordID><AccountID>200</AccountID>${amount('Credit', '-5.125')}</TransactionLine></Transaction></Journal>`
  ).replace(/<(\/?)(?=[A-Z])/g, '<$1n1:')
  const { records, mapping } = await readRecords(
    folder,
    Buffer.from(file(entries, 'mfp:anaf:dgti:d406:declaratie:v1', 'n1:'))
  )
  expect(records[1]!.cells).toEqual(['GL', '1', '1', '2024-01-05', '2024-01-09', 'INV 7', '100', '-5.125'])
  // A number of the file is no thousand, whatever it looks like.
  expect(records[1]!.keyCells.at(-1)).toBe('-5.125e0')
  expect(mapping.fields).toContainEqual(expect.objectContaining({ field: 'posted', header: 'Posted Date' }))
})

describe('the totals that a file states', () => {
  const totals = (debit: string) =>
    `<NumberOfEntries>1</NumberOfEntries><TotalDebit>${debit}</TotalDebit><TotalCredit>1000.05</TotalCredit>`
  const analyze = (entries: string) => {
    const path = join(folder, `${randomUUID()}.xml`)
    writeFileSync(path, file(entries))
    return analyzeFile(path)
  }

  test('are compared with its lines', async () => {
    const { result } = await analyze(norwegian.replace('<Journal>', `${totals('1000.05')}<Journal>`))
    const { totals: found, controlTotal, lineClasses, rows } = result.analytics
    expect([found.debit, found.credit, rows.used]).toEqual(['1000.05', '1000.05', 2])
    expect(controlTotal).toMatchObject({ debit: '1000.05', credit: '1000.05' })
    expect(lineClasses.map((count) => [count.class, count.lines])).toEqual([
      ['header', 1],
      ['data', 2],
      ['total', 1]
    ])
  })

  test('are told where they differ, as they do when lines are missing', async () => {
    const { result } = await analyze(norwegian.replace('<Journal>', `${totals('1500.00')}<Journal>`))
    expect(result.analytics.controlTotal).toBe(null)
    expect(result.analytics.notices.map(({ text }) => text).join(' ')).toContain('1500.00')
  })
})

test.each([
  ['without postings', file('<SourceDocuments/>'), 'NOT_A_LEDGER', /GeneralLedgerEntries/],
  ['that is cut off', file(norwegian).slice(0, -200), 'DAMAGED_FILE', /SAF-T/],
  ['that is not well-formed', file(norwegian.replace('</Line>', '</Lime>')), 'DAMAGED_FILE', /SAF-T/],
  ['of elements without end', file('<a>'.repeat(500)), 'DAMAGED_FILE', /SAF-T/],
  ['of a text without end', file(`<a>${'x'.repeat(3 << 20)}</a>`), 'FILE_TOO_LARGE', /SAF-T/],
  ['whose bytes are no UTF-8', iconv.encode(file(norwegian), 'windows-1252'), 'DAMAGED_FILE', /SAF-T/]
])('a file %s is refused', async (_, content, code, words) => {
  expect(await problemReading(folder, Buffer.from(content))).toMatchObject({
    code,
    message: expect.stringMatching(words)
  })
})

test('entities of a file are never expanded', async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`
  const text = file(norwegian.replace('line</D', '&b;</D')).replace('<!-- made -->', bomb)
  expect((await readRecords(folder, Buffer.from(text))).rows[1]).toContain('&b;')
})
