import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, test, vi } from 'vitest'
import type { RecordSource, TakeRecord } from '../../../../../src/main/engine/ingest/files/record-source.ts'
import { inspectFile } from '../../../../../src/main/engine/ingest/files/inspect-files.ts'
import { openRecords } from '../../../../../src/main/engine/ingest/files/open-files.ts'
import type { Mapping } from '../../../../../src/shared/mapping.ts'
import { defaultSettings, type Settings } from '../../../../../src/shared/settings.ts'
import { formattedText } from '../../../../../src/main/engine/ingest/xlsx/number-text.ts'
import { problemOf } from '../../../../../src/shared/result.ts'
import { makeWorkbook, number, sheetXml, text, type HandWorkbook } from '../../../../helpers/make-workbook.ts'
import { makeZip } from '../../../../helpers/make-zip.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'
import { describeSharedData } from '../../../../helpers/shared-data.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = scratchFolder()
const unmapped: Mapping = {
  columns: [],
  hasHeader: false,
  preambleRecords: 0,
  headerRecords: 0,
  fiscalYearFrom: null,
  fields: [],
  amountForm: 'amount',
  notes: []
}

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, `${randomUUID()}.xlsx`)
  writeFileSync(path, bytes)
  return path
}

async function openWorkbook(path: string, settings: Settings, sha256?: string): Promise<RecordSource> {
  const inspection = await inspectFile(path, () => undefined)
  return openRecords(path, { ...inspection, sha256: sha256 ?? inspection.sha256 }, settings)
}

async function readAll(path: string, settings: Partial<Settings> = {}) {
  const source = await openWorkbook(path, { ...defaultSettings, ...settings })
  const rows: string[][] = []
  const lines: number[] = []
  const take: TakeRecord = ({ cells, lineNumber }) => {
    rows.push(cells)
    lines.push(lineNumber)
  }
  const end = await source.read(unmapped, take, ...nowhere)
  return { ...source, ...end, rows, lines }
}

/** What is told of the reading, and of a text, goes there. */
const nowhere = [() => undefined, () => undefined] as const

/** The rows of a workbook with one sheet. */
async function rowsOf(rows: string | string[][], workbook: HandWorkbook = {}): Promise<string[][]> {
  return (await readAll(fileOf(makeWorkbook([{ rows }], workbook)))).rows
}

async function problemWith(bytes: Uint8Array, settings: Partial<Settings> = {}, sha256?: string) {
  const path = fileOf(bytes)
  try {
    const source = await openWorkbook(path, { ...defaultSettings, ...settings }, sha256)
    await source.read(unmapped, () => undefined, ...nowhere)
  } catch (error) {
    return problemOf(error)
  }
  throw new Error('nothing was thrown')
}

/** Cents as a decimal, by whole numbers alone. */
function plainCents(cents: bigint): string {
  const [sign, digits] = [cents < 0n ? '-' : '', String(cents < 0n ? -cents : cents).padStart(3, '0')]
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '')
}

