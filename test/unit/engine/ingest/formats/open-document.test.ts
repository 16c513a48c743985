import { describe, expect, test } from 'vitest'
import { makeZip } from '../../../../helpers/make-zip.ts'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const names = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const mimeType = 'application/vnd.oasis.opendocument.spreadsheet'
const text = (value: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${value}</text:p></table:table-cell>`
const float = (value: string, more = '') =>
  `<table:table-cell office:value-type="float" office:value="${value}" ${more}><text:p>shown</text:p></table:table-cell>`
const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`
const head = row(['Account', 'Amount', 'Posting Date', 'User'].map((name) => text(name)).join(''))

function body(rows: string, styles = '', more = ''): string {
  return (
    `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>` +
    `<table:table table:name="Data">${rows}</table:table>${more}</office:spreadsheet></office:body>`
  )
}

function ods(content: string, manifest = '<manifest/>'): Buffer {
  return makeZip([
    { name: 'mimetype', content: mimeType },
    { name: 'META-INF/manifest.xml', content: manifest },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content ${names}>${content}</office:document-content>`
    }
  ])
}

const read = async (rows: string) => readRecords(folder, ods(body(rows)))

describe('a cell', () => {
  test.each([
    ['a number has its value and not what is shown', float('1160.1999999999998'), '1160.2'],
    [
      'a share has its value',
      '<table:table-cell office:value-type="percentage" office:value="0.05"/>',
      '0.05'
    ],
    [
      'a day is an ISO day',
      '<table:table-cell office:value-type="date" office:date-value="2024-01-15T00:00:00"/>',
      '2024-01-15'
    ],
    [
      'a moment keeps its time',
      '<table:table-cell office:value-type="date" office:date-value="2024-01-15T08:30:00"/>',
      '2024-01-15T08:30:00'
    ],
    [
      'a time is a time of day',
      '<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>',
      '08:30:00'
    ],
    [
      'a truth is in capitals',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
      'TRUE'
    ],
    [
      'a text keeps its spaces and lines',
      text('a<text:s text:c="3"/>b<text:line-break/>c</text:p><text:p>d'),
      'a   b\nc\nd'
    ],
    [
      'a comment is not its text',
      text('a</text:p><office:annotation><text:p>note</text:p></office:annotation><text:p>b'),
      'a\nb'
    ]
  ])('%s', async (_, cell, wanted) => {
    expect((await read(head + row(text('4000') + cell))).rows[1]).toEqual(['4000', wanted])
  })

  test('that is an error or was never calculated is blank in a code', async () => {
    const error = text('#N/A', 'calcext:value-type="error"')
    const formula = '<table:table-cell table:formula="of:=[.A1]"/>'
    const { records, notices } = await read(
      head +
        row(text('4000') + float('5') + text('') + error) +
        row(text('4000') + float('6') + text('') + formula)
    )
    expect(records.map(({ keyCells }) => keyCells[3])).toEqual(['User', '', ''])
    expect(notices.map(({ code }) => code)).toEqual(['ERROR_CELLS', 'UNCALCULATED_FORMULAS'])
  })
})

test('repeated rows and cells count, and what a cell covers is blank', async () => {
  const { records, physicalLines } = await read(
    head +
      row('<table:table-cell table:number-columns-repeated="4"/>', 'table:number-rows-repeated="3"') +
      row(
        text('4000') +
          float('5', 'table:number-columns-repeated="2"') +
          '<table:covered-table-cell/>' +
          text('z')
      ) +
      row(text('5000') + float('1'), 'table:number-rows-repeated="2"') +
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"')
  )
  expect(records.map(({ lineNumber, cells }) => [lineNumber, ...cells])).toEqual([
    [1, 'Account', 'Amount', 'Posting Date', 'User'],
    [5, '4000', '5', '5', '', 'z'],
    [6, '5000', '1'],
    [7, '5000', '1']
  ])
  expect(physicalLines).toBe(7)
})

test('hidden sheets are left out, hidden rows are told', async () => {
  const styles =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const old = `<table:table table:name="Old" table:style-name="ta2">${head}${row(text('1') + float('2')).repeat(9)}</table:table>`
  const rows = head + row(text('4000') + float('5'), 'table:visibility="filter"')
  const { rows: found, notices } = await readRecords(folder, ods(body(rows, styles, old)))
  expect(found).toHaveLength(2)
  expect(notices.map(({ code }) => code)).toEqual(['HIDDEN_SHEETS', 'HIDDEN_ROWS'])
})

test('a flat file is read like a packed one', async () => {
  const flat = `<?xml version="1.0"?>\n<office:document ${names} office:mimetype="${mimeType}">${body(head + row(text('4000') + float('5.5')))}</office:document>`
  expect((await readRecords(folder, Buffer.from(flat))).rows[1]).toEqual(['4000', '5.5'])
})

test.each([
  [
    'cells that stand for thousands in rows that stand for millions',
    row(text('x', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"')
  ],
  ['more columns than a sheet has', row(text('x', 'table:number-columns-repeated="99999999"'))],
  ['more rows than a sheet has', row(text('x'), 'table:number-rows-repeated="99999999"')]
])('%s are refused', async (_, rows) => {
  expect(await problemReading(folder, ods(body(rows)))).toMatchObject({ code: 'WORKBOOK_TOO_LARGE' })
})

test('a locked one, and a document that is no spreadsheet, are named for what they are', async () => {
  const locked = ods(body(head), '<manifest:encryption-data/>')
  expect(await problemReading(folder, locked)).toMatchObject({ code: 'PASSWORD_PROTECTED' })
  const letter = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<a/>' }
  ])
  expect(await problemReading(folder, letter)).toMatchObject({ code: 'NOT_A_WORKBOOK' })
})

test('the side or minus that only the text of a number shows is read', async () => {
  const shown = (value: string, paragraph: string) =>
    row(text('4000') + float(value).replace('shown', paragraph) + text('2024-01-15'))
  const { records, notices } = await read(
    head +
      shown('12.5', '12,50 S') +
      shown('12.5', '12,50 H') +
      shown('-12.5', '12,50 H') +
      shown('-12.5', '-12,50 S') +
      shown('12.5', '(12,50)') +
      shown('-12.5', '(12,50)') +
      shown('-12.5', '-12,50 €') +
      shown('12.5', '1,25E+01 EUR')
  )
  expect(records.slice(1).map(({ keyCells }) => keyCells[1])).toEqual([
    '12.5 Dr',
    '12.5 Cr',
    '12.5 Cr',
    '12.5 Cr',
    '-12.5',
    '-12.5',
    '-12.5',
    '12.5'
  ])
  expect(notices).toContainEqual(expect.objectContaining({ code: 'SIGNS_BY_FORMAT', lines: 5 }))
})

test('codes that mean a side as a pair only are sides on the first rows too', async () => {
  const shown = (paragraph: string) =>
    row(text('4000') + float('7').replace('shown', paragraph) + text('2024-01-15'))
  const { records } = await read(head + shown('7,00 D') + shown('7,00 K'))
  expect(records.slice(1).map(({ keyCells }) => keyCells[1])).toEqual(['7 Dr', '7 Cr'])
})
