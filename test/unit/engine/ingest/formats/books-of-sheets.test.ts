import { gzipSync } from 'node:zlib'
import * as sheetJs from '@e965/xlsx'
import { expect, test, vi } from 'vitest'
import { readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const head = ['Konto', 'Betrag', 'Buchungsdatum']
/** A tab for each month, one that is no ledger before them and a long one of notes behind, which is hidden. */
const tabs: [name: string, rows: (string | number)[][]][] = [
  ['Info', [['Mandant', 'Beispiel GmbH']]],
  ['Januar', [head, ['4000', 10.5, '2024-01-05'], ['4010', -10.5, '2024-01-05']]],
  ['Februar', [head, ['4000', 7.25, '2024-02-06']]],
  ['März', [head, [], ['4010', 3, '2024-03-07']]],
  ['Alt', Array.from({ length: 901 }, (_, at) => [`Notiz ${at}`, 'erledigt'])]
]
/** Other orders of the columns in the second month. */
const turned = (rows: (string | number)[][]) =>
  rows.map(([account, amount, day]) => [day!, account!, amount!])

function write(bookType: 'biff8' | 'xlsb' | 'ods' | 'fods' | 'xlml'): Buffer {
  const sheets = tabs.map(([name, rows]) => [name, name === 'Februar' ? turned(rows) : rows] as const)
  const book: sheetJs.WorkBook = {
    SheetNames: sheets.map(([name]) => name),
    Sheets: Object.fromEntries(sheets.map(([name, rows]) => [name, sheetJs.utils.aoa_to_sheet(rows)])),
    Workbook: { Sheets: sheets.map(([name]) => ({ name, Hidden: name === 'Alt' ? 1 : 0 })) }
  }
  return Buffer.from(sheetJs.write(book, { type: 'buffer', bookType }) as Uint8Array)
}

test.each(['biff8', 'xlsb', 'ods', 'fods', 'xlml'] as const)(
  'months on tabs of their own are one ledger as %s, and the rest is counted',
  async (bookType) => {
    const {
      records,
      head: first,
      sheets,
      physicalLines,
      isSameFile
    } = await readRecords(folder, write(bookType))
    const data = records.filter(({ cells, heading }) => heading === undefined && cells[0] !== 'Konto')
    expect(data.map(({ cells, lineNumber, sheet }) => [...cells, lineNumber, sheet?.name])).toEqual([
      ['4000', '10.5', '2024-01-05', 2, 'Januar'],
      ['4010', '-10.5', '2024-01-05', 3, 'Januar'],
      ['4000', '7.25', '2024-02-06', 5, 'Februar'],
      ['4010', '3', '2024-03-07', 8, 'März']
    ])
    expect(first).toHaveLength(5)
    expect([physicalLines, isSameFile]).toEqual([8, true])
    expect(sheets?.map(({ name, rows, from, notRead }) => [name, rows, from, notRead !== undefined])).toEqual(
      [
        ['Info', 1, undefined, true],
        ['Januar', 3, 0, false],
        ['Februar', 2, 3, false],
        ['März', 3, 5, false],
        ['Alt', 901, undefined, true]
      ]
    )
  }
)

test.each(['biff8', 'xlsb', 'xlml'] as const)(
  'the side that a number format writes is read as %s',
  async (bookType) => {
    const sheet = sheetJs.utils.aoa_to_sheet([
      head,
      ['4000', 12.5, '2024-01-05'],
      ['4010', 12.5, '2024-01-05']
    ])
    ;(sheet['B2'] as sheetJs.CellObject).z = '#,##0.00" S"'
    ;(sheet['B3'] as sheetJs.CellObject).z = '#,##0.00" H"'
    const book = { SheetNames: ['Journal'], Sheets: { Journal: sheet } }
    const bytes = Buffer.from(sheetJs.write(book, { type: 'buffer', bookType }) as Uint8Array)
    const { records, notices } = await readRecords(folder, bytes)
    expect(records.slice(1).map(({ keyCells }) => keyCells[1])).toEqual(['12.5 Dr', '12.5 Cr'])
    expect(notices.map(({ code }) => code)).toEqual(['SIGNS_BY_FORMAT'])
  }
)

test('tables of a page that go on with each other are one ledger, though one stands in a cell', async () => {
  const table = (rows: string[][], inner = '') =>
    `<table>${rows.map((cells, at) => `<tr>${cells.map((cell) => `<td>${cell}${at === 1 ? inner : ''}</td>`).join('')}</tr>`).join('')}</table>`
  const january = table([head, ['4000', '10.50', '2024-01-05'], ['4000', '1.50', '2024-01-06']])
  const page = `<html><body><table><tr><td>Journal</td></tr><tr><td>${january}</td></tr><tr><td>Ende</td></tr></table>${table([head, ['4010', '2.00', '2024-02-01']])}</body></html>`
  const { records, physicalLines, isSameFile } = await readRecords(folder, Buffer.from(page))
  expect(records.map(({ cells, lineNumber }) => [cells[0], lineNumber])).toEqual([
    ['Konto', 1],
    ['4000', 2],
    ['4000', 3],
    ['Konto', 4],
    ['4010', 5]
  ])
  expect([physicalLines, isSameFile]).toEqual([5, true])
})

test('a packed text of many pieces has the records of the text', async () => {
  const lines = Array.from({ length: 40_000 }, (_, at) => `40${at % 90},${at}.25,2024-01-05,Büro ${at}`)
  const text = Buffer.from(['Account,Amount,Posting Date,Text', ...lines].join('\n'))
  const [plain, packed] = [await readRecords(folder, text), await readRecords(folder, gzipSync(text))]
  expect(packed.rows).toEqual(plain.rows)
  expect(packed.rows).toHaveLength(40_001)
})

test('nothing is said on the console of records that an old workbook has besides', async () => {
  const said = vi.spyOn(console, 'error')
  const book = {
    SheetNames: ['A'],
    Sheets: { A: sheetJs.utils.aoa_to_sheet([head, ['4000', 1, '2024-01-05']]) }
  }
  const bytes = Buffer.from(sheetJs.write(book, { type: 'buffer', bookType: 'biff5' }) as Uint8Array)
  // Before the end of the last sheet, a record of a number that nobody has given out.
  const stream = sheetJs.CFB.find(sheetJs.CFB.read(bytes, { type: 'buffer' }), '/Book')!.content as Uint8Array
  const old = Buffer.from(stream)
  const end = old.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]))
  const unknown = Buffer.from([0xf7, 0x7f, 2, 0, 1, 1])
  const { rows } = await readRecords(
    folder,
    Buffer.concat([old.subarray(0, end), unknown, old.subarray(end)])
  )
  expect(rows).toHaveLength(2)
  expect(said.mock.calls).toEqual([])
})
