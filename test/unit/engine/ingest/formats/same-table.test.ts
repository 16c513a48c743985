import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'
import type { Table, TableCell } from '../../../../helpers/table.ts'
import { tableWriters } from '../../../../helpers/write-table.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const header = ['Account', 'Amount', 'Posting Date', 'User', 'Text']
const ledger: Table = [
  header,
  ['0040', 120.5, { day: '2024-01-15' }, 'anna', 'Miete & Strom <netto>'],
  ['2000', -120.5, { day: '2024-01-15' }, 'anna', ''],
  ['2000', 0.1, { day: '1999-12-31' }, 'bén', 'Größe "10"'],
  ['2000', 1234567.89, { day: '2030-02-28' }, 'cleo', 'x']
]
const textOf = (cell: TableCell): string => (typeof cell === 'object' ? cell.day : String(cell))
/** A workbook knows no blank cells at the end of a row. */
const trimmed = (cells: string[]): string[] => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
const formats = Object.entries(tableWriters)

describe.each(formats)('a table as %s', (name, write) => {
  test('gives the lines of the table, with numbers and days as they are meant', async () => {
    const read = await readRecords(folder, await write(ledger))
    expect(read.rows.map(trimmed)).toEqual(ledger.map((cells) => trimmed(cells.map(textOf))))
    expect(read.records.map(({ lineNumber }) => lineNumber)).toEqual([1, 2, 3, 4, 5])
    expect([read.isSameFile, read.isWhole, read.notices]).toEqual([true, true, []])
  })

  test('gives the same head as all lines', async () => {
    const read = await readRecords(folder, await write(ledger))
    expect(read.head.map(trimmed)).toEqual(read.rows.map(trimmed))
  })

  test('is refused with a code where it is cut off, or all of it was there', async () => {
    const whole = await write(ledger)
    const rows = (await readRecords(folder, whole)).rows.map(trimmed)
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.98]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share))
      const problem = await problemReading(folder, cut)
      const left = problem === null ? (await readRecords(folder, cut)).rows.map(trimmed) : rows
      expect([share, problem?.code]).not.toEqual([share, 'INTERNAL'])
      // A text has no end of its own: nobody can tell that it was longer.
      expect([share, left]).toEqual([share, name === 'csv' ? left : rows])
    }
  })

  test('is read or refused with a code under any damage', async () => {
    const whole = await write(ledger)
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        const damaged = Buffer.from(whole)
        for (const [at, byte] of bytes) damaged[at] = byte
        expect((await problemReading(folder, damaged))?.code).not.toBe('INTERNAL')
      }),
      { numRuns: 60 }
    )
  })
})

const cell = fc.oneof(
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100),
  fc
    .date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => ({ day: date.toISOString().slice(0, 10) })),
  fc.stringMatching(/^[A-Za-zäöüß&<>'";|,%()/=+ -]{0,12}[A-Za-z]$/)
)
const tables = fc.array(fc.tuple(fc.constant('4000'), cell, cell, cell, fc.constant('end')), {
  minLength: 1,
  maxLength: 20
})

test('any table gives the same lines in every format', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (rows) => {
      const table: Table = [header, ...rows]
      const wanted = table.map((cells) => cells.map((one) => textOf(one).trim()))
      for (const [name, write] of formats) {
        const read = await readRecords(folder, await write(table))
        const found = read.rows.map((cells) => cells.map((one) => one.trim()))
        expect([name, found]).toEqual([
          name,
          wanted.map((cells) => cells.map((one) => (name === 'html' ? one.replace(/ +/g, ' ') : one)))
        ])
      }
    }),
    { numRuns: 25 }
  )
})
