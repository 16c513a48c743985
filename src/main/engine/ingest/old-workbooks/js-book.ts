import { mostSheets, type Book } from '../xlsx/book.ts'
import { readSides, shownSign, type ShownSign } from '../xlsx/format-signs.ts'
import { readFormatCode, signSections, type NumberFormat } from '../xlsx/number-formats.ts'
import { formattedText } from '../xlsx/number-text.ts'
import type { SheetCellKind, SheetRow } from '../xlsx/read-sheet.ts'
import { damagedWorkbook, oversizedWorkbook } from '../xlsx/workbook-errors.ts'
import { RowCells } from '../xlsx/streamed-book.ts'
import type { JsCell, JsSheet, JsWorkbook } from './sheetjs.ts'

/** A workbook that SheetJS holds in memory takes some 100 bytes a cell. */
export const mostCells = 12_000_000

const errors: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA'
}

/** How large a sheet of a format can be. */
interface SheetBounds {
  rows: number
  columns: number
}

/** A workbook in memory as a book whose cells are read as those of an .xlsx: numbers under their formats, days as ISO. */
export function bookOf(
  workbook: JsWorkbook,
  sha256: string,
  bounds: SheetBounds,
  known: Pick<Book, 'encoding' | 'evidence'>
): Book {
  const { WBProps, Sheets: properties = [] } = workbook.Workbook ?? {}
  const date1904 = WBProps?.date1904 === true
  const sheets = workbook.SheetNames.flatMap((name, at) => {
    const sheet = workbook.Sheets[name]
    // Charts and macro sheets are no tables.
    if (sheet === undefined || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return []
    return [{ name, isHidden: (properties[at]?.Hidden ?? 0) !== 0, sheet }]
  })
  if (sheets.length === 0) throw damagedWorkbook('there is no worksheet')
  if (sheets.length > mostSheets) throw oversizedWorkbook(`${sheets.length} sheets`)
  for (const { sheet } of sheets) {
    const rows = sheet['!data']?.length ?? 0
    // Millions of rows that are none would be looked at for minutes.
    if (rows > bounds.rows) throw damagedWorkbook(`a cell in row ${rows}`)
  }
  const rows = new RowMaker(
    date1904,
    bounds.columns,
    sheets.map(({ sheet }) => sheet)
  )
  return {
    ...known,
    mostRows: bounds.rows,
    date1904,
    readHeads: async (openHead) =>
      sheets.map(({ name, isHidden, sheet }) => {
        const head = openHead()
        for (const row of rows.of(sheet)) if (!head.take(row)) break
        return { name, isHidden, statedRows: sheet['!data']?.length ?? 0, head }
      }),
    async readRows(places, take, report) {
      const sizes = places.map((place) => sheets[place]!.sheet['!data']?.length ?? 0)
      const all = sizes.reduce((sum, size) => sum + size, 0)
      let before = 0
      for (const [at, place] of places.entries()) {
        for (const row of rows.of(sheets[place]!.sheet)) {
          take(row, place)
          if (row.number % 1000 === 0) report((before + row.number) / all)
        }
        before += sizes[at]!
      }
      report(1)
      return sha256
    }
  }
}

/** Makes rows of the cells of a sheet; the same few format codes stand in all of them. */
class RowMaker {
  readonly #date1904: boolean
  readonly #mostColumns: number
  readonly #formats = new Map<string, NumberFormat>()
  /** What a word in a format means is told by the formats of all numbers of the workbook. */
  readonly #sideOf: (word: string) => 1 | -1 | null

  constructor(date1904: boolean, mostColumns: number, sheets: JsSheet[]) {
    this.#date1904 = date1904
    this.#mostColumns = mostColumns
    const rows = sheets.flatMap((sheet) => sheet['!data'] ?? [])
    for (const cells of rows) {
      for (const cell of cells?.slice(0, mostColumns) ?? []) if (cell?.t === 'n') this.#formatOf(cell.z)
    }
    this.#sideOf = readSides(signSections(this.#formats.values()))
  }

  *of(sheet: JsSheet): IterableIterator<SheetRow> {
    const { '!data': data = [], '!rows': rows = [] } = sheet
    for (const [at, found] of data.entries()) {
      // Columns that are none would be looked at for minutes.
      if (found !== undefined && found.length > this.#mostColumns)
        throw damagedWorkbook(`a cell in column ${found.length}`)
      const row = new RowCells(at + 1, rows[at]?.hidden === true)
      for (const [column, cell] of (found ?? []).entries()) {
        if (cell === undefined) continue
        const { text, kind, isRounded, sign } = this.#read(cell)
        row.put(column, text, kind, isRounded, sign)
      }
      if (row.cells.length > 0) yield row
    }
  }

  #read({ t: type, v: value, z }: JsCell): ReadCell {
    const as = (kind: SheetCellKind, text: string) => ({ text, kind, isRounded: false, sign: null })
    if (type === 'e') return as('error', errors[Number(value)] ?? '#ERROR')
    if (typeof value === 'boolean') return as('text', value ? 'TRUE' : 'FALSE')
    if (typeof value !== 'number') return as('text', typeof value === 'string' ? value : '')
    const format = this.#formatOf(z)
    const number = formattedText(String(value), format, this.#date1904)
    if (number === null) return as('error', String(value))
    if (number.kind === 'date') return { ...number, sign: null }
    const signs = format.kind === 'number' ? format.signs : undefined
    const sign = signs === undefined ? null : shownSign(signs, Number(number.text), this.#sideOf)
    return { ...number, sign }
  }

  #formatOf(z: JsCell['z']): NumberFormat {
    const code = String(z ?? '')
    const known = this.#formats.get(code) ?? readFormatCode(code)
    this.#formats.set(code, known)
    return known
  }
}

interface ReadCell {
  text: string
  kind: SheetCellKind
  isRounded: boolean
  sign: ShownSign | null
}
