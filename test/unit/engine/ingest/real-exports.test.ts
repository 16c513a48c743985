import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../../../src/shared/ledger.ts'
import { problemOf } from '../../../../src/shared/result.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const fixtures = join(import.meta.dirname, '../../../fixtures')
const posted = { mapping: { posted: 'posted' } }

async function outcomeOf(name: string, settings: Partial<Settings> = {}) {
  const { result, rows } = await analyzeText(folder, readFileSync(join(fixtures, name)), settings)
  const { totals, notices } = result.analytics
  return {
    net: totals.net,
    notices: notices.map(({ code, lines }) => `${code} ${lines}`),
    rows: rows.map(({ lineNumber, amount, posted: day }) => `${lineNumber}: ${amount} ${day ?? '-'}`),
    texts: notices.map(({ text }) => text).join('\n')
  }
}

test('reads credits and debits told by words and brackets, and counts them', async () => {
  const { net, notices, rows } = await outcomeOf('credit-and-debit-words.csv', posted)
  expect(net).toBe('-1306.50')
  expect(notices).toEqual(['CREDIT_WORDS 2', 'DEBIT_WORDS 1', 'UNREADABLE_AMOUNTS 1'])
  expect(rows.toSorted()).toEqual([
    '3: -1200.00 2025-01-02',
    '4: -1200.00 2025-01-02',
    '5: -35.50 2025-01-03',
    '6: -35.50 2025-01-03',
    '7: -35.50 2025-01-03'
  ])
})

test('reads full-width amounts, triangles for minus and dates in Japanese', async () => {
  const { rows } = await outcomeOf('full-width-japanese.csv', {
    mapping: { account: '#1', amount: '#2', posted: '#3' }
  })
  expect(rows.toSorted()).toEqual([
    '2: 12000 2025-02-01',
    '3: 12000 2025-02-01',
    '4: -12000 2025-02-01',
    '5: -12000 2025-02-01'
  ])
})

test('warns of account codes that a spreadsheet has made numbers of', async () => {
  const { notices, texts } = await outcomeOf('codes-saved-by-a-spreadsheet.csv')
  expect(notices).toContain('SPREADSHEET_CODES 2')
  expect(texts).toContain('fresh export')
})

test('takes the order of a date column from the other one, and says so', async () => {
  const mapping = { posted: 'posted', effective: 'effective' }
  const { notices, rows } = await outcomeOf('order-told-by-the-other-date.csv', { mapping })
  expect(notices).toEqual(['DATE_ORDER_INFERRED 3'])
  expect(rows.map((row) => row.slice(-10))).toEqual(['2025-02-05', '2025-02-05', '2025-05-02'])
})

test('reads the day numbers of a spreadsheet, and says so', async () => {
  const { notices, rows } = await outcomeOf('day-numbers-of-a-spreadsheet.csv', posted)
  expect(notices).toEqual(['EXCEL_SERIALS 3'])
  expect(rows.map((row) => row.slice(-10))).toEqual(['2025-02-01', '2025-02-01', '2025-02-02'])
})

test('leaves dates without a year unread, and says what they are', async () => {
  const { notices } = await outcomeOf('dates-without-year.csv', {
    mapping: { posted: 'Buchungsdatum', effective: 'Belegdatum' }
  })
  expect(notices).toEqual(['DATES_WITHOUT_YEAR 3'])
})

test.each([
  ['two-currencies.csv', {}, /^SEVERAL_CURRENCIES: .*“€ 10\.00”.*“CHF 10\.00”/],
  ['two-date-orders.csv', posted, /^AMBIGUOUS_DATES: .*“13\/02\/2025”.*“02\/14\/2025”/]
])('stops at %s with %j', async (name, settings, message) => {
  const outcome = await outcomeOf(name, settings).catch((error: unknown) => problemOf(error))
  expect('code' in outcome ? `${outcome.code}: ${outcome.message}` : 'nothing thrown').toMatch(message)
})
