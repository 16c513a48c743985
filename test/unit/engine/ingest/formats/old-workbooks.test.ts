import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sheetJs from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { bookOf } from '../../../../../src/main/engine/ingest/old-workbooks/js-book.ts'
import { makeBiff5 } from '../../../../helpers/make-biff.ts'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'
import type { Table } from '../../../../helpers/table.ts'

const folder = scratchFolder()
const head = ['Account', 'Amount', 'Posting Date', 'User']

interface Written {
  bookType: 'biff8' | 'xlsb'
  cells: Record<string, sheetJs.CellObject>
  workbook?: sheetJs.WBProps
  others?: Record<string, sheetJs.WorkSheet>
}

/** Nothing but SheetJS itself writes these formats; what each cell is to become stands in the tests. */
function write({ bookType, cells, workbook, others = {} }: Written): Buffer {
  const header = Object.fromEntries(head.map((text, at) => [`${'ABCD'[at]!}1`, { t: 's', v: text }]))
  const sheet: sheetJs.WorkSheet = { '!ref': 'A1:D9', ...header, ...cells }
  const book: sheetJs.WorkBook = {
    SheetNames: ['Data', ...Object.keys(others)],
    Sheets: { Data: sheet, ...others },
    ...(workbook === undefined ? {} : { Workbook: workbook })
  }
  return sheetJs.write(book, { type: 'buffer', bookType }) as Buffer
}

describe.each(['biff8', 'xlsb'] as const)('a workbook as %s', (bookType) => {
  test('has its numbers exact, its days as ISO, and its errors blank in codes', async () => {
    const bytes = write({
      bookType,
      cells: {
        A2: { t: 's', v: '0010' },
        B2: { t: 'n', v: 1160.1999999999998, z: '#,##0.00' },
        C2: { t: 'n', v: 45306.5, z: 'dd.mm.yyyy hh:mm' },
        D2: { t: 'e', v: 0x2a },
        A3: { t: 'n', v: 4000 },
        B3: { t: 'n', v: -0.07 },
        C3: { t: 'n', v: 45306, z: 'm/d/yy' },
        D3: { t: 'b', v: true },
        A4: { t: 'n', v: 4000 },
        B4: { t: 'n', v: 12345678901.25 },
        C4: { t: 'n', v: 45306 }
      }
    })
    const { records, notices } = await readRecords(folder, bytes)
    expect(records.map(({ cells }) => cells)).toEqual([
      head,
      ['0010', '1160.2', '2024-01-15T12:00:00', '#N/A'],
      ['4000', '-0.07', '2024-01-15', 'TRUE'],
      ['4000', '12345678901.25', '45306']
    ])
    expect(records.slice(1).map(({ keyCells }) => keyCells.slice(2))).toEqual([
      ['2024-01-15T12:00:00', ''],
      ['2024-01-15', 'TRUE'],
      ['2024-01-15']
    ])
    expect(notices.map(({ code, lines }) => [code, lines])).toEqual([
      ['ERROR_CELLS', 1],
      ['ROUNDED_VALUES', 1],
      ['DATES_AS_NUMBERS', 1]
    ])
  })

  test('counts blank rows, and leaves hidden sheets out', async () => {
    const bytes = write({
      bookType,
      cells: {
        A4: { t: 's', v: '4000' },
        B4: { t: 'n', v: 5 },
        A5: { t: 's', v: '4000' },
        B5: { t: 'n', v: 6 }
      },
      others: { Old: sheetJs.utils.aoa_to_sheet([head, ['1', 2], ['3', 4], ['5', 6]]) },
      workbook: { Sheets: [{ name: 'Data' }, { name: 'Old', Hidden: 1 }] }
    })
    const { records, notices, dialect, ...end } = await readRecords(folder, bytes)
    expect(records.map(({ lineNumber }) => lineNumber)).toEqual([1, 4, 5])
    expect([end.physicalLines, end.blankLines]).toEqual([5, 2])
    expect(notices.map(({ code }) => code)).toEqual(['HIDDEN_SHEETS'])
    expect(dialect.sheets).toEqual([
      { name: 'Data', rows: 5, isHidden: false },
      { name: 'Old', rows: 4, isHidden: true }
    ])
    expect((await readRecords(folder, bytes, { sheet: 'Old' })).rows).toHaveLength(4)
    expect(await problemReading(folder, bytes, { sheet: 'None' })).toMatchObject({ code: 'UNKNOWN_SHEET' })
  })

  test('has the days of its own calendar', async () => {
    const bytes = write({
      bookType,
      cells: { A2: { t: 's', v: '1' }, B2: { t: 'n', v: 5 }, C2: { t: 'n', v: 0, z: 'yyyy-mm-dd' } },
      workbook: { WBProps: { date1904: true } }
    })
    expect((await readRecords(folder, bytes)).rows[1]).toEqual(['1', '5', '1904-01-01'])
  })
})

