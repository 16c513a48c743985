import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { WriteSheet } from 'hucre/xlsx'
import { cellXml, columnLetters } from './cell-xml.ts'
import { makeFrame, type FramePart, type TableSheet, type WorkbookFacts } from './frame.ts'
import { ZipWriter } from './zip-writer.ts'

/** Rows a sheet of Excel holds, its head left out. */
export const mostSheetRows = 1_048_575
const chunkLength = 1 << 18
const reportedRows = 2000

/** A table of a workbook; its cells are texts as the kinds of the columns want them. */
export interface Table extends TableSheet {
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
  summary: WriteSheet,
  tables: Table[],
  report: (written: number) => void
): Promise<void> {
  let written = 0
  const count = () => {
    written++
    if (written % reportedRows === 0) report(written)
  }
  const file = openSync(path, 'wx')
  try {
    const zip = new ZipWriter(file)
    const rest = [...tables]
    for (const part of await makeFrame(facts, summary, tables)) {
      const table = 'styles' in part ? rest.shift()! : null
      await zip.add(part.name, table === null ? plainPart(part) : sheetPart(part, table, count))
    }
    zip.finish()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  report(written)
}

function plainPart(part: FramePart): Buffer[] {
  if ('styles' in part) throw new Error(`${part.name} is a table`)
  return [part.bytes]
}

function* sheetPart(part: FramePart, table: Table, count: () => void): IterableIterator<Buffer> {
  if (!('styles' in part)) throw new Error(`${part.name} is no table`)
  const letters = table.columns.map((_, at) => columnLetters(at))
  let held = part.before
  let row = 1
  for (const record of table.records) {
    row++
    held += `<row r="${row}">`
    for (const [at, value] of record.entries())
      held += cellXml(`${letters[at]!}${row}`, part.styles[at]!, table.columns[at]!.kind, value)
    held += '</row>'
    count()
    if (held.length < chunkLength) continue
    yield Buffer.from(held)
    held = ''
  }
  if (row - 1 !== table.rows) throw new Error(`${table.name} has ${row - 1} rows, not ${table.rows}`)
  yield Buffer.from(held + part.after)
}
