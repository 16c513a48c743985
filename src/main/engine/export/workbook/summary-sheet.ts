import type { SummaryCell, SummaryLine, SummarySection } from '../summary-lines.ts'
import { cellXml, columnLetters, lineHeight, rowXml, textXml, wrappedHeight } from './cell-xml.ts'
import type { Sheet } from './sheet-xml.ts'
import { columnStyle, headStyle, summaryStyles } from './styles.ts'

const labelWidth = 24
const cellWidth = 15.5
const columns = 8

/** A page as a sheet: labels on the left, texts over the rest of the width, figures side by side. Its sections are read once. */
export function summarySheet(name: string, title: string, sections: SummarySection[]): Sheet {
  const [merges, breaks]: [string[], number[]] = [[], []]
  const widths = across((at) => (at === 0 ? labelWidth : cellWidth))
  return {
    name,
    kind: 'text',
    headRows: 0,
    widths,
    lastRow: null,
    rows: rowsXml(title, sections, merges, breaks),
    merges,
    breaks
  }
}

const across = <Value>(cell: (at: number) => Value) => Array.from({ length: columns }, (_, at) => cell(at))

/** Merges and breaks are known when all rows are read. */
function* rowsXml(
  title: string,
  sections: SummarySection[],
  merges: string[],
  breaks: number[]
): IterableIterator<string> {
  let row = 1
  const put = (cells: string[], height = 0) => rowXml(row, cells.join(''), height)
  const at = (column: number) => `${columnLetters(column)}${row}`

  yield put([textXml(at(0), summaryStyles.title, title)], 24)
  for (const { title: heading, heads, lines, startsPage = false } of sections) {
    if (startsPage) breaks.push(row + 1)
    row += 2
    yield put(across((column) => textXml(at(column), summaryStyles.section, column === 0 ? heading : '')))
    if (heads.length > 0) {
      row++
      yield put(
        across((column) => {
          const { kind, value } = heads[column - 1] ?? { kind: 'text', value: '' }
          return textXml(at(column), headStyle(kind, false), value)
        })
      )
    }
    for (const line of lines) {
      row++
      const { label, cells, isStrong = false } = line
      const last = cells.at(-1)
      // A text runs on over what is left of the width, and wraps there.
      const isWide = last?.kind === 'text' && last.value !== '' && cells.length < columns - 1
      const height = heightOf(line)
      yield put(
        [
          textXml(at(0), isStrong ? summaryStyles.strong : summaryStyles.label, label),
          ...cells.map(({ kind, value }, place) =>
            value === '' ? '' : cellXml(at(place + 1), styleOf(kind, isStrong), kind, value)
          )
        ],
        height > lineHeight ? height : 0
      )
      if (isWide) merges.push(`${at(cells.length)}:${at(columns - 1)}`)
    }
  }
}

function styleOf(kind: SummaryCell['kind'], isStrong: boolean): number {
  if (kind === 'text') return isStrong ? summaryStyles.strongText : summaryStyles.text
  return isStrong ? summaryStyles.strongFigure(kind) : columnStyle(kind, false)
}

/** Merged cells do not grow by themselves: what their text takes, in points, by its characters. */
function heightOf({ label, cells }: SummaryLine): number {
  return wrappedHeight([
    [label, labelWidth],
    ...cells.map(({ kind, value }, at): [string, number] => [
      kind === 'text' ? value : '',
      at === cells.length - 1 ? cellWidth * (columns - cells.length) : cellWidth - 1
    ])
  ])
}
