import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, expect, test } from 'vitest'
import { exportResults } from '../../../../src/main/engine/tasks/export-lines.ts'
import type { Filter } from '../../../../src/shared/filter.ts'
import { analyzeText, type Analysed } from '../../../helpers/analyze-file.ts'
import { codeOf } from '../../../helpers/code-of.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

const folder = scratchFolder()

const header = 'Amount,Original_Account,account,Posted Date,User,Line_Number,Note,=HYPERLINK("x")'
const lines = [
  '-1234.50,"x",0400,2024-01-31 08:15,=ANNA,1,"-1,50",-7',
  '-1234.5,"x",0400,31/01/2024,=ANNA,2,"say ""hi"", twice",+7',
  '9.9,y,0400,2024-01-31,BEN,3,other,',
  '-1234.50,"z",0400,,CARL,4,"two',
  'lines",@SUM(A1)'
]
let analysed: Analysed
let count = 0

beforeAll(async () => {
  const text = `${[header, ...lines].join('\n')}\n`
  analysed = await analyzeText(folder, text.replace('=HYPERLINK("x")', '"=HYPERLINK(""x"")"'), {
    mapping: { account: 'account', amount: 'Amount', posted: 'Posted Date', user: 'User', line: '' },
    dateOrder: 'dmy'
  })
})

function exported(filter: Filter = {}, ledgerPath = analysed.ledgerPath): { bytes: Buffer; rows: number } {
  const target = join(folder, `export-${++count}.csv`)
  const rows = exportResults(
    { ledgerPath, choice: { what: 'duplicates', filter }, target, partialPath: `${target}.partial` },
    () => undefined
  )
  return { bytes: readFileSync(target), rows }
}

/** Records of an exported file as objects, read by a parser that knows nothing of Doublet. */
function parsed(bytes: Buffer): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(bytes.toString('utf8').slice(1), {
    header: true,
    newline: '\r\n',
    delimiter: ',',
    skipEmptyLines: true
  })
  expect(errors).toEqual([])
  return data
}

test('exports each duplicate line once, in review order, with result, fields and original columns', () => {
  const { bytes, rows } = exported()
  const records = parsed(bytes)
  expect(rows).toBe(3)
  expect(Object.keys(records[0]!)).toEqual([
    'duplicate_type',
    'duplicate_types',
    'duplicate_criteria',
    'finding_no',
    'group_no',
    'group_count',
    'group_risk_score',
    'risk_level',
    'ml_confidence',
    'ml_risk_score',
    'ml_prediction',
    'line_number',
    'account',
    'amount',
    'posted_date',
    'user',
    'original_Amount',
    'Original_Account',
    'original_original_account',
    'Posted Date',
    'original_User',
    'original_Line_Number',
    'Note',
    `'=HYPERLINK("x")`
  ])
  expect(records.map((record) => [record['line_number'], record['duplicate_types']])).toEqual([
    ['2', '1|3|4'],
    ['3', '1|3|4'],
    ['5', '1']
  ])
  expect(records[0]).toMatchObject({
    duplicate_type: '4',
    duplicate_criteria: 'Account + Entry date + Amount',
    group_count: '2',
    group_risk_score: '36',
    risk_level: 'LOW',
    ml_confidence: expect.stringMatching(/^[01](\.\d+)?$/),
    ml_risk_score: expect.stringMatching(/^\d+$/),
    ml_prediction: expect.stringMatching(/^(true|false)$/)
  })
})

test('exports one signed plain amount and ISO days beside the cells as they were', () => {
  const records = parsed(exported().bytes)
  expect(records.map((record) => record['amount'])).toEqual(['-1234.50', '-1234.50', '-1234.50'])
  expect(records.map((record) => record['original_Amount'])).toEqual(['-1234.50', '-1234.5', '-1234.50'])
  expect(records.map((record) => record['posted_date'])).toEqual(['2024-01-31', '2024-01-31', ''])
  expect(records[0]!['Posted Date']).toBe('2024-01-31 08:15')
})

