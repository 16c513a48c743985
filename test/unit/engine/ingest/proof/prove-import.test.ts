import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import type { ImportProof, MonthFigures } from '../../../../../src/shared/import-proof.ts'
import type { Settings } from '../../../../../src/shared/settings.ts'
import { analyzeFile, analyzeText } from '../../../../helpers/analyze-file.ts'
import { linesAsTable } from '../../../../helpers/lines-as-table.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'
import { describeSharedData } from '../../../../helpers/shared-data.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()
const proofOf = async (text: string, settings?: Partial<Settings>): Promise<ImportProof> =>
  (await analyzeText(folder, text, { goesOn: true, ...settings })).result.analytics.proof!

/** Cents of a plain decimal with two digits after the point, by BigInt alone. */
const cents = (text: string) => BigInt(text.replace('.', ''))

/** A ledger as text, with a journal every three lines, of which every fifth does not balance. */
function writeLedger(lines: number): string[][] {
  let seed = 7
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const rows: string[][] = []
  for (let number = 1; rows.length < lines; number++) {
    const [a, b] = [next(90_000) + 100, next(90_000) + 100]
    const off = number % 5 === 0 ? next(500) + 1 : 0
    const month = String(next(12) + 1).padStart(2, '0')
    const [posted, effective] = [`2025-${month}-1${next(10)}`, next(9) === 0 ? '' : `2025-${month}-07`]
    for (const amount of [a, b, -a - b + off]) {
      const text = `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
      rows.push([`J${number}`, String(4000 + next(5)), text, posted, effective, `U${next(3)}`])
    }
  }
  return rows
}
const header = 'journal,account,amount,posted date,effective date,user'

test('adds up journals and months as plain whole numbers do', async () => {
  const rows = writeLedger(3000)
  const text = `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`
  const { result, ledgerPath } = await analyzeText(folder, text)
  const { totals } = result.analytics
  const proof = result.analytics.proof!

  const nets = new Map<string, bigint>()
  for (const [journal, , amount] of rows) nets.set(journal!, (nets.get(journal!) ?? 0n) + cents(amount!))
  const open = [...nets].filter(([, net]) => net !== 0n)
  expect(open.length).toBeGreaterThan(100)
  expect(proof.journals).toMatchObject({
    journals: nets.size,
    unbalanced: open.length,
    acrossEntities: 0,
    without: { rows: 0, net: '0.00' }
  })
  const size = (value: bigint) => (value < 0n ? -value : value)
  const byPlace = open.toSorted(([, a], [, b]) => (size(a) === size(b) ? 0 : size(a) < size(b) ? 1 : -1))
  const stored = new Database(ledgerPath, { readonly: true })
  const listed = stored
    .prepare<[], { journal: string; net: string; rows: number; first_line: number }>(
      'SELECT journal, net, rows, first_line FROM unbalanced_journal ORDER BY position'
    )
    .all()
  stored.close()
  expect(listed.map(({ journal, net }) => [journal, cents(net)])).toEqual(byPlace)
  expect(proof.journals!.largest.map(({ journal }) => journal)).toEqual(
    byPlace.slice(0, 10).map(([journal]) => journal)
  )
  for (const { journal, rows: count, first_line } of listed) {
    expect(count).toBe(rows.filter(([name]) => name === journal).length)
    expect(first_line).toBe(rows.findIndex(([name]) => name === journal) + 2)
  }

  for (const [months, at] of [
    [proof.months.posted, 3],
    [proof.months.effective, 4]
  ] as const) {
    const names = [...new Set(rows.map((row) => row[at]!.slice(0, 7)))].toSorted()
    const expected = names.map((month) => {
      const amounts = rows.filter((row) => row[at]!.slice(0, 7) === month).map((row) => cents(row[2]!))
      const sum = (side: bigint[]) => side.reduce((one, other) => one + other, 0n)
      return {
        month,
        rows: amounts.length,
        debit: sum(amounts.filter((amount) => amount > 0n)),
        credit: -sum(amounts.filter((amount) => amount < 0n))
      }
    })
    const read = (figures: MonthFigures) => ({
      ...figures,
      debit: cents(figures.debit),
      credit: cents(figures.credit)
    })
    expect(months!.map(read)).toEqual(expected)
    expect(expected.reduce((sum, { debit }) => sum + debit, 0n)).toBe(cents(totals.debit))
    expect(expected.reduce((sum, { credit }) => sum + credit, 0n)).toBe(cents(totals.credit))
  }
  expect(proof.blanks.find(({ field }) => field === 'effective')!.blank).toBe(
    rows.filter((row) => row[4] === '').length
  )
})

test('quotes the first and the last line of the data with their numbers', async () => {
  const proof = await proofOf(
    'My client\n\naccount,amount,text\n4000,5.00,first\n4000,5.00,"two\nlines"\n4100,1.00,last\nTotal,11.00,\n'
  )
  expect(proof.first).toEqual({ file: 0, lineNumber: 4, text: '4000 | 5.00 | first' })
  expect(proof.last).toEqual({ file: 0, lineNumber: 7, text: '4100 | 1.00 | last' })
})

test('tells blank key fields from those that cannot be read, and leaves rejected lines out of both', async () => {
  const proof = await proofOf(
    `${header}\nJ1,4000,1.00,2025-01-31,2025-01-31,A\nJ1,,n/a,2025-01-31,,\n,4000,,unknown,2025-01-31,A\n` +
      'J2,4000,2.00,2025-02-28,2025-02-28,A\nJ2,4000,2.00,2025-02-28,2025-02-28,A,,oops\n',
    { mapping: { amount: 'amount' } }
  )
  expect(proof.blanks).toEqual([
    { field: 'journal', blank: 1, unread: 0 },
    { field: 'account', blank: 1, unread: 0 },
    { field: 'amount', blank: 1, unread: 1 },
    { field: 'posted', blank: 0, unread: 1 },
    { field: 'effective', blank: 1, unread: 0 },
    { field: 'user', blank: 1, unread: 0 }
  ])
  expect(proof.months.posted).toEqual([
    { month: '', rows: 2, debit: '0.00', credit: '0.00' },
    { month: '2025-01', rows: 2, debit: '1.00', credit: '0.00' },
    { month: '2025-02', rows: 1, debit: '2.00', credit: '0.00' }
  ])
})

const entityHeader = 'journal,company code,account,amount'
const journalsOf = async (lines: string[]) =>
  (
    await proofOf([entityHeader, ...lines].join('\n'), {
      mapping: { journal: 'journal', entity: 'company code', account: 'account', amount: 'amount' }
    })
  ).journals!

test('tells journals of two entities with the same number apart', async () => {
  const journals = await journalsOf([
    '1,DE,4000,5.00',
    '1,DE,1000,-5.00',
    '1,FR,4000,7.00',
    '1,FR,1000,-6.50',
    '2,FR,4000,1.00',
    '2,FR,1000,-1.00'
  ])
  expect(journals).toMatchObject({ journals: 3, unbalanced: 1, acrossEntities: 0 })
  expect(journals.largest).toEqual([
    { journal: '1', entity: 'FR', rows: 2, unread: 0, net: '0.50', firstLine: 4, file: 0 }
  ])
})

test('does not call a journal that balances over its entities unbalanced, and counts it', async () => {
  const journals = await journalsOf([
    '1,DE,4000,5.00',
    '1,FR,1000,-5.00',
    '2,DE,4000,5.00',
    '2,FR,1000,-4.00'
  ])
  expect(journals).toMatchObject({ journals: 2, unbalanced: 1, acrossEntities: 1 })
  expect(journals.largest).toEqual([
    { journal: '2', entity: '', rows: 2, unread: 0, net: '1.00', firstLine: 4, file: 0 }
  ])
})

test('says which rows of an unbalanced journal cannot be read, and what is without a journal', async () => {
  const journals = await journalsOf(['1,DE,4000,5.00', '1,DE,1000,-5.0O', ',DE,4000,3.00', ',DE,4000,x'])
  expect(journals).toMatchObject({ journals: 1, unbalanced: 1, without: { rows: 2, net: '3.00' } })
  expect(journals.largest).toMatchObject([{ journal: '1', rows: 2, unread: 1, net: '5.00' }])
})

test('adds up amounts with the noise of binary fractions without losing a digit', async () => {
  const noise = '0.000000000000000001'
  const text = `journal,account,amount\nA,1,123456.5\nA,1,${noise}\nA,1,-123456.5\nB,1,${noise}\nB,1,-${noise}\n`
  const proof = await proofOf(text)
  expect(proof.journals).toMatchObject({ journals: 2, unbalanced: 1 })
  expect(proof.journals!.largest[0]!.net).toBe(noise)
})

test('proves nothing by journals where none is mapped', async () => {
  expect((await proofOf('account,amount\n4000,5.00\n')).journals).toBe(null)
})

describeSharedData('a ledger of the real world', (data) => {
  // Amounts are below 2^53 in cents, so that whole numbers add up exactly.
  const ledgers: [name: string, file: string, journal: number, cents: string, unbalanced: number][] = [
    [
      'aicpa-ads-gl',
      'GL_Detail_YYYYMMDD_YYYYMMDD.csv',
      0,
      `iif(cells ->> 8 = 'S', 1, -1) * CAST(round((cells ->> 7) * 100) AS INTEGER)`,
      4
    ],
    [
      'je-six-types-small',
      'journal_entries.csv',
      0,
      `CAST(round((cells ->> 8) * 100) AS INTEGER) - CAST(round((cells ->> 9) * 100) AS INTEGER)`,
      0
    ]
  ]
  test.each(ledgers)('%s has the journals that SQL adds up', async (name, file, at, value, unbalanced) => {
    const { mapping } = JSON.parse(readFileSync(join(data, name, 'expected.json'), 'utf8')) as {
      mapping: Record<string, string>
    }
    const headers = Object.entries(mapping).map(([field, column]) => [field, column.replace(/ \(.*\)$/, '')])
    copyFileSync(join(data, name, file), join(folder, file))
    const { result, ledgerPath } = await analyzeFile(join(folder, file), {
      mapping: Object.fromEntries(headers)
    })
    const { rows } = result.analytics
    const proof = result.analytics.proof!
    const db = linesAsTable(ledgerPath)
    const open = db
      .prepare<[], { journal: string; net: number }>(
        `SELECT journal, net FROM (SELECT cells ->> ${at} AS journal, sum(${value}) AS net FROM line GROUP BY 1)
         WHERE net != 0 ORDER BY abs(net) DESC`
      )
      .all()
    const numbers = db.prepare(`SELECT count(DISTINCT cells ->> ${at}) FROM line`).pluck().get()
    db.close()
    expect(open).toHaveLength(unbalanced)
    expect(proof.journals!.unbalanced).toBe(unbalanced)
    expect(proof.journals!.journals).toBeGreaterThanOrEqual(Number(numbers))
    expect(proof.journals!.largest.map(({ journal, net }) => [journal, cents(net)])).toEqual(
      open.map(({ journal, net }) => [journal, BigInt(net)])
    )
    expect(proof.months.posted!.reduce((sum, month) => sum + month.rows, 0)).toBe(rows.read)
  })
})
