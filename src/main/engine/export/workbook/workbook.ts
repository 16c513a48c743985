import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { TableColumn } from '../table.ts'
import { cellXml, columnLetters, lineHeight, rowXml, textXml, wrappedHeight } from './cell-xml.ts'
import { frameParts, sheetPart, type WorkbookFacts } from './frame.ts'
import { sheetXml, type Sheet } from './sheet-xml.ts'
import { columnStyle, headStyle, wrappedStyle } from './styles.ts'
import { ZipWriter } from './zip-writer.ts'

/** Rows a sheet of Excel holds, its head left out. */
export const mostSheetRows = 1_048_575
const chunkLength = 1 << 18
const headHeight = 30
const reportedRows = 2000

/** A table of a workbook; its cells are texts as the kinds of the columns want them. */
export interface Table {
  name: string
  columns: Pick<TableColumn<never>, 'title' | 'kind' | 'width' | 'isOpinion' | 'isWrapped'>[]
  /** How many there will be under the head. */
  rows: number
  records: Iterable<string[]>
}

/**
 * The sheets that a table becomes: more than a sheet holds goes on in “Name 2”, “Name 3” and so on, each with the head. The
 * records are read once, from the first sheet to the last.
 */
export function splitTable({ name, columns, rows, records }: Table, most: number): Table[] {
  const source = records[Symbol.iterator]()
  const sheets = Math.max(1, Math.ceil(rows / most))
  return Array.from({ length: sheets }, (_, at) => {
    const share = Math.min(most, rows - at * most)
    const isLast = at === sheets - 1
    return {
      name: at === 0 ? name : `${name} ${at + 1}`,
      columns,
      rows: share,
      records: take(source, share, isLast)
    }
  })
}

/** The next records of a source, which is closed with the last ones and where reading ends early. */
export function* take<Row>(source: Iterator<Row>, count: number, isLast: boolean): IterableIterator<Row> {
  let goesOn = false
  try {
    for (let taken = 0; taken < count; taken++) {
      const next = source.next()
      if (next.done === true) return
      yield next.value
    }
    goesOn = !isLast
  } finally {
    if (!goesOn) source.return?.()
  }
}

/**
 * Writes a workbook to a new file: the sheets in front (the summary first) and the tables, none of their rows in memory for longer than it takes to write
 * them. The same content is the same bytes. Throws WORKBOOK_TOO_LARGE, and what the system says of the place.
 */
export async function writeWorkbook(
  path: string,
  facts: WorkbookFacts,
  front: Sheet[],
  tables: Table[],
  report: (written: number) => void
): Promise<void> {
  let written = 0
  function* counted(rows: Iterable<string>): IterableIterator<string> {
    for (const row of rows) {
      yield row
      written++
      if (written % reportedRows === 0) report(written)
    }
  }
  const sheets = [...front, ...tables.map(tableSheet)]
  const file = openSync(path, 'wx')
  try {
    const zip = new ZipWriter(file)
    for (const [name, xml] of frameParts(facts, sheets)) await zip.add(name, inChunks([xml]))
    for (const [at, sheet] of sheets.entries())
      await zip.add(sheetPart(at), inChunks(sheetXml({ ...sheet, rows: counted(sheet.rows) }, facts.footer)))
    zip.finish()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  report(written)
}

function tableSheet(table: Table): Sheet {
  const { name, columns, rows } = table
  const widths = columns.map(({ width }) => width)
  return {
    name,
    kind: 'table',
    headRows: 1,
    widths,
    lastRow: rows + 1,
    rows: tableRows(table),
    merges: []
  }
}

function* tableRows({ name, columns, rows, records }: Table): IterableIterator<string> {
  const letters = columns.map((_, at) => columnLetters(at))
  const styles = columns.map(({ kind, isOpinion, isWrapped }) =>
    isWrapped === true ? wrappedStyle : columnStyle(kind, isOpinion)
  )
  const wrapped = columns.flatMap(({ isWrapped, width }, at) => (isWrapped === true ? [{ at, width }] : []))
  const heads = columns.map(({ title, kind, isOpinion }, at) =>
    textXml(`${letters[at]!}1`, headStyle(kind, isOpinion), title)
  )
  let row = 1
  yield rowXml(row, heads.join(''), headHeight)
  for (const record of records) {
    row++
    let cells = ''
    for (const [at, value] of record.entries())
      cells += cellXml(`${letters[at]!}${row}`, styles[at]!, columns[at]!.kind, value)
    const height =
      wrapped.length === 0 ? 0 : wrappedHeight(wrapped.map(({ at, width }) => [record[at]!, width - 2]))
    yield rowXml(row, cells, height > lineHeight ? height : 0)
  }
  if (row - 1 !== rows) throw new Error(`${name} has ${row - 1} rows, not ${rows}`)
}

function* inChunks(xml: Iterable<string>): IterableIterator<Buffer> {
  let held = ''
  for (const part of xml) {
    held += part
    if (held.length < chunkLength) continue
    yield Buffer.from(held)
    held = ''
  }
  yield Buffer.from(held)
}
