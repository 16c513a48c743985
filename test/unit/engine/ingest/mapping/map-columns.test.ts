import { describe, expect, test } from 'vitest'
import { mapColumns } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { columnsOf } from '../../../../helpers/columns-of.ts'
import { codeOf } from '../../../../helpers/code-of.ts'

/** Field -> header, as mapped. */
function map(table: string, overrides: Settings['mapping'] = {}): Record<string, string> {
  const mapping = mapColumns(columnsOf(table), true, overrides)
  return Object.fromEntries(mapping.fields.map(({ field, header }) => [field, header]))
}

function notes(table: string, overrides: Settings['mapping'] = {}): string[] {
  return mapColumns(columnsOf(table), true, overrides).notes
}

describe('dates', () => {
  test('reads a posting date as effective where another column says when the entry was entered', () => {
    expect(map('Buchungsdatum|Erfassungsdatum\n31.01.2025|02.02.2025')).toEqual({
      effective: 'Buchungsdatum',
      posted: 'Erfassungsdatum'
    })
  })

  test('reads a posting date as posted where a document date can stand in as effective', () => {
    const table = 'BUDAT|BLDAT\n20250131|20250130'
    expect(map(table)).toEqual({ posted: 'BUDAT', effective: 'BLDAT' })
    expect(notes(table)).toEqual([
      'No column says when an entry was entered: “BUDAT” is read as the entry date.',
      'There is no other effective date: “BLDAT”, a document date, stands in for it.'
    ])
  })

  test('leaves the posted date open where the posting date is the only date, and says so', () => {
    const table = 'Account|Posting Date|Amount\n6110|2025-01-31|100'
    expect(map(table)).toEqual({ account: 'Account', effective: 'Posting Date', amount: 'Amount' })
    expect(notes(table)).toEqual([
      '“Posting Date” is an accounting date and is read as the effective date. No column says when an entry ' +
        'was entered, so there is no entry date, and tests 4 and 6 cannot run.'
    ])
  })

  test('does not read a posting date as posted beside a time stamp that cannot be read', () => {
    const table = 'Posting Date|Document Date|Created At\n2025-01-31|2025-01-30|0x1A2B3C4D'
    expect(map(table)).toEqual({ effective: 'Posting Date', documentDate: 'Document Date' })
    expect(notes(table)).toEqual([
      '“Created At” has the name of the entry date, but its cells cannot be read as one.'
    ])
  })

  test('leaves the dates as the user set them', () => {
    const table = 'Posting Date|Document Date\n2025-01-31|2025-01-30'
    expect(map(table, { posted: '' })).toEqual({ effective: 'Posting Date', documentDate: 'Document Date' })
    expect(map(table, { effective: '' })).toEqual({ documentDate: 'Document Date' })
    expect(map(table, { documentDate: 'Document Date' })).toEqual({
      effective: 'Posting Date',
      documentDate: 'Document Date'
    })
  })
})