test('keeps leading zeros in account codes', () => {
  expect(parsed(exported().bytes).map((record) => record['account'])).toEqual(['0400', '0400', '0400'])
})

test('puts a quote before formulas and never before numbers', () => {
  const records = parsed(exported().bytes)
  expect(records.map((record) => record['user'])).toEqual(["'=ANNA", "'=ANNA", 'CARL'])
  expect(records.map((record) => record[`'=HYPERLINK("x")`])).toEqual(['-7', '+7', "'@SUM(A1)"])
  expect(records.map((record) => record['Note'])).toEqual(['-1,50', 'say "hi", twice', 'two\nlines'])
})

test('writes RFC 4180: a byte order mark, CRLF at every end, quotes doubled', () => {
  const { bytes } = exported()
  const text = bytes.toString('utf8')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.match(/\r\n/g)).toHaveLength(4)
  expect(text.replaceAll('\r\n', '').match(/[\r\n]/g)).toEqual(['\n'])
  expect(text).toContain('"say ""hi"", twice"')
})

test('writes the same bytes on every run', () => {
  expect(exported().bytes.equals(exported().bytes)).toBe(true)
})

test('exports only the lines of the filter', () => {
  const { bytes, rows } = exported({ types: [4] })
  expect(rows).toBe(2)
  expect(parsed(bytes).map((record) => record['line_number'])).toEqual(['2', '3'])
  expect(exported({ user: 'nobody' }).rows).toBe(0)
})

test('shows the whole length of whole amounts', async () => {
  const whole = await analyzeText(folder, 'account,amount\n1,1200\n1,1200\n2,0\n2,0\n')
  const amounts = parsed(exported({}, whole.ledgerPath).bytes).map((record) => record['amount'])
  expect(amounts).toEqual(['1200', '1200', '0', '0'])
})

test('writes more lines than it holds at a time, all of them in order', async () => {
  const many = Array.from({ length: 4500 }, (_, n) => `4000,5.00,${n}`).join('\n')
  const long = await analyzeText(folder, `account,amount,text\n${many}\n`)
  const records = parsed(exported({}, long.ledgerPath).bytes)
  expect(records.map((record) => record['text'])).toEqual(Array.from({ length: 4500 }, (_, n) => String(n)))
})

test('leaves what was there where it cannot write, and nothing of its own', () => {
  const target = join(folder, 'in-the-way')
  mkdirSync(join(target, 'kept'), { recursive: true })
  const write = () =>
    exportResults(
      {
        ledgerPath: analysed.ledgerPath,
        choice: { what: 'duplicates', filter: {} },
        target,
        partialPath: `${target}.partial`
      },
      () => undefined
    )
  expect(codeOf(write)).toMatch(/^TARGET_UNWRITABLE/)
  expect(existsSync(`${target}.partial`)).toBe(false)
  expect(readdirSync(target)).toEqual(['kept'])
})

test('says so where the folder to write to is missing', () => {
  const target = join(folder, 'missing', 'out.csv')
  const write = () =>
    exportResults(
      {
        ledgerPath: analysed.ledgerPath,
        choice: { what: 'duplicates', filter: {} },
        target,
        partialPath: `${target}.partial`
      },
      () => undefined
    )
  expect(codeOf(write)).toMatch(/^TARGET_UNWRITABLE/)
})

test('says so where the stored ledger is gone or damaged', () => {
  const damaged = join(folder, 'damaged.sqlite')
  writeFileSync(damaged, 'this is no database, whatever its name says. '.repeat(100))
  expect(codeOf(() => exported({}, damaged))).toMatch(/^LEDGER_GONE/)
  expect(codeOf(() => exported({}, join(folder, 'gone.sqlite')))).toMatch(/^LEDGER_GONE/)
})
