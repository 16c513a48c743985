import { writeXlsx, type Cell, type WriteSheet } from 'hucre/xlsx'
import { fromBufferPromise } from 'yauzl'
import type { Column } from '../table.ts'
import { columnLetters } from './cell-xml.ts'
import { columnStyle, headStyle } from './styles.ts'

/** Characters that are still readable side by side on a printed page: a wider table goes over several pages. */
const readableWidth = 240

/** What a workbook says of itself. */
export interface WorkbookFacts {
  title: string
  /** ISO 8601, UTC. */
  createdAt: string
  /** At the foot of each printed page, beside the page number. */
  footer: string
  /** Decimals of the ledger's finest amount. */
  decimals: number
}

/** A sheet that is a table: its head, and how many rows will stand under it. */
export interface TableSheet {
  name: string
  columns: Pick<Column<never>, 'title' | 'kind' | 'width' | 'isOpinion'>[]
  rows: number
}

/** A part of the archive that is written as it is, or around the rows of a table. */
export type FramePart =
  | { name: string; bytes: Buffer }
  | { name: string; before: string; styles: number[]; after: string }

/**
 * A workbook with all that is around the rows: `summary` whole, then each table with its head frozen, filters, widths, print
 * titles and page set-up. Under each head stands one row of empty cells that carry the styles of its columns; it is where the rows go.
 */
export async function makeFrame(
  facts: WorkbookFacts,
  summary: WriteSheet,
  tables: TableSheet[]
): Promise<FramePart[]> {
  const created = new Date(facts.createdAt)
  const bytes = await writeXlsx({
    stringMode: 'inline',
    defaultFont: { name: 'Calibri', size: 10 },
    properties: { title: facts.title, creator: 'Doublet', created, modified: created },
    // Not by way of the page set-up, which puts no quotes around a name with a blank in it.
    namedRanges: tables.map(({ name }) => ({
      name: '_xlnm.Print_Titles',
      range: `'${name}'!$A:$A,'${name}'!$1:$1`,
      scope: name
    })),
    sheets: [
      { ...summary, headerFooter: { oddFooter: footerCode(facts.footer) } },
      ...tables.map((table) => frameSheet(table, facts))
    ]
  })
  const parts = await unpack(Buffer.from(bytes))
  return parts.map(({ name, bytes: content }) => {
    const at = tables.findIndex((_, index) => name === `xl/worksheets/sheet${index + 2}.xml`)
    return at < 0 ? { name, bytes: content } : openSheet(name, content.toString('utf8'), tables[at]!)
  })
}

function frameSheet({ name, columns, rows }: TableSheet, facts: WorkbookFacts): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  columns.forEach(({ title, kind, isOpinion }, at) => {
    cells.set(`0,${at}`, { value: guardEscapes(title), style: headStyle(kind, isOpinion) })
    cells.set(`1,${at}`, { value: null, style: columnStyle(kind, isOpinion, facts.decimals) })
  })
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [[], []],
    cells,
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: 1 },
    autoFilter: { range: tableRange(columns.length, rows) },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / readableWidth),
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }
    },
    headerFooter: { oddHeader: `&L&A`, oddFooter: footerCode(facts.footer) }
  }
}

function tableRange(columns: number, rows: number): string {
  return `A1:${columnLetters(columns - 1)}${rows + 1}`
}

function footerCode(text: string): string {
  return `&L&8 ${text.replaceAll('&', '&&')}&R&8 Page &P of &N`
}

/** What looks like an escape of Excel's (`_x0041_`) says so, because the writer of the frame leaves it as it is. */
export function guardEscapes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Takes the sheet apart at the row that only carries styles. Throws where the frame is not as it was written. */
function openSheet(name: string, xml: string, { columns, rows }: TableSheet): FramePart {
  const start = xml.indexOf('<row r="2"')
  const end = xml.indexOf('</sheetData>', start)
  const styles = [...xml.slice(start, end).matchAll(/<c r="[A-Z]+2" s="(\d+)"\/>/g)].map(([, style]) =>
    Number(style)
  )
  const dimension = /<dimension ref="[^"]*"\/>/
  if (start < 0 || styles.length !== columns.length || !dimension.test(xml))
    throw new Error(`the frame of ${name} has no row of styles`)
  const before = xml
    .slice(0, start)
    .replace(dimension, `<dimension ref="${tableRange(columns.length, rows)}"/>`)
  return { name, before, styles, after: xml.slice(end) }
}

async function unpack(archive: Buffer): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await fromBufferPromise(archive)
  const parts: { name: string; bytes: Buffer }[] = []
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    parts.push({ name: entry.fileName, bytes: Buffer.concat(chunks) })
  }
  return parts
}
