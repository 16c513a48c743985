import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx'
import type { SummaryCell, SummaryLine, SummarySection } from '../summary.ts'
import { longestText, numberOf } from './cell-xml.ts'
import { guardEscapes } from './frame.ts'
import { columnStyle, headStyle, summaryStyles } from './styles.ts'

const labelWidth = 34
const cellWidth = 18
const columns = 7
const lineHeight = 13.5
/** Excel's tallest row is 409 points. */
const tallest = 405

/** The summary as a sheet: labels on the left, texts over the rest of the width, figures side by side. */
export function summarySheet(title: string, sections: SummarySection[], decimals: number): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const rowDefs = new Map<number, { height: number }>()
  const merges: NonNullable<WriteSheet['merges']> = []
  let row = 0
  const put = (column: number, value: string | number, style: CellStyle) =>
    cells.set(`${row},${column}`, { value: typeof value === 'string' ? guardEscapes(value) : value, style })

  put(0, title, summaryStyles.title)
  rowDefs.set(row, { height: 24 })
  for (const { title: heading, heads, lines } of sections) {
    row += 2
    for (let at = 0; at < columns; at++) put(at, at === 0 ? heading : '', summaryStyles.section)
    if (heads.length > 0) {
      row++
      for (let at = 0; at < columns; at++) {
        const isText = lines.some(
          ({ cells: found }) => found.length === heads.length && found[at - 1]?.kind === 'text'
        )
        put(at, heads[at - 1] ?? '', headStyle(isText || at > heads.length ? 'text' : 'amount', false))
      }
    }
    for (const line of lines) {
      row++
      put(0, line.label, summaryStyles.label)
      const last = line.cells.length
      line.cells.forEach((cell, at) => {
        const isWide = at + 1 === last && cell.kind === 'text' && at + 1 < columns
        put(
          at + 1,
          valueOf(cell),
          cell.kind === 'text' ? summaryStyles.text : columnStyle(cell.kind, false, decimals)
        )
        if (isWide && cell.value !== '')
          merges.push({ startRow: row, startCol: at + 1, endRow: row, endCol: columns - 1 })
      })
      const height = heightOf(line)
      if (height > lineHeight) rowDefs.set(row, { height })
    }
  }
  return {
    name: 'Summary',
    columns: Array.from({ length: columns }, (_, at) => ({ width: at === 0 ? labelWidth : cellWidth })),
    rows: Array.from({ length: row + 1 }, () => []),
    cells,
    merges,
    rowDefs,
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }
    }
  }
}

function valueOf({ kind, value }: SummaryCell): string | number {
  const number = value === '' || kind === 'text' ? null : numberOf(kind, value)
  if (number !== null) return Number(number)
  return value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value
}

/** Merged cells do not grow by themselves: what their text takes, in points, by its characters. */
function heightOf({ label, cells }: SummaryLine): number {
  const width = cellWidth * (columns - cells.length)
  const taken = (text: string, characters: number) =>
    text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / characters)), 0)
  const lines = Math.max(taken(label, labelWidth), taken(cells.at(-1)?.value ?? '', width))
  return Math.min(tallest, lines * lineHeight)
}
