import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { inspectFile } from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import { defaultSettings } from '../../../../../src/shared/settings.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()

async function open(content: string) {
  const path = join(folder, `${randomUUID()}.csv`)
  writeFileSync(path, content)
  const inspection = await inspectFile(path, () => undefined)
  return openRecords(path, inspection, defaultSettings)
}

const header = ['Belegnr', 'Buchungstext', 'Konto', 'Datum', 'Betrag']
/** A text always has what would part it, so that it can only be read by its quotes. */
const table = (delimiter: string) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 9999 }).map(String),
        fc
          .tuple(
            fc.constantFrom('Müller', 'Rent', 'He said "no"'),
            fc.constantFrom('Mai', 'Ltd', '"x"', 'two\nlines')
          )
          .map((parts) => parts.join(`${delimiter} `)),
        fc.constantFrom('4400', '1200'),
        fc.constantFrom('2025-03-01', '2025-04-30'),
        fc.constantFrom('12.50', '-3.00', '')
      ),
      { minLength: 4, maxLength: 20 }
    )
    .map((rows) => [header, ...rows])
const delimiters = fc.constantFrom(',', ';', '|', '~|~', '~', '§')
const cases = delimiters.chain((delimiter) => fc.tuple(fc.constant(delimiter), table(delimiter)))
const newlines = fc.constantFrom('\n', '\r\n')

function write(cells: string[], delimiter: string, before: string): string {
  const isOdd = (cell: string) => cell.includes(delimiter) || /["\n]/.test(cell)
  return cells
    .map((cell, at) => (at === 0 ? '' : before) + (isOdd(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter)
}

test('reads cells in quotes behind blanks', async () => {
  await fc.assert(
    fc.asyncProperty(
      cases,
      newlines,
      fc.constantFrom(' ', '   '),
      async ([delimiter, rows], newline, before) => {
        const text = rows.map((cells) => write(cells, delimiter, before)).join(newline) + newline
        const { dialect, records } = await open(text)
        expect(dialect.delimiter).toBe(delimiter)
        expect(records.map((cells) => cells.map((cell) => cell.trim()))).toEqual(rows)
      }
    ),
    { numRuns: 150 }
  )
})

test('takes records out of the quotes around them', async () => {
  await fc.assert(
    fc.asyncProperty(
      cases,
      newlines,
      fc.boolean(),
      fc.nat(3),
      async ([delimiter, rows], newline, isHeaderWrapped, more) => {
        const text = rows.map((cells, at) => {
          const line = write(cells, delimiter, '')
          // Spreadsheets that take a record for one cell write the blank cells of their other columns behind it.
          return at === 0 && !isHeaderWrapped
            ? line
            : `"${line.replaceAll('"', '""')}"${delimiter.repeat(more)}`
        })
        const { dialect, records } = await open(text.join(newline))
        expect(dialect.delimiter).toBe(delimiter)
        expect(dialect.evidence.find(({ what }) => what === 'Quotes')?.because).toContain(
          'in quotes as a whole'
        )
        expect(records).toEqual(rows)
      }
    ),
    { numRuns: 150 }
  )
})

test('leaves a title in quotes one cell, whatever is in it', async () => {
  expect((await open('"Ledger, 2025, Ltd",,,\n1,2,3,4\n5,6,7,"8"\n')).records[0]).toEqual([
    'Ledger, 2025, Ltd',
    '',
    '',
    ''
  ])
  const { records } = await open('"Ledger, 2025, Ltd"\n1,2,3,4\n5,6,7,"8"\n')
  expect(records[0]).toEqual(['Ledger, 2025, Ltd'])
})

test('reads a text of several lines in a record that ends with a blank cell too many', async () => {
  const { records } = await open('account,amount,source,description\n4000,10,AP,"\n\n", \n4000,10,AP,\n')
  expect(records.map((cells) => cells.slice(0, 3))).toEqual([
    ['account', 'amount', 'source'],
    ['4000', '10', 'AP'],
    ['4000', '10', 'AP']
  ])
})
