import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { inspectFile } from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import { defaultSettings } from '../../../../../src/shared/settings.ts'
import { analyzeFile } from '../../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()

function fileOf(content: string): string {
  const path = join(folder, `${randomUUID()}.prn`)
  writeFileSync(path, content)
  return path
}

async function open(content: string) {
  const path = fileOf(content)
  const inspection = await inspectFile(path, () => undefined)
  return openRecords(path, inspection, defaultSettings)
}

const header = ['Beleg', 'Konto', 'Buchungsdatum', 'Betrag EUR', 'Buchungstext', 'Benutzer']
const row = fc.tuple(
  fc.integer({ min: 1, max: 99_999 }).map((number) => `B${number}`),
  fc.constantFrom('1200', '4400', '84000'),
  fc.constantFrom('2025-03-01', '2025-11-30'),
  fc.constantFrom('1.250,00', '-17,05', '0,50', '12.345.678,90'),
  fc.constantFrom('Miete', 'Büro, Mai', 'Strom und Gas', '"Zitat"', 'Rate 12'),
  fc.constantFrom('anna', 'ben', 'çağla')
)
const isRight = [false, false, false, true, false, false]

/** As a program prints it: each column as wide as its longest cell, `gap` blanks between two. */
function print(table: string[][], gap: number): string[] {
  const widths = header.map((_, at) => Math.max(...table.map((cells) => cells[at]!.length)))
  return table.map((cells) =>
    cells
      .map((cell, at) => (isRight[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join(' '.repeat(gap))
      .trimEnd()
  )
}

const newlines = fc.constantFrom('\n', '\r\n')

test('reads a printed list cell for cell', async () => {
  const rows = fc.array(row, { minLength: 4, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(rows, fc.integer({ min: 2, max: 5 }), newlines, async (records, gap, newline) => {
      const table = [header, ...records]
      const source = await open(print(table, gap).join(newline) + newline)
      expect(source.dialect.evidence.find(({ what }) => what === 'Delimiter')?.value).toBe('blanks')
      expect(source.records).toEqual(table)
    }),
    { numRuns: 150 }
  )
})

test('reads a list under a line of dashes, one blank between its columns', async () => {
  const rows = fc.array(row, { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(rows, newlines, async (records, newline) => {
      const lines = print([header, ...records], 1)
      const widths = header.map((name, at) =>
        Math.max(name.length, ...records.map((cells) => cells[at]!.length))
      )
      const ruler = widths.map((width) => '-'.repeat(width)).join(' ')
      const source = await open(['Journal Mandant 7', '', lines[0], ruler, ...lines.slice(1)].join(newline))
      expect(source.records.slice(3)).toEqual(records)
    }),
    { numRuns: 100 }
  )
})

test('never cuts a figure that is longer than its column, and says that the line was not read', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [
    `B${at >> 1}`,
    at % 2 === 0 ? '4400' : '1200',
    '2025-03-01',
    at % 2 === 0 ? '12.50' : '-12.50',
    'Miete',
    'anna'
  ])
  const lines = print([header, ...rows], 2)
  const long = lines[61]!.replace(/ +-?12\.50 +Miete/, ' 123456789012.50 Miete')
  const { result } = await analyzeFile(fileOf(lines.with(61, long).join('\n')))
  expect(result.analytics.totals.debit).toBe('737.50')
  expect(result.analytics.rows.used).toBe(119)
})
