import { RowCells, type SheetVisitor } from '../xlsx/streamed-book.ts'
import { damagedWorkbook, oversizedWorkbook } from '../xlsx/workbook-errors.ts'
import { mostColumns } from '../xlsx/read-sheet.ts'
import { decodeHtml } from './html-entities.ts'
import { HtmlScanner } from './scan-html.ts'

const deepest = 50
const lineBreaks = new Set(['br', 'p', 'div', 'li'])

/** A table that is open; one may stand in a cell of another. */
interface OpenTable {
  at: number
  lastRow: number
  row: RowCells | null
  column: number
  cell: { text: string; columns: number; rows: number } | null
  /** By column: how many rows more a cell above reaches down. */
  spans: number[]
}

/**
 * Tells `visitor` of all tables of a page, each as a sheet; what a cell stretches over stays blank, as in a workbook. Throws
 * DAMAGED_WORKBOOK where the page ends within a table.
 */
export async function walkTables(texts: AsyncIterable<string>, visitor: SheetVisitor): Promise<void> {
  const open: OpenTable[] = []
  let count = 0

  const closeCell = (table: OpenTable): void => {
    const { cell } = table
    if (cell === null) return
    table.row ??= openRow(table)
    while ((table.spans[table.column] ?? 0) > 0) table.column++
    if (table.column + cell.columns > mostColumns) throw oversizedWorkbook(`more than ${mostColumns} columns`)
    const text = cell.text
      .replace(/[ \t\r\f]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim()
    table.row.put(table.column, text, 'text')
    if (cell.rows > 1) for (let at = 0; at < cell.columns; at++) table.spans[table.column + at] = cell.rows
    table.column += cell.columns
    table.cell = null
  }
  const closeRow = (table: OpenTable): void => {
    closeCell(table)
    if (table.row === null) return
    if (table.row.cells.length > 0) visitor.row(table.row, table.at)
    table.spans.forEach((rows, at) => (table.spans[at] = Math.max(0, rows - 1)))
    table.row = null
  }

  const scanner = new HtmlScanner({
    open(name, attributes) {
      if (name === 'table') {
        if (open.length === deepest) throw damagedWorkbook(`tables are nested deeper than ${deepest}`)
        visitor.sheet(`Table ${count + 1}`)
        open.push({ at: count++, lastRow: 0, row: null, column: 0, cell: null, spans: [] })
        return
      }
      const table = open.at(-1)
      if (table === undefined) return
      if (name === 'tr') {
        closeRow(table)
        table.row = openRow(table)
      } else if (name === 'td' || name === 'th') {
        closeCell(table)
        table.cell = { text: '', columns: spanOf(attributes, 'col'), rows: spanOf(attributes, 'row') }
      } else if (lineBreaks.has(name) && table.cell !== null) table.cell.text += '\n'
    },
    close(name) {
      const table = open.at(-1)
      if (table === undefined) return
      if (name === 'table') {
        closeRow(table)
        open.pop()
      } else if (name === 'tr') closeRow(table)
      else if (name === 'td' || name === 'th') closeCell(table)
    },
    text(text) {
      const cell = open.at(-1)?.cell
      // A line end in the source is a blank; only an element breaks a line.
      if (cell) cell.text += text.replace(/\s*\n\s*/g, ' ')
    }
  })
  for await (const text of texts) scanner.push(text)
  scanner.end()
  if (open.length > 0) throw damagedWorkbook('it ends within a table')
}

function openRow(table: OpenTable): RowCells {
  table.column = 0
  return new RowCells(++table.lastRow, false)
}

function spanOf(attributes: string, way: 'col' | 'row'): number {
  const said = new RegExp(`\\b${way}span\\s*=\\s*["']?\\s*(\\d{1,5})`, 'i').exec(decodeHtml(attributes))?.[1]
  return Math.max(1, Number(said ?? 1))
}
