import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LedgerFacts } from '../../../../../src/shared/ledger.ts'
import { analyzeText } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../../fixtures', name), 'utf8')

const linesOf = ({ lineClasses }: LedgerFacts) =>
  Object.fromEntries(lineClasses.map((count) => [count.class, count.lines]))
const firstLinesOf = ({ lineClasses }: LedgerFacts) =>
  Object.fromEntries(lineClasses.map((count) => [count.class, count.firstLines]))

test('reads a printed SAP list with page headers, rules and totals like its plain twin', async () => {
  const list = await analyzeText(folder, fixture('hazards/06-page-headers.txt'))
  const { analytics } = list.result
  expect(linesOf(analytics)).toEqual({
    preamble: 3,
    header: 1,
    data: 8,
    repeatedHeader: 2,
    separator: 5,
    total: 2,
    blank: 1
  })
  expect(firstLinesOf(analytics)).toMatchObject({ preamble: [1, 2, 3], header: [4], total: [11, 22] })
  expect(analytics.physicalLines).toBe(22)
  expect(analytics.preamble[1]).toBe('Company code 1000 Period 01.2025')

  // The twin: what a person would keep of the list, the minus before the number.
  const plain = fixture('hazards/06-page-headers.txt')
    .split('\n')
    .filter((line, at) => at === 3 || /^\|\d/.test(line))
    .map((line) => line.slice(1, -1).replace(/([\d.,]+)-(?=\|)/, '-$1'))
  const twin = await analyzeText(folder, plain.join('\n'))
  expect(list.result.duplicates).toEqual(twin.result.duplicates)
  expect(list.result.analytics.totals).toEqual(twin.result.analytics.totals)
  expect(list.rows.map(({ account, amount, journal }) => [account, amount, journal])).toEqual(
    twin.rows.map(({ account, amount, journal }) => [account, amount, journal])
  )
})

test('takes the delimiter from a sep= line and counts it above the header', async () => {
  const { result } = await analyzeText(folder, 'sep=;\nKonto;Betrag\n4000;1,50\n4000;1,50\n')
  expect(result.analytics.dialect.delimiter).toBe(';')
  expect(linesOf(result.analytics)).toEqual({ preamble: 1, header: 1, data: 2 })
  expect(result.duplicates.distinctRows).toBe(2)
})

test('keeps an account or a journal whose name begins like a total', async () => {
  const text =
    'Account;Amount;Text\nTotal Gas Ltd;5.00;a\nTotal Gas Ltd;5.00;b\nTotal;10.00;\nSubtotal: 3;1.00;\n'
  const { result } = await analyzeText(folder, text)
  expect(linesOf(result.analytics)).toEqual({ header: 1, data: 2, total: 2 })
  expect(result.duplicates.distinctRows).toBe(2)
  expect(result.analytics.totals.net).toBe('10.00')
})

test('keeps a line without an account as data that is excluded, not as a total', async () => {
  const { result } = await analyzeText(folder, 'account,amount,text\n4000,5.00,a\n,7.00,missing account\n')
  expect(linesOf(result.analytics)).toEqual({ header: 1, data: 2 })
  expect(result.analytics.excluded).toEqual([{ reason: 'BLANK_ACCOUNT', rows: 1, firstLines: [3] }])
})

test('accounts for the lines of records that go over several', async () => {
  const { result } = await analyzeText(
    folder,
    'account,amount,text\n4000,5.00,"two\nlines"\n\n4000,5.00,one\n'
  )
  expect(linesOf(result.analytics)).toEqual({ header: 1, data: 3, blank: 1 })
  expect(result.analytics.physicalLines).toBe(5)
})

test('rejects a record with text beyond the last column, and says where it is', async () => {
  const { result } = await analyzeText(folder, 'account,amount\n4000,5.00\n4000,5.00,oops\n4000,5.00,\n')
  expect(linesOf(result.analytics)).toEqual({ header: 1, data: 2, rejected: 1 })
  expect(firstLinesOf(result.analytics)).toMatchObject({ rejected: [3] })
  expect(result.duplicates.distinctRows).toBe(2)
})

test('finds no line of a real ledger that is anything but header and data', async () => {
  const { result } = await analyzeText(folder, fixture('je-six-types-small/journal_entries.csv'))
  expect(linesOf(result.analytics)).toEqual({ header: 1, data: 1796 })
})