describe('a bare stream of Excel 95', () => {
  test.each([
    [1251, 'Аренда'],
    [1250, 'Płaca łódź'],
    [1253, 'Ενοίκιο'],
    [1252, 'Größe']
  ])('has its texts in its code page, %i', async (codePage, name) => {
    const table: Table = [head, ['4000', 12.5, { day: '1996-02-29' }, name]]
    const { rows, dialect } = await readRecords(folder, makeBiff5(table, codePage))
    expect(rows).toEqual([head, ['4000', '12.5', '1996-02-29', name]])
    expect(dialect).toMatchObject({ encoding: 'xls', evidence: [{ value: 'Excel 2–95 (.xls)' }, {}] })
  })

  test('that is full to its last row was probably cut off there', async () => {
    const rows = Array.from({ length: 16_383 }, (_, at): Table[number] => [
      '4000',
      at,
      { day: '1996-02-29' },
      'a'
    ])
    const { notices } = await readRecords(folder, makeBiff5([head, ...rows]))
    expect(notices).toMatchObject([{ code: 'PROBABLY_CUT_OFF', text: expect.stringContaining('16384') }])
  })

  test('has its hidden rows read and told', async () => {
    const table: Table = [head, ['4000', 1, '', 'a'], ['4000', 2, '', 'b']]
    const { rows, notices } = await readRecords(folder, makeBiff5(table, 1252, [3]))
    expect([rows.length, notices]).toMatchObject([3, [{ code: 'HIDDEN_ROWS', lines: 1 }]])
  })

  test('is refused wherever it is cut off', async () => {
    const whole = makeBiff5([
      head,
      ['4000', 12.5, { day: '1996-02-29' }, 'a'],
      ['4000', 1, { day: '1996-02-29' }, 'b']
    ])
    for (let length = 8; length < whole.length; length += 3) {
      expect(await problemReading(folder, whole.subarray(0, length))).toMatchObject({
        code: 'DAMAGED_WORKBOOK'
      })
    }
  })

  test('is refused where a cell stands beyond all columns of its format', async () => {
    const far = (column: number) => makeBiff5([head, [...Array.from({ length: column - 1 }, () => ''), 'x']])
    expect((await readRecords(folder, far(256))).rows[1]).toHaveLength(256)
    expect(await problemReading(folder, far(257))).toMatchObject({ code: 'DAMAGED_WORKBOOK' })
  })

  test('is refused where it is locked', async () => {
    const whole = makeBiff5([head, ['4000', 12.5, { day: '1996-02-29' }, 'a']])
    const filePass = Buffer.from('2f000600000012345678', 'hex')
    const locked = Buffer.concat([whole.subarray(0, 12), filePass, whole.subarray(12)])
    expect(await problemReading(folder, locked)).toMatchObject({ code: 'PASSWORD_PROTECTED' })
  })
})

