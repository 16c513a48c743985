import { expect, test } from 'vitest'
import iconv from 'iconv-lite'
import { problemReading, readRecords } from '../../../../helpers/read-records.ts'
import { scratchFolder } from '../../../../helpers/scratch-folder.ts'

const folder = scratchFolder()
const cell = (type: string, value: string, more = '') =>
  `<Cell ${more}><Data ss:Type="${type}">${value}</Data></Cell>`
const head = `<Row>${['Account', 'Amount', 'Posting Date', 'User'].map((name) => cell('String', name)).join('')}</Row>`

function xml(rows: string, more = '', declaration = '<?xml version="1.0"?>'): string {
  return (
    `${declaration}<?mso-application progid="Excel.Sheet"?>` +
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
    '<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="m"><NumberFormat ss:Format="Standard"/></Style></Styles>' +
    `<Worksheet ss:Name="Data"><Table>${rows}</Table></Worksheet>${more}</Workbook>`
  )
}
const read = (text: string) => readRecords(folder, Buffer.from(text))

test('cells are what their types say, under their formats', async () => {
  const { rows, notices } = await read(
    xml(
      head +
        `<Row>${cell('String', '0040')}${cell('Number', '1160.1999999999998', 'ss:StyleID="m"')}${cell('DateTime', '2024-01-15T00:00:00.000')}${cell('String', 'a &amp; b')}</Row>` +
        `<Row>${cell('Number', '4000')}${cell('Number', '1.5E3')}${cell('Number', '45306', 'ss:StyleID="d"')}${cell('Error', '#N/A')}</Row>` +
        `<Row>${cell('Boolean', '1')}${cell('Number', '7')}${cell('DateTime', '2024-01-15T08:30:00.000')}<Cell ss:Formula="=R1C1"/></Row>`
    )
  )
  expect(rows.slice(1)).toEqual([
    ['0040', '1160.2', '2024-01-15', 'a & b'],
    ['4000', '1500', '2024-01-15', '#N/A'],
    ['TRUE', '7', '2024-01-15T08:30:00', '#NOT CALCULATED']
  ])
  expect(notices.map(({ code }) => code)).toEqual(['ERROR_CELLS', 'UNCALCULATED_FORMULAS', 'ROUNDED_VALUES'])
})

test('places that are left out are blank, and comments are no text', async () => {
  const { records } = await read(
    xml(
      head +
        `<Row ss:Index="4" ss:Hidden="1">${cell('String', 'a', 'ss:MergeAcross="1"')}${cell('String', 'b')}${cell('String', 'c', 'ss:Index="6"')}</Row>` +
        '<Row ss:Span="2"/>' +
        `<Row>${cell('String', 'd').replace('</Cell>', '<Comment><ss:Data>no</ss:Data></Comment></Cell>')}</Row>`
    )
  )
  expect(records.slice(1).map(({ lineNumber, cells }) => [lineNumber, ...cells])).toEqual([
    [4, 'a', '', 'b', '', '', 'c'],
    [8, 'd']
  ])
})

test('the sheet is chosen as in a workbook, and hidden ones are left out', async () => {
  const old = `<Worksheet ss:Name="Old"><Table>${head.repeat(5)}</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`
  const row = `<Row>${cell('String', '1')}${cell('Number', '2')}</Row>`
  const { dialect, notices } = await read(xml(head + row, old))
  expect([dialect.encoding, dialect.sheet, notices.map(({ code }) => code)]).toEqual([
    'xml-spreadsheet',
    'Data',
    ['HIDDEN_SHEETS']
  ])
})

test.each(['windows-1252', 'iso-8859-1', 'windows-1251', 'utf-8'])(
  'a text in %s is read in it',
  async (encoding) => {
    const user = encoding === 'windows-1251' ? 'Иванов' : 'Größe'
    const text = xml(
      `${head}<Row>${cell('String', '1')}${cell('Number', '2')}${cell('String', '')}${cell('String', user)}</Row>`,
      '',
      `<?xml version="1.0" encoding="${encoding}"?>`
    )
    expect((await readRecords(folder, iconv.encode(text, encoding))).rows[1]![3]).toBe(user)
  }
)

test.each([
  ['is cut off', xml(head).slice(0, -40)],
  ['has rows that go back', xml(`${head}<Row ss:Index="5"/><Row ss:Index="2">${cell('String', 'a')}</Row>`)],
  ['has a place beyond all columns', xml(`<Row>${cell('String', 'a', 'ss:Index="99999999"')}</Row>`)],
  ['is nested without end', xml(`<Row>${'<a>'.repeat(300)}`)]
])('a file that %s is refused', async (_, text) => {
  expect(await problemReading(folder, Buffer.from(text))).toMatchObject({ code: 'DAMAGED_WORKBOOK' })
})

test('entities of a file are never expanded', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`
  const { rows } = await read(
    xml(`${head}<Row>${cell('String', '&b;')}${cell('Number', '1')}</Row>`, '', bomb)
  )
  expect(rows[1]).toEqual(['&b;', '1'])
})
