import type { ReportColumn, ReportRow } from '../tables/finding-report.ts'
import { cellXml, columnLetters, lineHeight, rowXml, textXml, wrappedHeight } from './cell-xml.ts'
import type { Sheet } from './sheet-xml.ts'
import { headStyle, reportStyles } from './styles.ts'
import { take } from './workbook.ts'

/** Rows of the head: what stands in the columns of a finding, and in those of its lines. */
const headRows = 2

/** The rows of a report, in parts that stay together on a sheet where it holds them. */
export interface Report {
  name: string
  columns: ReportColumn[]
  /** How many rows each part has. */
  parts: Iterable<number>
  rows: Iterable<ReportRow>
}

/** The sheets that a report becomes, as long as tables of `most` rows under a head of one. The rows are read once, in order. */
export function reportSheets({ name, columns, parts, rows }: Report, most: number): Sheet[] {
  const source = rows[Symbol.iterator]()
  const shares = sharesOf(parts, Math.max(1, most + 1 - headRows))
  return shares.map((share, at) => ({
    name: at === 0 ? name : `${name} ${at + 1}`,
    kind: 'report',
    headRows,
    widths: columns.map(({ width }) => width),
    lastRow: share + headRows,
    rows: reportXml(columns, take(source, share, at === shares.length - 1), share),
    merges: []
  }))
}

/** How many rows each sheet has: a part that does not fit any more begins the next one, and is cut where it fits none. */
function sharesOf(parts: Iterable<number>, most: number): number[] {
  const shares: number[] = []
  let taken = 0
  for (let part of parts) {
    if (taken > 0 && taken + part > most) {
      shares.push(taken)
      taken = 0
    }
    for (; part > most; part -= most) shares.push(most)
    taken += part
  }
  return taken > 0 || shares.length === 0 ? [...shares, taken] : shares
}

function* reportXml(
  columns: ReportColumn[],
  rows: Iterable<ReportRow>,
  share: number
): IterableIterator<string> {
  const letters = columns.map((_, at) => columnLetters(at))
  for (const [at, of] of (['finding', 'line'] as const).entries()) {
    const cells = columns.map((column, place) => {
      const { title, kind } = column[of]
      return textXml(`${letters[place]!}${at + 1}`, headStyle(kind, false), title)
    })
    yield rowXml(at + 1, cells.join(''))
  }
  let row = headRows
  for (const { what, cells } of rows) {
    row++
    const isUnder = what === 'line' || what === 'currency'
    let inside = ''
    let height = lineHeight
    for (const [at, value] of cells.entries()) {
      const { width, ...says } = columns[at]!
      const { title, kind } = what === 'line' ? says.line : says.finding
      // A sentence runs on over the empty cells beside it, which a text that wraps does not.
      const isWrapped = what === 'line' ? kind === 'text' || kind === 'day' : title === 'Note'
      const reference = `${letters[at]!}${row}`
      const style = reportStyles[what](kind, isWrapped)
      if (value !== '') inside += cellXml(reference, style, kind, value)
      else if (what === 'finding') inside += `<c r="${reference}" s="${style}"/>`
      if (isWrapped) height = Math.max(height, wrappedHeight([[value, width - 2]]))
    }
    yield rowXml(row, inside, height > lineHeight ? height : 0, isUnder)
  }
  if (row - headRows !== share) throw new Error(`the findings have ${row - headRows} rows, not ${share}`)
}
