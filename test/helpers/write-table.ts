import { gzipSync } from 'node:zlib'
import * as sheetJs from '@e965/xlsx'
import { writeOds } from 'hucre'
import { makeBiff5 } from './make-biff.ts'
import { makeWorkbook, number, text } from './make-workbook.ts'
import { makeZip } from './make-zip.ts'
import { serialOf, type Table, type TableCell } from './table.ts'

/** A text as it stands in XML. */
export const escapeXml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const shown = (cell: TableCell): string => (typeof cell === 'object' ? cell.day : String(cell))

/** As comma-separated text. */
export function writeCsvTable(table: Table): Buffer {
  const rows = table.map((cells) => cells.map((cell) => `"${shown(cell).replaceAll('"', '""')}"`).join(','))
  return Buffer.from(`${rows.join('\n')}\n`)
}

/** As XML Spreadsheet 2003, from a template of Excel's own. */
export function writeXmlTable(table: Table, options = ''): Buffer {
  const xmlOf = (cell: TableCell): string => {
    if (typeof cell === 'number') return `<Cell><Data ss:Type="Number">${cell}</Data></Cell>`
    if (typeof cell === 'object') {
      return `<Cell ss:StyleID="s21"><Data ss:Type="DateTime">${cell.day}T00:00:00.000</Data></Cell>`
    }
    return `<Cell><Data ss:Type="String">${escapeXml(cell)}</Data></Cell>`
  }
  const rows = table.map((cells) => `<Row>${cells.map(xmlOf).join('')}</Row>`)
  return Buffer.from(
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ` +
      `xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s21"><NumberFormat ss:Format="Short Date"/>` +
      `</Style></Styles><Worksheet ss:Name="Data"><Table>${rows.join('')}</Table>${options}</Worksheet></Workbook>`
  )
}

/** As a web page with one table. */
export function writeHtmlTable(table: Table): Buffer {
  const rows = table.map((cells, at) => {
    const name = at === 0 ? 'th' : 'td'
    return `<tr>${cells.map((cell) => `<${name}>${escapeXml(shown(cell))}</${name}>`).join('')}</tr>`
  })
  return Buffer.from(
    `<html><head><meta charset="utf-8"></head><body><table>${rows.join('\n')}</table></body></html>`
  )
}

/** By SheetJS, which is also what reads these formats: there is no other writer of them. */
export function writeBySheetJs(table: Table, bookType: 'biff8' | 'xlsb'): Buffer {
  const sheet: sheetJs.WorkSheet = { '!ref': `A1:Z${table.length}` }
  table.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (cell === '') return
      const at = sheetJs.utils.encode_cell({ r: row, c: column })
      if (typeof cell === 'object') sheet[at] = { t: 'n', v: serialOf(cell.day), z: 'yyyy-mm-dd' }
      else sheet[at] = typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: cell }
    })
  )
  const book = { SheetNames: ['Data'], Sheets: { Data: sheet } }
  return sheetJs.write(book, { type: 'buffer', bookType }) as Buffer
}

/** The table in every format that is read, by its name. */
export const tableWriters: Record<string, (table: Table) => Buffer | Promise<Buffer>> = {
  csv: writeCsvTable,
  xlsx: (table) =>
    makeWorkbook(
      [
        {
          rows: table.map((cells) =>
            cells.map((cell) =>
              typeof cell === 'object'
                ? number(serialOf(cell.day), 1)
                : typeof cell === 'number'
                  ? number(cell)
                  : text(cell)
            )
          )
        }
      ],
      { formats: ['yyyy-mm-dd'] }
    ),
  'xls of Excel 97': (table) => writeBySheetJs(table, 'biff8'),
  'xls of Excel 95': (table) => makeBiff5(table),
  xlsb: (table) => writeBySheetJs(table, 'xlsb'),
  ods: async (table) => {
    const rows = table.map((cells) =>
      cells.map((cell) => (typeof cell === 'object' ? new Date(`${cell.day}T00:00:00Z`) : cell))
    )
    return Buffer.from((await writeOds({ sheets: [{ name: 'Data', rows }] })) as Uint8Array)
  },
  'XML of 2003': (table) => writeXmlTable(table),
  html: writeHtmlTable,
  'csv in a zip': (table) => makeZip([{ name: 'out/ledger.csv', content: writeCsvTable(table) }]),
  'csv in a gz': (table) => gzipSync(writeCsvTable(table))
}
