import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { TableColumn } from '../table.ts'
import { cellXml, columnLetters, rowXml, textXml } from './cell-xml.ts'
import { frameParts, sheetPart, type WorkbookFacts } from './frame.ts'
import { sheetXml, type Sheet } from './sheet-xml.ts'
import { columnStyle, headStyle } from './styles.ts'
import { ZipWriter } from './zip-writer.ts'

/** Rows a sheet of Excel holds, its head left out. */
export const mostSheetRows = 1_048_575
const chunkLength = 1 << 18
const headHeight = 30
const reportedRows = 2000

/** A table of a workbook; its cells are texts as the kinds of the columns want them. */
export interface Table {
  name: string
  columns: Pick<TableColumn<never>, 'title' | 'kind' | 'width' | 'isOpinion'>[]
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
function* take(source: Iterator<string[]>, count: number, isLast: boolean): IterableIterator<string[]> {
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
 * Writes a workbook to a new file: the summary and the tables, none of their rows in memory for longer than it takes to write
 * them. The same content is the same bytes. Throws WORKBOOK_TOO_LARGE, and what the system says of the place.
 */
export async function writeWorkbook(
  path: string,
  facts: WorkbookFacts,
  summary: Sheet,
  tables: Table[],
  report: (written: number) => void
): Promise<void> {
  let written = 0
  const count = () => {
    written++
    if (written % reportedRows === 0) report(written)
  }
  const sheets = [summary, ...tables.map((table) => tableSheet(table, count))]
  const file = openSync(path, 'wx')
  try {
    const zip = new ZipWriter(file)
    for (const [name, xml] of frameParts(facts, sheets)) await zip.add(name, inChunks([xml]))
    for (const [at, sheet] of sheets.entries())
      await zip.add(sheetPart(at), inChunks(sheetXml(sheet, facts.footer)))
    zip.finish()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  report(written)
}

function tableSheet(table: Table, count: () => void): Sheet {
  const { name, columns, rows } = table
  const widths = columns.map(({ width }) => width)
  return { name, isTable: true, widths, lastRow: rows + 1, rows: tableRows(table, count), merges: [] }
}

function* tableRows({ name, columns, rows, records }: Table, count: () => void): IterableIterator<string> {
  const letters = columns.map((_, at) => columnLetters(at))
  const styles = columns.map(({ kind, isOpinion }) => columnStyle(kind, isOpinion))
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
    yield rowXml(row, cells)
    count()
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
