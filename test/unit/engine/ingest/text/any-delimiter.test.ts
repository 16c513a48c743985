import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { inspectFile } from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import { readDelimiter, spellDelimiter } from '../../../../../src/shared/delimiter-text.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = scratchFolder()
const rare = [
  '~|~',
  '^|^',
  '::',
  '||',
  ';;',
  '!#',
  '|~|',
  '#|#',
  '<>',
  '@@',
  '%%',
  '::::',
  '$$',
  '‡',
  '·',
  '~',
  '^',
  '\x01',
  '\x1f',
  '\x1e',
  '§',
  '¦',
  '¬',
  '¶',
  '•'
]

async function open(content: string, settings: Partial<Settings> = {}) {
  const path = join(folder, `${randomUUID()}.txt`)
  writeFileSync(path, content)
  const inspection = await inspectFile(path, () => undefined)
  return openRecords(path, inspection, { ...defaultSettings, ...settings })
}

const header = ['Beleg', 'Konto', 'Buchungsdatum', 'Betrag', 'Text']
const record = fc.tuple(
  fc.integer({ min: 1, max: 99_999 }).map((number) => `R-${number}`),
  fc.constantFrom('1200', '4400', '8400.10'),
  fc.constantFrom('03.02.2025', '2025-02-03', '03/02/25 14:05:09'),
  fc.constantFrom('1.250,00', '-1,250.00', '(17.05)', '0,5-', ''),
  fc.constantFrom('Miete, Mai', 'a, b', 'x - y', 'AT&T', '', 'Øre 5%', 'one: two')
)

test.each(rare)('finds columns parted by %j', async (delimiter) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 3, maxLength: 30 }),
      fc.constantFrom('\n', '\r\n'),
      async (rows, newline) => {
        const table = [header, ...rows]
        const { dialect, records } = await open(table.map((cells) => cells.join(delimiter)).join(newline))
        expect(dialect.delimiter).toBe(delimiter)
        expect(records).toEqual(table)
      }
    ),
    { numRuns: 15 }
  )
})

test.each(rare)('reads cells in quotes between %j', async (delimiter) => {
  const table = [header, ...[1, 2, 3].map((at) => [`R-${at}`, '1200', '03.02.2025', '5', `a${delimiter}"b"`])]
  const quoted = table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
  const { dialect, records } = await open(`${quoted.join('\n')}\n`)
  expect(dialect.delimiter).toBe(delimiter)
  expect(records).toEqual(table)
})

test('keeps a known delimiter next to marks that stand in every text', async () => {
  const rows = [1, 2, 3, 4].map((at) => `${at},1200,2025-02-03,5.00,#a #b ~c~ d::e::f`)
  expect((await open(['No,Account,Date,Amount,Text', ...rows].join('\n'))).dialect.delimiter).toBe(',')
  const bars = [1, 2, 3, 4].map((at) => `${at}||1200||5.00|x`)
  expect((await open(['No|A|Account|B|Amount|Text', ...bars].join('\n'))).dialect.delimiter).toBe('|')
})

test('takes any string that can part columns, and a sep= line with one', async () => {
  const { records } = await open('a -> b -> c\n1 -> 2 -> 3\n', { delimiter: ' -> ' })
  expect(records).toEqual([
    ['a', 'b', 'c'],
    ['1', '2', '3']
  ])
  expect((await open('sep=~|~\na~|~b\n1~|~2\n')).records.slice(1)).toEqual([
    ['a', 'b'],
    ['1', '2']
  ])
})

test.each([
  ['tab', '\t', '\\t'],
  ['\\t', '\t', '\\t'],
  ['\\x01', '\x01', '\\x01'],
  ['\\u001F', '\x1f', '\\x1f'],
  ['~|~', '~|~', '~|~'],
  ['|\\t|', '|\t|', '|\\t|'],
  ['\\\\', '\\', '\\']
])('reads a delimiter written %s', (written, delimiter, spelled) => {
  expect(readDelimiter(written)).toBe(delimiter)
  expect(spellDelimiter(delimiter)).toBe(spelled)
})

test('finds a doubled delimiter though one of it stands in a text', async () => {
  const table = [
    header,
    ...Array.from({ length: 9 }, (_, at) => [`R-${at}`, '1200', '', '5', at === 4 ? 'a; b' : 'a'])
  ]
  const { dialect, records } = await open(table.map((cells) => cells.join(';;')).join('\n'))
  expect(dialect.delimiter).toBe(';;')
  expect(records).toEqual(table)
})

const plain = Array.from({ length: 6 }, (_, at) => [`R-${at}`, '1200', '2025-02-03', `${at}.50`, `a - b`])

test.each(['$', '/', '//', ':', '%', '+', '_', '°', 'þ'])(
  'finds %j, which stands in amounts and dates elsewhere, where it parts the names',
  async (delimiter) => {
    const table = [header, ...plain]
    const { dialect, records } = await open(table.map((cells) => cells.join(delimiter)).join('\n'))
    expect(dialect.delimiter).toBe(delimiter)
    expect(records).toEqual(table)
  }
)

test.each([
  ['money and days', 'No,Debit $,Credit $,Day', (at: number) => `${at},$1.50,$0.00,0${at}/02/2025`],
  ['times', 'No;From:To:Day;Text', (at: number) => `${at};10:3${at}:00;a`],
  ['columns that are too narrow', 'No,Day,Text', (at: number) => `${at},########,a`]
])('keeps a known delimiter beside %s', async (_what, names, line) => {
  const { dialect } = await open([names, ...[1, 2, 3, 4].map(line)].join('\n'))
  expect(dialect.delimiter).toBe(names[2])
})
