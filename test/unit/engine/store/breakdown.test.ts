import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { typeNumbers, type BreakdownRow, type DuplicateRow } from '../../../../src/shared/duplicate.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { sourceMapping, sourceText } from '../../../helpers/reader-ledger.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const folder = scratchFolder()
let reader: LedgerReader
let all: DuplicateRow[]
/** By type and line: the number of the line's group of that type. */
const groupNoOf = new Map<string, number>()

beforeAll(async () => {
  const { ledgerPath, rows } = await analyzeText(folder, sourceText, { mapping: sourceMapping })
  reader = new LedgerReader(ledgerPath)
  all = rows
  const db = new Database(ledgerPath, { readonly: true })
  for (const type of typeNumbers) {
    const lines = db
      .prepare<[], { line: number; group: number }>(
        `SELECT line_id AS line, group_${type} AS "group" FROM duplicate WHERE group_${type} IS NOT NULL`
      )
      .all()
    for (const { line, group } of lines) groupNoOf.set(`${type}/${line}`, group)
  }
  db.close()
})
afterAll(() => reader.close())

/** An exact decimal in units of 10^-20. */
function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole) * 10n ** 20n + BigInt(fraction.padEnd(20, '0'))
  return text.startsWith('-') ? -size : size
}

type Figures = Omit<BreakdownRow, 'label' | 'amount' | 'debitAmount' | 'creditAmount'> & {
  amount: bigint
  debitAmount: bigint
  creditAmount: bigint
}

/** What plain sums over the rows give; a row counts under each of its keys. */
function addUp(
  keysOf: (row: DuplicateRow) => string[],
  groupOf: (row: DuplicateRow, key: string) => number
): Figures[] {
  const keys = [...new Set(all.flatMap(keysOf))].toSorted((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b))
  )
  return keys.map((key) => {
    const rows = all.filter((row) => keysOf(row).includes(key))
    const debits = rows.filter(({ amount }) => units(amount) >= 0n)
    const credits = rows.filter(({ amount }) => units(amount) < 0n)
    const sum = (some: DuplicateRow[]) => some.reduce((total, { amount }) => total + units(amount), 0n)
    return {
      key,
      groups: new Set(rows.map((row) => groupOf(row, key))).size,
      rows: rows.length,
      amount: sum(rows),
      debitRows: debits.length,
      debitAmount: sum(debits),
      creditRows: credits.length,
      creditAmount: -sum(credits)
    }
  })
}

const sortByKey = (rows: Figures[]) =>
  rows.toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))

function figuresOf({ label: _label, ...row }: BreakdownRow): Figures {
  const { amount, debitAmount, creditAmount } = row
  return {
    ...row,
    amount: units(amount),
    debitAmount: units(debitAmount),
    creditAmount: units(creditAmount)
  }
}

test('adds up each type over all its lines', () => {
  const expected = addUp(
    ({ types }) => types.map(String),
    ({ lineId }, type) => groupNoOf.get(`${type}/${lineId}`)!
  )
  expect(reader.breakdown('type').map(figuresOf)).toEqual(expected)
  const { types } = reader.result.duplicates
  for (const type of typeNumbers) {
    const row = reader.breakdown('type').find(({ key }) => key === String(type))!
    expect({ groups: row.groups, rows: row.rows, amount: units(row.amount) }).toEqual({
      groups: types[type]!.groups,
      rows: types[type]!.rows,
      amount: units(types[type]!.amount)
    })
  }
})

test.each([
  ['month', (row: DuplicateRow) => row.posted.slice(0, 7)],
  ['user', (row: DuplicateRow) => row.user],
  ['account', (row: DuplicateRow) => row.account],
  ['source', (row: DuplicateRow) => row.source],
  ['risk', (row: DuplicateRow) => row.riskLevel]
] as const)('adds up each %s, every line once', (by, keyOf) => {
  const expected = addUp(
    (row) => [keyOf(row)],
    ({ groupNo }) => groupNo
  )
  expect(expected.length).toBeGreaterThan(1)
  expect(reader.breakdown(by).map(figuresOf)).toEqual(expected)
  const rows = reader.breakdown(by).reduce((total, row) => total + row.rows, 0)
  expect(rows).toBe(reader.result.duplicates.distinctRows)
})

test('adds up each fact over all its lines, and the lines without one', () => {
  const expected = addUp(
    ({ facts }) => (facts.length === 0 ? ['none'] : facts),
    ({ groupNo }) => groupNo
  )
  expect(expected.map(({ key }) => key)).toContain('none')
  expect(sortByKey(reader.breakdown('fact').map(figuresOf))).toEqual(expected)
})

test('puts every line into the one range of amounts that its size is in', () => {
  const ranges = reader.breakdown('amount')
  expect(ranges.length).toBeGreaterThan(2)
  for (const { key, rows } of ranges) {
    const [least = '', most = ''] = key.split(':')
    const within = all.filter(({ amount }) => {
      const size = units(amount.replace('-', ''))
      return size >= units(least) && size <= units(most)
    })
    expect([key, rows]).toEqual([key, within.length])
    expect(reader.rows.count({ minAmount: least, maxAmount: most })).toBe(rows)
  }
  expect(ranges.reduce((sum, { rows }) => sum + rows, 0)).toBe(all.length)
})

test('names an account where its lines do', () => {
  for (const { key, label } of reader.breakdown('account')) {
    const names = all.filter(({ account }) => account === key).map(({ accountName }) => accountName)
    expect(names).toContain(label)
    expect(label).not.toBe('')
  }
})

test('leaves out the types that found nothing', async () => {
  const { ledgerPath } = await analyzeText(folder, 'account,amount,user\n1,5,A\n1,5,B\n')
  const small = new LedgerReader(ledgerPath)
  expect(small.breakdown('type').map(({ key }) => key)).toEqual(['1'])
  expect(small.breakdown('month').map(({ key, rows }) => ({ key, rows }))).toEqual([{ key: '', rows: 2 }])
  small.close()
})