test.each([
  ['EncryptedPackage', 'PASSWORD_PROTECTED', /save a copy without the password/],
  ['WordDocument', 'NOT_A_WORKBOOK', /Word document/],
  ['PowerPoint Document', 'NOT_A_WORKBOOK', /PowerPoint/],
  ['__properties_version1.0', 'NOT_A_WORKBOOK', /mail of Outlook.*attached/],
  ['Anything', 'NOT_A_WORKBOOK', /without a workbook/]
])(
  'a file of an old Office program with the stream %s is named for what it is',
  async (name, code, words) => {
    const ole = sheetJs.CFB.utils.cfb_new()
    sheetJs.CFB.utils.cfb_add(ole, `/${name}`, Buffer.alloc(5000, 1))
    const bytes = sheetJs.CFB.write(ole, { type: 'buffer' }) as Buffer
    expect(await problemReading(folder, bytes)).toMatchObject({ code, message: expect.stringMatching(words) })
  }
)

test.each([[0], [3], [9]])(
  'an old workbook whose sectors lead back to sector %i is refused',
  async (back) => {
    const rows = Array.from({ length: 300 }, (_, at) => ['4000', at / 4, 45_000 + at, `user ${at}`])
    const book = { SheetNames: ['Data'], Sheets: { Data: sheetJs.utils.aoa_to_sheet([head, ...rows]) } }
    const bytes = sheetJs.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
    const table = (bytes.readUInt32LE(76) + 1) * 512
    const first = Array.from({ length: 100 }, (_, at) => at).find(
      (at) => bytes.readUInt32LE(table + 4 * at) === at + 1
    )!
    // The chain of the workbook goes on for some sectors and then back into itself.
    bytes.writeUInt32LE(first + back, table + 4 * (first + 10))
    expect(await problemReading(folder, bytes)).toMatchObject({ code: 'DAMAGED_WORKBOOK' })
  }
)

test.each([
  ['short-formula.xls', 'record 518 at 1533 is too short'],
  ['column-beyond-the-last.xlsb', 'a cell in column']
])('a damaged workbook that was read without end is refused: %s', async (name, detail) => {
  const bytes = readFileSync(join(import.meta.dirname, '../../../../fixtures/damaged', name))
  expect(await problemReading(folder, bytes)).toMatchObject({
    code: 'DAMAGED_WORKBOOK',
    detail: expect.stringContaining(detail)
  })
})

test('what an old workbook makes of its formats is forgotten with it', async () => {
  const table: Table = [head, ['4000', 1, { day: '1996-02-29' }, 'ann']]
  const dayOf = async (formats?: [number, string][]) =>
    (await readRecords(folder, makeBiff5(table, 1252, [], formats))).rows[1]![2]
  // In the second one the format of days shows numbers.
  expect([await dayOf(), await dayOf([[14, '0.00']]), await dayOf()]).toEqual([
    '1996-02-29',
    '35124',
    '1996-02-29'
  ])
})

test('a workbook with a cell below the last possible row is refused', () => {
  const data: { t: string; v: number }[][] = []
  data[65_536] = [{ t: 'n', v: 1 }]
  const workbook = { SheetNames: ['Data'], Sheets: { Data: { '!data': data } } }
  const open = () => bookOf(workbook, '', { rows: 65_536, columns: 256 }, { encoding: 'xls', evidence: [] })
  expect(open).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ detail: 'a cell in row 65537' }) })
  )
})

test('an old workbook is refused whose directory leads back to where it was', async () => {
  const bytes = write({ bookType: 'biff8', cells: {} })
  const directory = 512 * (1 + bytes.readUInt32LE(48))
  const below = directory + 76
  // The stream that stands below the root has the root below it.
  bytes.writeUInt32LE(0, directory + 128 * bytes.readUInt32LE(below) + 76)
  expect(await problemReading(folder, bytes)).toMatchObject({
    code: 'DAMAGED_WORKBOOK',
    detail: expect.stringContaining('directory')
  })
})

test('an old workbook that is cut off is refused, wherever it is', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => ['4000', at / 4, 45_000 + at, `user ${at}`])
  const book = { SheetNames: ['Data'], Sheets: { Data: sheetJs.utils.aoa_to_sheet([head, ...rows]) } }
  const whole = sheetJs.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
  for (let length = 600; length < whole.length - 512; length += 1024) {
    const problem = await problemReading(folder, whole.subarray(0, length))
    // Without its directory nobody can say what the file was.
    expect(['DAMAGED_WORKBOOK', 'NOT_A_WORKBOOK']).toContain(problem?.code)
  }
})
