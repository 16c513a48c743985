import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { column, type CellKind } from '../../../../../src/main/engine/export/table.ts'
import { summarySheet } from '../../../../../src/main/engine/export/workbook/summary-sheet.ts'
import {
  splitTable,
  writeWorkbook,
  type Table
} from '../../../../../src/main/engine/export/workbook/workbook.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'
import { unzipAll } from '../../../../helpers/unzip-all.ts'

const folder = scratchFolder()
const facts = {
  title: 'Test',
  createdAt: '2026-02-03T04:05:06.000Z',
  footer: 'SHA-256 0ab & co',
  decimals: 2,
  dates: 'iso' as const
}
let count = 0

async function written(tables: Table[]): Promise<Buffer> {
  const path = join(folder, `book-${++count}.xlsx`)
  await writeWorkbook(path, facts, [summarySheet('Summary', 'Title', [])], tables, () => undefined)
  return readFileSync(path)
}

function tableOf(kinds: CellKind[], records: string[][], name = 'Results'): Table {
  const columns = kinds.map((kind, at) => column<never>(`column_${at + 1}`, kind, () => ''))
  return { name, columns, rows: records.length, records }
}

/** What a reader that shares nothing with the rows' writer finds under the head of the first table. */
async function readBack(bytes: Buffer, sheet = 1) {
  const { sheets } = await readXlsx(bytes)
  return sheets[sheet]!.rows.slice(1)
}

const partOf = (bytes: Buffer, name: string) =>
  unzipAll(bytes)
    .find((file) => file.name === name)!
    .content.toString('utf8')

test('numbers are numbers and days are days, negative ones too', async () => {
  const bytes = await written([
    tableOf(
      ['amount', 'integer', 'day', 'share', 'text'],
      [
        ['-1234.50', '7', '2024-02-29', '0.25', '0400'],
        ['0.00', '0', '1900-03-01', '1', ''],
        ['', '', '', '', '-5']
      ]
    )
  ])
  expect(await readBack(bytes)).toEqual([
    [-1234.5, 7, new Date('2024-02-29T00:00:00Z'), 0.25, '0400'],
    [0, 0, new Date('1900-03-01T00:00:00Z'), 1, null],
    [null, null, null, null, '-5']
  ])
  expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).toContain('<v>-1234.50</v>')
})

test('a number that Excel would round and a day that it does not know stay whole as texts', async () => {
  const bytes = await written([
    tableOf(
      ['amount', 'day'],
      [
        ['12345678901234.56', '1899-12-31'],
        ['1234567890123.45', '0024-01-01'],
        ['-0.000000000000001', '31/01/2024']
      ]
    )
  ])
  expect(await readBack(bytes)).toEqual([
    ['12345678901234.56', '1899-12-31'],
    [1234567890123.45, '0024-01-01'],
    [-1e-15, '31/01/2024']
  ])
})

test('no text becomes a formula, whatever it begins with', async () => {
  const texts = ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '=HYPERLINK("x")', '{=1}']
  const bytes = await written([
    tableOf(
      ['text'],
      texts.map((text) => [text])
    )
  ])
  expect(await readBack(bytes)).toEqual(texts.map((text) => [text]))
  expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).not.toMatch(/<f[ >/]/)
})

test('every text comes back as it was, with blanks, line ends, control characters and Excel’s own escapes', async () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      ' ',
      '\n',
      '\t',
      '\r',
      '\u0000',
      '\u001f',
      '_x0041_',
      '_',
      '\uFFFE'
    ),
    fc.string({ unit: 'grapheme', maxLength: 1 })
  )
  const text = fc
    .array(unit, { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join(''))
    .filter((whole) => whole !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      const bytes = await written([
        tableOf(
          ['text'],
          texts.map((value) => [value])
        )
      ])
      const found = await readBack(bytes)
      expect(found).toEqual(texts.map((value) => [value.replaceAll('\uFFFE', '\uFFFD')]))
    }),
    { seed: 1, numRuns: 60 }
  )
})

test('half a surrogate pair cannot break the file, and a text too long for a cell is cut and says so', async () => {
  const bytes = await written([tableOf(['text'], [['a\uD800b'], ['x'.repeat(40_000)]])])
  const [[broken], [long]] = (await readBack(bytes)) as [[string], [string]]
  expect(broken).toBe('a\uFFFDb')
  expect(long).toBe(`${'x'.repeat(32_766)}…`)
})