describe('a number', () => {
  test.each([
    ['1234.56', '1234.56'],
    ['0.1', '0.1'],
    ['0.1000000000000000055', '0.1'],
    ['1234.560', '1234.56'],
    ['-0', '0'],
    ['1E-7', '0.0000001'],
    ['-1.5E+21', '-1500000000000000000000'],
    ['41800000.01', '41800000.01'],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.7976931348623157E+308', `17976931348623157${'0'.repeat(292)}`]
  ])('stored as %s is read as %s', async (stored, shown) => {
    expect(await rowsOf([[number(stored)]])).toEqual([[shown]])
  })

  test('in hundredths is read to the cent, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -1e13, max: 1e13 }), { minLength: 1, maxLength: 200 }),
        async (cents) => {
          const wanted = cents.map((cent) => {
            const digits = String(Math.abs(cent)).padStart(3, '0')
            const exact = `${cent < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
            return exact.replace(/\.?0+$/, '')
          })
          const rows = await rowsOf(cents.map((cent) => [number(cent / 100)]))
          expect(rows.map(([cell]) => cell)).toEqual(wanted)
        }
      ),
      { numRuns: 30 }
    )
  })

  test('is said to be inexact wherever the cents are not those that were stored', () => {
    const format = { kind: 'number', decimals: 2 } as const
    const most = 2 ** 53
    fc.assert(
      fc.property(fc.integer({ min: -most, max: most }), (cents) => {
        const exact = plainCents(BigInt(cents))
        const { text: read, kind } = formattedText(String(Number(exact)), format, false)!
        expect(kind === 'number' || Math.abs(cents) > 7e15).toBe(true)
        expect(kind === 'number' ? read : exact).toBe(exact)
      }),
      { numRuns: 3000 }
    )
  })

  test('with binary noise is read as it is shown, and counted', async () => {
    const rows = [
      [text('a')],
      [number('1160.1999999999998', 1)],
      [number('1160.1999999999998')],
      [number('0.30000000000000004', 2)],
      [number('1160.1987', 1)],
      [number('0.12345678901234567', 1)]
    ]
    const read = await readAll(fileOf(makeWorkbook([{ rows }], { formats: ['#,##0.00', '0%'] })))
    expect(read.rows.flat()).toEqual(['a', '1160.2', '1160.2', '0.3', '1160.1987', '0.123456789012346'])
    expect(read.notices).toMatchObject([{ code: 'ROUNDED_VALUES', lines: 4 }])
    expect(read.notices[0]!.text).toContain('rows 2, 3, 4, 6')
  })

  test('that is none is unreadable, and counted', async () => {
    const read = await readAll(fileOf(makeWorkbook([{ rows: [[number('0x10'), number('INF')]] }])))
    expect([read.rows, read.notices]).toMatchObject([[['0x10', 'INF']], [{ code: 'ERROR_CELLS', lines: 1 }]])
  })
})

describe('a date', () => {
  test.each([
    ['yyyy-mm-dd', '45292', '2024-01-01'],
    ['dd/mm/yyyy hh:mm', '45292.75', '2024-01-01T18:00:00'],
    ['m/d/yy', '45292.999999999', '2024-01-02'],
    ['[$-407]d. mmmm yyyy;@', '45292', '2024-01-01'],
    ['[Red]yyyy', '45292', '2024-01-01'],
    ['mm:ss.0', '0.5000057870', '12:00:00.500'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '60', '60'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '2958465', '9999-12-31'],
    ['yyyy-mm-dd', '2958466', '2958466'],
    ['yyyy-mm-dd', '-1', '-1'],
    ['[h]:mm', '45292.5', '45292.5'],
    ['"day" 0.00', '45292.5', '45292.5'],
    ['General', '45292', '45292'],
    ['0.00E+00', '45292', '45292']
  ])('under %s, stored as %s, is %s', async (code, stored, shown) => {
    expect(await rowsOf([[number(stored, 1)]], { formats: [code] })).toEqual([[shown]])
  })

  test('of the 1904 system is four years later', async () => {
    const workbook = { formats: ['yyyy-mm-dd'], date1904: true }
    const rows = [[number(0, 1), number(43_830, 1), number(60.5, 1)]]
    expect(await rowsOf(rows, workbook)).toEqual([['1904-01-01', '2024-01-01', '1904-03-01T12:00:00']])
  })

  test('in ISO form is taken as it is', async () => {
    const rows = [['<c t="d"><v>2024-01-31T00:00:00</v></c>', '<c t="d"><v>2024-01-31T08:15:00</v></c>']]
    expect(await rowsOf(rows)).toEqual([['2024-01-31', '2024-01-31T08:15:00']])
  })
})

describe('a cell', () => {
  test('with a shared, inline or rich text is that text, without how it is pronounced', async () => {
    const sharedStrings = [
      '<si><t>one &amp; two</t></si>',
      '<si><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>plain</t></r></si>',
      '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh></si>',
      '<si/>',
      '<si><t>line_x000D_\nend &#128512;&#x41; _x005F_x0041_</t></si>'
    ]
    const shared = sharedStrings.map((_, at) => `<c t="s"><v>${at}</v></c>`)
    const inline = '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>x</t></rPh></is></c>'
    expect(await rowsOf([[...shared, inline]], { sharedStrings })).toEqual([
      ['one & two', 'bold plain', '課', '', 'line\r\nend 😀A _x0041_', 'inline']
    ])
  })

  test('keeps leading zeros, spaces and what looks like a number in text', async () => {
    expect(await rowsOf([[text('000123'), text('  4000 '), text('1E5')]])).toEqual([
      ['000123', '  4000 ', '1E5']
    ])
  })

  test('is where its reference says, and blank cells end no row', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="AA2"><v>2</v></c><c r="AB2"/></row><row r="7"><c r="A7"><v>3</v></c></row>'
    const read = await readAll(fileOf(makeWorkbook([{ rows }])))
    expect(read.rows).toEqual([['', '1', ...Array.from({ length: 24 }, () => ''), '2'], ['3']])
    expect([read.lines, read.physicalLines, read.blankLines]).toEqual([[2, 7], 7, 5])
  })

  test('of a boolean is TRUE or FALSE', async () => {
    expect(await rowsOf([['<c t="b"><v>1</v></c>', '<c t="b"><v>0</v></c>']])).toEqual([['TRUE', 'FALSE']])
  })

  test('with a formula is its stored result; one without a result is unreadable, and counted', async () => {
    const rows = [
      [
        '<c><f>1+1</f><v>2</v></c>',
        '<c t="str"><f>"a"</f><v>a</v></c>',
        '<c t="str"><f>""</f><v></v></c>',
        number(5)
      ],
      ['<c><f>A1</f></c>', '<c><f>A1</f><v></v></c>'],
      ['<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c t="e"><v>#N/A</v></c>']
    ]
    const read = await readAll(fileOf(makeWorkbook([{ rows }])))
    expect(read.rows).toEqual([
      ['2', 'a', '', '5'],
      ['#NOT CALCULATED', '#NOT CALCULATED'],
      ['#DIV/0!', '#N/A']
    ])
    expect(read.notices.map(({ code, lines }) => [code, lines])).toEqual([
      ['ERROR_CELLS', 1],
      ['UNCALCULATED_FORMULAS', 1]
    ])
  })

  test('that is merged has its value in the first cell only', async () => {
    const sheet = sheetXml([[text('a'), '<c/>', text('b')]]).replace(
      '</sheetData>',
      '$&<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    const files = [{ name: 'xl/worksheets/sheet1.xml', content: sheet }]
    expect(await rowsOf('', { files })).toEqual([['a', '', 'b']])
  })

  test('is found under any namespace prefix and in UTF-16', async () => {
    const prefixed =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const content = Buffer.from(`\uFEFF${prefixed}`, 'utf16le')
    expect(await rowsOf('', { files: [{ name: 'xl/worksheets/sheet1.xml', content }] })).toEqual([['7']])
  })
})

test('reads hidden and filtered rows like the others and counts them', async () => {
  const rows = `<row hidden="1">${number(1)}</row><row>${number(2)}</row><row hidden="true">${number(3)}</row>`
  const read = await readAll(fileOf(makeWorkbook([{ rows }])))
  expect(read.rows.flat()).toEqual(['1', '2', '3'])
  expect(read.notices).toMatchObject([{ code: 'HIDDEN_ROWS', lines: 2 }])
})

test('says that a sheet that is full to its last row was probably cut off', async () => {
  const rows = `<row r="1">${number(1)}</row><row r="1048576">${number(2)}</row>`
  expect((await readAll(fileOf(makeWorkbook([{ rows }])))).notices).toMatchObject([
    { code: 'PROBABLY_CUT_OFF' }
  ])
})

describe('of several sheets', () => {
  const header = ['Account', 'Amount', 'Posting date', 'User'].map(text)
  const line = [text('4000'), number(5), text('2024-01-31'), text('anna')]
  const ledger = [header, line, line]
  const notes = [[text('Prepared by')], [text('anna')], [text('x')], [text('y')]]
  const named = (name: string, rows: string[][]) => ({ name, rows })

  test('the one with the most mapped columns is read', async () => {
    const read = await readAll(fileOf(makeWorkbook([named('Notes', notes), named('Journal', ledger)])))
    expect(read.dialect).toEqual({
      encoding: 'xlsx',
      delimiter: '',
      sheet: 'Journal',
      sheets: [
        { name: 'Notes', rows: 4, isHidden: false },
        { name: 'Journal', rows: 3, isHidden: false }
      ],
      evidence: [
        {
          what: 'Sheet',
          value: 'Journal',
          because: '4 fields are found in it, 1 in the next best sheet.'
        }
      ]
    })
    expect([read.records, read.notices]).toEqual([read.rows, []])
  })

  test('the longer of two ledgers with different columns is read, and the other named', async () => {
    const other = [['Account', 'Amount', 'Posting date', 'Source'].map(text), line]
    const sheets = [named('Jan', other), named('Feb', [...ledger, line])]
    const read = await readAll(fileOf(makeWorkbook(sheets)))
    expect([read.dialect.sheet, read.notices]).toMatchObject(['Feb', [{ code: 'SEVERAL_LEDGER_SHEETS' }]])
    expect(read.notices[0]!.text).toContain('“Jan”')
  })

  test('a hidden one is passed over and named, unless the user names it', async () => {
    const sheets = [{ ...named('Old & <gone>', ledger), state: 'hidden' as const }, named('Notes', notes)]
    const path = fileOf(makeWorkbook(sheets))
    const read = await readAll(path)
    expect([read.dialect.sheet, read.notices]).toMatchObject(['Notes', [{ code: 'HIDDEN_SHEETS' }]])
    expect(read.notices[0]!.text).toContain('“Old & <gone>”')
    expect((await readAll(path, { sheet: 'Old & <gone>' })).rows).toHaveLength(3)
  })

  test('hidden ones are read where there are no others', async () => {
    const read = await readAll(fileOf(makeWorkbook([{ ...named('Data', ledger), state: 'veryHidden' }])))
    expect(read.dialect.sheet).toBe('Data')
  })

  test('one that is not there is asked for again', async () => {
    const { code, message } = await problemWith(makeWorkbook([named('Jan', ledger)]), { sheet: 'Mar' })
    expect([code, message]).toEqual(['UNKNOWN_SHEET', expect.stringContaining('Its sheets are: “Jan”')])
  })
})

describe('what is refused', () => {
  const one = { rows: [[number(1)]] }
  const sheetFile = (content: string | Uint8Array, lies = {}) =>
    makeWorkbook([one], { files: [{ name: 'xl/worksheets/sheet1.xml', content, ...lies }] })
  const whole = makeWorkbook([one])

  test.each<[string, Uint8Array, string, RegExp]>([
    [
      'a Word document',
      makeZip([
        { name: '[Content_Types].xml', content: '' },
        { name: 'word/document.xml', content: '' }
      ]),
      'NOT_A_WORKBOOK',
      /a Word document/
    ],
    ['an .odt', makeZip([{ name: 'content.xml', content: '' }]), 'NOT_A_WORKBOOK', /OpenDocument/],
    ['a cut-off file', whole.subarray(0, -60), 'DAMAGED_WORKBOOK', /damaged or incomplete/],
    ['a file with its head alone', whole.subarray(0, 40), 'DAMAGED_WORKBOOK', /damaged/],
    [
      'a missing sheet',
      makeWorkbook([one], { files: [{ name: 'xl/_rels/workbook.xml.rels', content: '<a/>' }] }),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    [
      'XML that ends too early',
      sheetFile('<worksheet><sheetData><row><c><v>1'),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    ['XML that is none', sheetFile('Not XML at all'), 'DAMAGED_WORKBOOK', /damaged/],
    [
      'a sheet that is not UTF-8',
      sheetFile(Buffer.from('<a>\xff\xfe</a>', 'latin1')),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    ['a wrong checksum', sheetFile(sheetXml([[number(1)]]), { checksum: 1 }), 'DAMAGED_WORKBOOK', /damaged/],
    ['an encrypted part', sheetFile(sheetXml([[number(1)]]), { flags: 1 }), 'DAMAGED_WORKBOOK', /damaged/],
    [
      'a shared text that is not there',
      makeWorkbook([{ rows: [['<c t="s"><v>3</v></c>']] }]),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    [
      'rows out of order',
      makeWorkbook([{ rows: `<row r="2"/><row r="1">${number(1)}</row>` }]),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    [
      'a row beyond the last',
      makeWorkbook([{ rows: `<row r="1048577">${number(1)}</row>` }]),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    [
      'a column beyond the last',
      makeWorkbook([{ rows: '<row><c r="XFE1"><v>1</v></c></row>' }]),
      'DAMAGED_WORKBOOK',
      /damaged/
    ],
    ['elements without end', sheetFile('<a>'.repeat(1000)), 'DAMAGED_WORKBOOK', /damaged/],
    ['a workbook with no filled cell', makeWorkbook([{ rows: [['<c/>']] }]), 'NO_RECORDS', /No sheet/]
  ])('%s', async (_, bytes, code, sentence) => {
    expect(await problemWith(bytes)).toEqual(
      expect.objectContaining({ code, message: expect.stringMatching(sentence) as string })
    )
  })

  test('a bomb: a part that unpacks to a thousand times its size', async () => {
    const bomb = sheetFile(Buffer.alloc(80 << 20, ' '))
    expect(await problemWith(bomb)).toMatchObject({ code: 'WORKBOOK_TOO_LARGE' })
  })

  test('a bomb that says it is small', async () => {
    const rows = sheetXml(`<row>${number(1)}</row>`.repeat(100_000))
    expect(await problemWith(sheetFile(rows, { size: 5000 }))).toMatchObject({ code: 'DAMAGED_WORKBOOK' })
  })

  test('a text longer than any cell', async () => {
    const rows = sheetXml([[text('x'.repeat(3 << 20))]])
    expect(await problemWith(sheetFile(rows))).toMatchObject({ code: 'WORKBOOK_TOO_LARGE' })
  })

  test('a file that is not the one that was hashed', async () => {
    expect(await problemWith(whole, {}, '00')).toMatchObject({ code: 'FILE_CHANGED' })
  })
})

test('a file with any damage is read or refused with a sentence, and never anything else', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => [text(`account ${at}`), number(at / 7, 1)])
  const whole = makeWorkbook([{ rows }], { formats: ['0.00'], sharedStrings: ['<si><t>a</t></si>'] })
  const damage = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { maxLength: 3 }), fc.nat(whole.length), async (damages, length) => {
      const bytes = Buffer.from(damages.length > 0 ? whole : whole.subarray(0, length))
      for (const [at, by] of damages) bytes[at]! ^= by
      const failed = await readAll(fileOf(bytes)).then(() => null, problemOf)
      // With another name of a part, or without its first bytes, it is no workbook but something else.
      expect(failed?.code === 'INTERNAL' ? failed : '').toBe('')
    }),
    { numRuns: 400 }
  )
})

test('a well packed sheet that says anything is read or refused with a sentence', async () => {
  const dates = number('45292.5', 2)
  const xml = sheetXml([
    [text('a'), number('1.5', 1), dates, '<c t="s"><v>0</v></c>', '<c><f>A1</f><v>1</v></c>']
  ])
  const piece = fc.oneof(
    fc.constantFrom(
      '<c>',
      '</c>',
      '<row>',
      '</row>',
      '<row r="0"/>',
      '<v>',
      '-1',
      '9e999',
      '"',
      '>',
      '&#99999999;',
      ' r="A0"',
      ' s="9"',
      ' t="e"'
    ),
    fc.string({ maxLength: 4 })
  )
  const change = fc.tuple(fc.nat(xml.length), fc.nat(6), piece)
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const content = changes.reduce(
        (all, [at, cut, put]) => all.slice(0, at) + put + all.slice(at + cut),
        xml
      )
      const files = [{ name: 'xl/worksheets/sheet1.xml', content }]
      const bytes = makeWorkbook([{ rows: '' }], {
        files,
        formats: ['0.00', 'd/m/yy'],
        sharedStrings: ['<si><t>a</t></si>']
      })
      const failed = await readAll(fileOf(bytes)).then(() => null, problemOf)
      expect(failed === null || ['DAMAGED_WORKBOOK', 'NO_RECORDS'].includes(failed.code) ? '' : failed).toBe(
        ''
      )
    }),
    { numRuns: 400 }
  )
})

test('passes on what the taker throws', async () => {
  const source = await openWorkbook(fileOf(makeWorkbook([{ rows: [[number(1)]] }])), defaultSettings)
  const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
  const taking = source.read(
    unmapped,
    () => {
      throw full
    },
    ...nowhere
  )
  await expect(taking).rejects.toBe(full)
})

const cell = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((value) => !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(value))

test('brings any table of texts back cell for cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 30 }),
      async (table) => {
        const stream = writeXlsxStream(table, { name: 'Any' })
        const path = fileOf(Buffer.from(await new Response(stream).arrayBuffer()))
        const filled = table
          .map((cells, at) => ({
            at: at + 1,
            cells: cells.slice(0, 1 + cells.findLastIndex((one) => one !== ''))
          }))
          .filter(({ cells }) => cells.length > 0)
        fc.pre(filled.length > 0)
        const { rows, lines } = await readAll(path)
        expect([rows, lines]).toEqual([filled.map(({ cells }) => cells), filled.map(({ at }) => at)])
      }
    ),
    { numRuns: 150 }
  )
})

describeSharedData('real workbooks of Excel', (shared) => {
  test.each(['test.xlsx', 'sheets.xlsx', 'test_skip_lines.xlsx'])('%s, of the 1904 system', async (name) => {
    const { rows } = await readAll(join(shared, 'csv-torture/csvkit', name))
    expect(rows.slice(0, 3)).toEqual([
      ['text', 'date', 'integer', 'boolean', 'float', 'datetime', 'empty_column'],
      ['Chicago Reader', '1971-01-01', '40', 'TRUE', '1', '1971-01-01T04:14:00'],
      [
        'Chicago Sun-Times',
        '1948-01-01',
        '63',
        'TRUE',
        '1.27',
        '1948-01-01T14:57:13',
        '',
        'Extra data beyond headers will be trimmed'
      ]
    ])
  })
})
