import { expect, test } from 'vitest'
import { mapColumns } from '../../../../../src/main/engine/ingest/mapping/map-columns.ts'
import { matchHeader } from '../../../../../src/main/engine/ingest/mapping/match-header.ts'
import { columnsOf } from '../../../../helpers/columns-of.ts'

const best = (header: string) => matchHeader(header)[0]?.candidate

test.each([
  ['AccountingDocumentCreationDate', 'posted'],
  ['document_created_by_user', 'user'],
  ['JRNL_ENTERED_BY_ID', 'user'],
  ['Gebucht durch', 'user'],
  ['creado_por_usuario', 'user'],
  ['AmountInGlobalCurrency', 'amount'],
  ['DebitAmountInCoCodeCrcy', 'debit'],
  ['Credit amount in local currency', 'credit'],
  ['LINE_AMT', 'amount'],
  ['dr_amount_lc', 'debit'],
  ['CR_AMT', 'credit'],
  ['Soll HW', 'debit'],
  ['GlobalCurrency', 'currency'],
  ['LC Currency Code', 'currency'],
  ['JE_TYPE_CODE', 'source'],
  ['PostingDocumentType', 'source'],
  ['glaccountcode', 'account'],
  ['G/L', 'account'],
  ['effdate', 'effective'],
  ['BOOKING_DT', 'effective'],
  ['record created on', 'posted'],
  ['InvoiceDt', 'documentDate'],
  ['Receipt No', 'document'],
  ['CR_DR_FLAG', 'indicator']
])('takes “%s” for what its words say together', (header, candidate) => {
  expect(best(header)).toBe(candidate)
})

test.each([
  'Discount Amount',
  'Amount before tax',
  'Debit Account',
  'Credit Limit',
  'Currency Rate',
  'Last changed by user',
  'Approved by user',
  'Clearing Document',
  'Opening Balance Debit',
  'Cost Center Type',
  'Invoice Status',
  'Payment Terms',
  'Group',
  'Date of birth'
])('takes “%s” for nothing, for a word of it speaks of something else', (header) => {
  expect(matchHeader(header)).toEqual([])
})

test('takes a known name before what its words would say', () => {
  expect(matchHeader('Journal Line')[0]!.reason).toBe('is a known name')
  expect(matchHeader('Journal Entry Date').map(({ candidate }) => candidate)).toEqual(['effective'])
})

const inBoth = `
  Account|AmountInTransactionCurrency|TransactionCurrency|AmountInLocalCurrency|LocalCurrencyKey
  4000|10.00|USD|9.00|EUR
  1200|-10.00|USD|-9.00|EUR`

function currencyOf(table: string, amount?: string): string | undefined {
  const { fields } = mapColumns(columnsOf(table), true, amount === undefined ? {} : { amount })
  return fields.find(({ field }) => field === 'currency')?.header
}

test('takes the currency that belongs to the amount', () => {
  expect(currencyOf(inBoth)).toBe('LocalCurrencyKey')
  expect(currencyOf(inBoth, 'AmountInTransactionCurrency')).toBe('TransactionCurrency')
  expect(currencyOf('Account|Debit LC|Credit LC|Document Currency|LCurr|HWAER\n4000|1.00||USD|EUR|EUR')).toBe(
    'HWAER'
  )
})

test('leaves the only currency with an amount of another', () => {
  expect(currencyOf('Account|DMBTR|WAERS\n4000|10.00|USD')).toBe('WAERS')
})

test('takes amounts of no particular money before those of a transaction, wherever they stand', () => {
  const table =
    'Account|AMT_DR_TXN|AMT_CR_TXN|AMT_DR|AMT_CR\n4000|25.00||20.00|\n2000||25.00||20.00\n1200|12.50||10.00|'
  const { fields } = mapColumns(columnsOf(table), true, {})
  expect(Object.fromEntries(fields.map(({ field, header }) => [field, header]))).toMatchObject({
    debit: 'AMT_DR',
    credit: 'AMT_CR'
  })
})
