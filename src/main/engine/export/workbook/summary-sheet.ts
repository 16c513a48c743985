import type { SummaryCell, SummaryLine, SummarySection } from '../summary.ts'
import { columnLetters, numberOf, numberXml, rowXml, textXml } from './cell-xml.ts'
import type { Sheet } from './sheet-xml.ts'
import { columnStyle, headStyle, summaryStyles } from './styles.ts'

const labelWidth = 34
const cellWidth = 18
const columns = 7
const lineHeight = 13.5
/** Excel's tallest row is 409 points. */
const tallest = 405

/** The summary as a sheet: labels on the left, texts over the rest of the width, figures side by side. */
export function summarySheet(title: string, sections: SummarySection[]): Sheet {
  const rows: string[] = []
  const merges: string[] = []
  let row = 1
  const put = (cells: [value: string | number, style: number][], height = 0) => {
    const inside = cells.map(([value, style], at) => {
      const reference = `${columnLetters(at)}${row}`
      return typeof value === 'number'
        ? numberXml(reference, style, String(value))
        : textXml(reference, style, value)
    })
    rows.push(rowXml(row, inside.join(''), height))
  }
  const across = <Value>(cell: (at: number) => Value) => Array.from({ length: columns }, (_, at) => cell(at))

  put([[title, summaryStyles.title]], 24)
  for (const { title: heading, heads, lines } of sections) {
    row += 2
    put(across((at) => [at === 0 ? heading : '', summaryStyles.section]))
    if (heads.length > 0) {
      row++
      put(
        across((at) => {
          const isText = lines.some(
            ({ cells }) => cells.length === heads.length && cells[at - 1]?.kind === 'text'
          )
          return [heads[at - 1] ?? '', headStyle(isText || at > heads.length ? 'text' : 'amount', false)]
        })
      )
    }
    for (const line of lines) {
      row++
      const height = heightOf(line)
      put(
        [
          [line.label, summaryStyles.label],
          ...line.cells.map((cell): [string | number, number] => [
            valueOf(cell),
            cell.kind === 'text' ? summaryStyles.text : columnStyle(cell.kind, false)
          ])
        ],
        height > lineHeight ? height : 0
      )
      const last = line.cells.at(-1)
      if (last?.kind === 'text' && last.value !== '' && line.cells.length < columns - 1)
        merges.push(`${columnLetters(line.cells.length)}${row}:${columnLetters(columns - 1)}${row}`)
    }
  }
  const widths = across((at) => (at === 0 ? labelWidth : cellWidth))
  return { name: 'Summary', isTable: false, widths, lastRow: row, rows, merges }
}

function valueOf({ kind, value }: SummaryCell): string | number {
  const number = value === '' || kind === 'text' ? null : numberOf(kind, value)
  return number === null ? value : Number(number)
}

/** Merged cells do not grow by themselves: what their text takes, in points, by its characters. */
function heightOf({ label, cells }: SummaryLine): number {
  const width = cellWidth * (columns - cells.length)
  const taken = (text: string, characters: number) =>
    text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / characters)), 0)
  const lines = Math.max(taken(label, labelWidth), taken(cells.at(-1)?.value ?? '', width))
  return Math.min(tallest, lines * lineHeight)
}
