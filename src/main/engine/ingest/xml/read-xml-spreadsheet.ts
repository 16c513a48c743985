import { readSides, shownSign } from '../xlsx/format-signs.ts'
import { readFormatCode, signSections, type NumberFormat } from '../xlsx/number-formats.ts'
import { formattedText, isoText } from '../xlsx/number-text.ts'
import type { Book } from '../xlsx/book.ts'
import { mostColumns, mostRows, uncalculated, type SheetCellKind } from '../xlsx/read-sheet.ts'
import { RowCells, streamedBook, type SheetBytes, type WalkSheets } from '../xlsx/streamed-book.ts'
import { decodeText, walkXml } from '../xlsx/walk-xml.ts'
import { damagedWorkbook } from '../xlsx/workbook-errors.ts'

/** Formats that Excel names in the place of their code. */
const namedFormats: Record<string, string> = {
  'General Date': 'd/m/yyyy h:mm',
  'Long Date': 'd mmmm yyyy',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'd/m/yyyy',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm',
  'Short Time': 'h:mm',
  Currency: '#,##0.00',
  'Euro Currency': '#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%'
}
const general: NumberFormat = { kind: 'number', decimals: null }

/** Reads Excel's XML of 2003, which programs still write and call .xls. Throws DAMAGED_WORKBOOK and WORKBOOK_TOO_LARGE. */
export function readXmlSpreadsheet(bytes: SheetBytes): Book {
  return streamedBook(bytes, walkXmlSpreadsheet, {
    encoding: 'xml-spreadsheet',
    mostRows,
    evidence: [
      { what: 'Format', value: 'XML Spreadsheet 2003', because: 'The first element of the file says so.' }
    ]
  })
}

const walkXmlSpreadsheet: WalkSheets = async (chunks, visitor) => {
  const formats = new Map<string, NumberFormat>()
  let sideOf = readSides([])
  let style = ''
  let row: RowCells | null = null
  let [lastRow, spanned, column] = [0, 0, 0]
  let cell: { style: string; merged: number; hasFormula: boolean; type: string; text: string } | null = null
  let isData = false
  let inComment = 0
  let option: string | null = null

  const openRow = (attributes: Record<string, string>): void => {
    const number = indexAfter(lastRow + spanned, attributes['ss:Index'], mostRows)
    row = new RowCells(number, attributes['ss:Hidden'] === '1')
    lastRow = number
    spanned = Number(attributes['ss:Span'] ?? 0) || 0
    column = 0
  }
  const openCell = (attributes: Record<string, string>): void => {
    column = indexAfter(column, attributes['ss:Index'], mostColumns)
    cell = {
      style: attributes['ss:StyleID'] ?? '',
      merged: Number(attributes['ss:MergeAcross'] ?? 0) || 0,
      hasFormula: attributes['ss:Formula'] !== undefined,
      type: '',
      text: ''
    }
  }
  const closeCell = (): void => {
    if (cell === null || row === null) return
    const { type, text, hasFormula } = cell
    if (hasFormula && type === '') row.put(column - 1, uncalculated, 'uncalculated')
    else {
      const format = formats.get(cell.style) ?? general
      const read = readCell(type, text, format)
      const signs = read.kind === 'number' && format.kind === 'number' ? format.signs : undefined
      const sign = signs === undefined ? null : shownSign(signs, Number(read.text), sideOf)
      row.put(column - 1, read.text, read.kind, read.isRounded, sign)
    }
    column += cell.merged
    cell = null
  }

  await walkXml(chunks, {
    open(name, attributes) {
      if (name === 'Comment') inComment++
      else if (name === 'Style') style = named(attributes(), 'ID')
      else if (name === 'NumberFormat') {
        const code = decodeText(named(attributes(), 'Format'))
        formats.set(style, readFormatCode(namedFormats[code] ?? code))
      } else if (name === 'Worksheet') {
        // The styles stand before all sheets.
        sideOf = readSides(signSections(formats.values()))
        visitor.sheet(decodeText(named(attributes(), 'Name')))
        lastRow = spanned = 0
      } else if (name === 'Row') openRow(prefixed(attributes()))
      else if (name === 'Cell' && row !== null) openCell(prefixed(attributes()))
      else if (name === 'Data' && cell !== null && inComment === 0) {
        cell.type = named(attributes(), 'Type')
        isData = true
      } else if (name === 'Visible') option = ''
    },
    text(piece) {
      if (option !== null) option += piece
      else if (isData && cell !== null) cell.text += piece
    },
    close(name) {
      if (name === 'Comment') inComment--
      else if (name === 'Data' && inComment === 0) isData = false
      else if (name === 'Cell') closeCell()
      else if (name === 'Row' && row !== null) {
        if (row.cells.length > 0) visitor.row(row)
        row = null
      } else if (name === 'Visible') {
        if (option?.trim().startsWith('Sheet') === true && option.trim() !== 'SheetVisible') visitor.hide()
        option = null
      }
    }
  })
}

function readCell(
  type: string,
  stored: string,
  format: NumberFormat
): { text: string; kind: SheetCellKind; isRounded: boolean } {
  const as = (kind: SheetCellKind, text: string) => ({ text, kind, isRounded: false })
  if (stored === '') return as('text', '')
  if (type === 'Error') return as('error', stored)
  if (type === 'Boolean') return as('text', stored.trim() === '1' ? 'TRUE' : 'FALSE')
  if (type === 'DateTime') return as('date', momentText(stored.trim()))
  if (type !== 'Number') return as('text', stored)
  const number = formattedText(stored.trim(), format, false)
  return number ?? as('error', stored)
}

/** A time alone stands on the day before the first one. */
function momentText(stored: string): string {
  const moment = isoText(stored).replace(/(T\d\d:\d\d:\d\d)\.0+$/, '$1')
  return moment.replace(/^1899-12-3[01]T/, '')
}

/** The next place in a row of places, or the one that is said; it lies behind the last one. */
function indexAfter(last: number, said: string | undefined, most: number): number {
  const index = said === undefined ? last + 1 : Number(said)
  if (!(index > last && index <= most)) throw damagedWorkbook(`place ${said ?? index} follows ${last}`)
  return index
}

/** An attribute of the spreadsheet's own namespace, which may be the one without a prefix. */
function named(attributes: Record<string, string>, name: string): string {
  return prefixed(attributes)[`ss:${name}`] ?? ''
}

function prefixed(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.includes(':') ? name : `ss:${name}`, value])
  )
}