test('the head is frozen, filtered and printed on every page, with the page and the hash at the foot', async () => {
  const bytes = await written([tableOf(['text', 'amount'], [['a', '1.00']], 'Two words')])
  const sheet = partOf(bytes, 'xl/worksheets/sheet2.xml')
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"')
  expect(sheet).toContain('<autoFilter ref="A1:B2"/>')
  expect(sheet).toContain('<dimension ref="A1:B2"/>')
  expect(sheet).toMatch(/<pageSetup [^>]*scale="100" orientation="landscape"/)
  expect(sheet).toContain('SHA-256 0ab &amp;&amp; co&amp;R&amp;8 Page &amp;P of &amp;N')
  expect(partOf(bytes, 'xl/workbook.xml')).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="1">'Two words'!$A:$A,'Two words'!$1:$1</definedName>`
  )
})

test('a reader of another hand finds each column with its width, its format and its side', async () => {
  const columns = [
    column<never>('note', 'text', () => '', { width: 40 }),
    column<never>('amount', 'amount', () => ''),
    column<never>('posted', 'day', () => ''),
    column<never>('confidence', 'share', () => '', { isOpinion: true })
  ]
  const records = [['0400', '1.005', '2024-01-31', '0.5']]
  const path = join(folder, `book-${++count}.xlsx`)
  const table = { name: 'Results', columns, rows: 1, records }
  await writeWorkbook(
    path,
    { ...facts, decimals: 3 },
    [summarySheet('Summary', 'Title', [])],
    [table],
    () => undefined
  )
  const { sheets, properties } = await readXlsx(readFileSync(path), { readStyles: true })
  expect(properties).toMatchObject({
    title: 'Test',
    creator: 'Doublet',
    created: new Date('2026-02-03T04:05:06Z')
  })
  const { cells, columns: read } = sheets[1]!
  expect(read!.map(({ width }) => width)).toEqual([40, 16, 13, 11])
  const styles = [0, 1, 2, 3].map((at) => cells!.get(`1,${at}`)!.style!)
  expect(styles.map(({ numFmt }) => numFmt)).toEqual(['@', '#,##0.00#', 'yyyy-mm-dd', '0.00'])
  expect(styles.map(({ alignment }) => alignment!.horizontal)).toEqual(['left', 'right', 'left', 'right'])
  expect(styles.map(({ font }) => font!.color)).toEqual([
    { rgb: '18202C' },
    { rgb: '18202C' },
    { rgb: '18202C' },
    { rgb: '6B45C6' }
  ])
  expect(cells!.get('0,3')!.style).toMatchObject({
    font: { bold: true, color: { rgb: '6B45C6' } },
    fill: { pattern: 'solid', fgColor: { rgb: 'EEF1F5' } },
    border: { bottom: { style: 'thin' } },
    alignment: { horizontal: 'right', wrapText: true }
  })
})

test('the workbook says that Doublet made it', async () => {
  expect(partOf(await written([]), 'docProps/app.xml')).toContain('<Application>Doublet</Application>')
})

test('more rows than a sheet holds go on in the next one, each of them once and in order', async () => {
  const records = Array.from({ length: 10 }, (_, at) => [String(at + 1)])
  const [first, second, third] = splitTable(tableOf(['integer'], records), 4)
  const bytes = await written([first!, second!, third!, tableOf(['text'], [], 'Empty')])
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map(({ name }) => name)).toEqual(['Summary', 'Results', 'Results 2', 'Results 3', 'Empty'])
  expect(sheets.slice(1).map(({ rows }) => rows.map(([cell]) => cell))).toEqual([
    ['Column 1', 1, 2, 3, 4],
    ['Column 1', 5, 6, 7, 8],
    ['Column 1', 9, 10],
    ['Column 1']
  ])
})

test('the same content is the same bytes at any time and in any time zone', async () => {
  const table = tableOf(['text', 'day'], [['a', '2024-01-01']])
  const zone = process.env['TZ']
  const one = await written([table])
  process.env['TZ'] = 'Pacific/Auckland'
  const other = await written([table])
  process.env['TZ'] = zone
  expect(other.equals(one)).toBe(true)
  expect(new Set(unzipAll(one).map(({ time }) => time))).toEqual(new Set([0x21_0000]))
})

test('rows that are not as many as promised fail the workbook instead of leaving a head that lies', async () => {
  const table = { ...tableOf(['text'], [['a']]), rows: 2 }
  await expect(written([table])).rejects.toThrow('Results has 1 rows, not 2')
})

test('a place that is taken already is left as it is', async () => {
  await written([])
  const path = join(folder, `book-${count}.xlsx`)
  const before = readFileSync(path)
  await expect(
    writeWorkbook(path, facts, [summarySheet('Summary', 'Title', [])], [], () => undefined)
  ).rejects.toMatchObject({ code: 'EEXIST' })
  expect(readFileSync(path).equals(before)).toBe(true)
})