describe('amounts', () => {
  const formOf = (table: string, overrides: Settings['mapping'] = {}) =>
    mapColumns(columnsOf(table), true, overrides).amountForm

  test('applies an indicator to unsigned amounts only', () => {
    const unsigned = 'Amount|D/C\n10.00|D\n20.00|C'
    expect(formOf(unsigned)).toBe('indicator')
    expect(map(unsigned)).toEqual({ amount: 'Amount', indicator: 'D/C' })
    const signed = 'Amount|D/C\n10.00|D\n-20.00|C'
    expect(formOf(signed)).toBe('amount')
    expect(map(signed)).toEqual({ amount: 'Amount' })
    expect(notes(signed)).toEqual(['“Amount” carries its sign, so “D/C” is not applied to it.'])
  })

  test.each(['D|X', 'D|', '1|2', '+|-'])('applies no indicator with the codes %s', (codes) => {
    const [one, other] = codes.split('|')
    expect(map(`Amount|D/C\n10.00|${one}\n20.00|${other}`)).toEqual({ amount: 'Amount' })
  })

  test('takes a strong pair before a weaker amount', () => {
    const table = 'Debit|Credit|Montantdevise\n10.00|0.00|9.10\n0.00|10.00|-9.10'
    expect(formOf(table)).toBe('pair')
    expect(map(table)).toEqual({ debit: 'Debit', credit: 'Credit' })
  })

  test('takes the amount before a pair that it equals', () => {
    const table = 'Debit|Credit|Amount\n10.00|0.00|10.00\n|10.00|-10.00'
    expect(map(table)).toEqual({ amount: 'Amount' })
    expect(notes(table)).toEqual([
      '“Amount” is the amount; it equals “Debit” and “Credit”, debit less credit.'
    ])
  })

  test('takes the pair before an amount that it does not equal', () => {
    const table = 'Debit|Credit|Amount\n10.00|0.00|10.00\n|10.00|10.00'
    expect(map(table)).toEqual({ debit: 'Debit', credit: 'Credit' })
    expect(notes(table)).toEqual([
      'The amount is “Debit” and “Credit”, debit less credit; “Amount” says something else.'
    ])
  })

  test('makes no pair of columns that are both filled', () => {
    const table = 'Debit|Credit\n10.00|3.00\n5.00|4.00'
    expect(map(table)).toEqual({})
    expect(notes(table)).toEqual([
      '“Debit” and “Credit” are both filled on most lines: they are not read as a debit/credit pair.'
    ])
  })

  test('lets the user choose between an amount and a pair', () => {
    const table = 'Debit|Credit|Betrag|D/C\n10.00|0.00|10.00|D\n|10.00|10.00|C'
    expect(map(table)).toEqual({ debit: 'Debit', credit: 'Credit' })
    expect(map(table, { amount: 'Betrag' })).toEqual({ amount: 'Betrag', indicator: 'D/C' })
    expect(map(table, { amount: 'Betrag', indicator: '' })).toEqual({ amount: 'Betrag' })
    expect(map(table, { indicator: 'D/C' })).toEqual({ amount: 'Betrag', indicator: 'D/C' })
    expect(map(table, { debit: 'Betrag' })).toEqual({ debit: 'Betrag', credit: 'Credit' })
    expect(codeOf(() => map(table, { amount: 'Betrag', debit: 'Debit' }))).toMatch(/^CONFLICTING_COLUMNS: /)
  })

  test('prefers the local currency and names the other amounts', () => {
    const table = 'Amount in document currency|Amount|Amount (LCY)\n9.00|9.00|10.00'
    expect(map(table)).toEqual({ amount: 'Amount (LCY)' })
    expect(notes(table)).toEqual([
      'Amount is read from “Amount (LCY)”; “Amount in document currency”, “Amount” could be meant too.'
    ])
  })
})

describe('doubts', () => {
  test.each([
    ['Amount', 'rent'],
    ['Posted Date', 'yes'],
    ['Account', '2025-01-31'],
    ['User', '2025-01-31'],
    ['User', '12.34'],
    ['Source', '99.95'],
    ['Line', 'first'],
    ['Currency', 'yes, please']
  ])('does not believe a header “%s” over a cell “%s”', (header, cell) => {
    expect(map(`${header}|Other\n${cell}|x`)).toEqual({})
  })

  test('takes no user or source from cells that hardly repeat', () => {
    const records = Array.from({ length: 50 }, (_, index) => `ref-${index}|ref-${index}`)
    expect(map(['User|Source', ...records].join('\n'))).toEqual({})
  })

  test('guesses no account and no amount from values alone, and nothing without a header', () => {
    const columns = columnsOf('a|b|c|d\n473000|2025-01-31|100.00|S\n473000|2025-01-31|100.00|H')
    expect(mapColumns(columns, true, {}).fields.map(({ field, header }) => [field, header])).toEqual([
      ['effective', 'b']
    ])
    expect(mapColumns(columns, false, {}).fields).toEqual([])
    expect(mapColumns(columnsOf('Account|Amount\n6110|1.00'), false, {}).fields).toEqual([])
  })

  test('gives its reasons in words', () => {
    const columns = columnsOf('GL_Account_Number|Entered_Date|Amount\n473000|2025-01-31 10:00|100.00')
    expect(mapColumns(columns, true, { amount: '#3' }).fields).toEqual([
      {
        field: 'account',
        position: 1,
        header: 'GL_Account_Number',
        confidence: 1,
        reason: 'header “GL_Account_Number” is a known name; 6-digit codes'
      },
      { field: 'amount', position: 3, header: 'Amount', confidence: 1, reason: 'chosen by you' },
      {
        field: 'posted',
        position: 2,
        header: 'Entered_Date',
        confidence: 1,
        reason: 'header “Entered_Date” is a known name; dates with a time'
      }
    ])
  })
})
