import type { ShownSign } from '../xlsx/format-signs.ts'
import { formattedText, isoText } from '../xlsx/number-text.ts'
import { mostColumns, mostRows, uncalculated, type SheetCellKind } from '../xlsx/read-sheet.ts'
import { RowCells, type SheetVisitor } from '../xlsx/streamed-book.ts'
import { decodeText, walkXml } from '../xlsx/walk-xml.ts'
import { oversizedWorkbook } from '../xlsx/workbook-errors.ts'
import type { ShownSides } from './shown-sides.ts'
import { timeText } from './time-text.ts'

/** A row or a cell can stand for many: so many cells are no ledger any more. */
const mostRepeated = 1 << 24
/** What stands in a cell and is not its text. */
const asides = new Set(['annotation', 'ruby-text', 'shapes', 'frame'])

interface ReadCell {
  text: string
  kind: SheetCellKind
  isRounded: boolean
  sign: ShownSign | null
}

/**
 * Walks through the tables of an OpenDocument spreadsheet. A value stands beside the text that shows it and counts in its place, with the side
 * that only the text has; days are ISO days. Throws DAMAGED_WORKBOOK, and WORKBOOK_TOO_LARGE where repeated rows and cells make more than a ledger can need.
 */
export async function walkOds(
  sides: ShownSides,
  chunks: AsyncIterable<Buffer>,
  visitor: SheetVisitor
): Promise<void> {
  const hiddenStyles = new Set<string>()
  let style = ''
  let row: RowCells | null = null
  let [repeatedRow, lastRow, column, repeatedCells] = [1, 0, 0, 0]
  let tables = 0
  let aside = 0
  let cell: { attributes: Record<string, string>; paragraphs: string[] } | null = null
  const add = (text: string): void => {
    if (cell !== null && aside === 0 && cell.paragraphs.length > 0) {
      cell.paragraphs.push(cell.paragraphs.pop()! + text)
    }
  }

  const openInSheet = (name: string, attributes: () => Record<string, string>): void => {
    if (name === 'table-row') {
      const found = attributes()
      repeatedRow = count(found['table:number-rows-repeated'])
      row = new RowCells(lastRow + 1, (found['table:visibility'] ?? 'visible') !== 'visible')
      column = 0
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      cell = { attributes: attributes(), paragraphs: [] }
    } else if (name === 'p') cell?.paragraphs.push('')
    else if (name === 's') add(' '.repeat(Math.min(1000, count(attributes()['text:c']))))
    else if (name === 'tab') add('\t')
    else if (name === 'line-break') add('\n')
  }

  const closeCell = (): void => {
    if (cell === null || row === null) return
    const times = count(cell.attributes['table:number-columns-repeated'])
    const { text, kind, isRounded, sign } = readCell(cell.attributes, cell.paragraphs.join('\n'), sides)
    if (text !== '') {
      repeatedCells += times - 1
      if (column + times > mostColumns) throw oversizedWorkbook(`${column + times} columns`)
      for (let at = 0; at < times; at++) row.put(column + at, text, kind, isRounded, sign)
    }
    column += times
    cell = null
  }

  const closeRow = (): void => {
    if (row === null) return
    if (row.cells.length > 0) {
      if (lastRow + repeatedRow > mostRows) throw oversizedWorkbook(`${lastRow + repeatedRow} rows`)
      repeatedCells += row.cells.length * (repeatedRow - 1)
      if (repeatedCells > mostRepeated) throw oversizedWorkbook(`more than ${mostRepeated} repeated cells`)
      for (let at = 0; at < repeatedRow; at++) visitor.row(Object.assign(row, { number: lastRow + 1 + at }))
    }
    lastRow += repeatedRow
    row = null
  }

  await walkXml(chunks, {
    open(name, attributes) {
      if (aside > 0 || asides.has(name)) aside++
      else if (name === 'style') style = attributes()['style:name'] ?? ''
      else if (name === 'table-properties') {
        if (attributes()['table:display'] === 'false') hiddenStyles.add(style)
      } else if (name === 'table' && ++tables === 1) {
        const found = attributes()
        visitor.sheet(
          decodeText(found['table:name'] ?? ''),
          hiddenStyles.has(found['table:style-name'] ?? '')
        )
        lastRow = 0
      } else if (tables === 1) openInSheet(name, attributes)
    },
    text: add,
    close(name) {
      if (aside > 0) aside--
      else if (name === 'table') tables--
      else if (tables !== 1) return
      else if (name === 'table-cell' || name === 'covered-table-cell') closeCell()
      else if (name === 'table-row') closeRow()
    }
  })
}

function readCell(attributes: Record<string, string>, shown: string, sides: ShownSides): ReadCell {
  const as = (kind: SheetCellKind, text: string): ReadCell => ({
    text,
    kind,
    isRounded: false,
    sign: null
  })
  if (attributes['calcext:value-type'] === 'error') return as('error', shown === '' ? '#ERROR' : shown)
  const type = attributes['office:value-type']
  if (type === undefined && attributes['table:formula'] !== undefined && shown === '') {
    return as('uncalculated', uncalculated)
  }
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const stored = attributes['office:value'] ?? ''
      const number = formattedText(stored, undefined, false)
      if (number === null) return as('error', stored || shown)
      return { ...number, sign: sides.read(shown, Number(number.text)) }
    }
    case 'date':
      return as('date', isoText(attributes['office:date-value'] ?? shown))
    case 'time':
      return as('date', timeText(attributes['office:time-value'] ?? shown))
    case 'boolean':
      return as('text', attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE')
    default: {
      const said = attributes['office:string-value']
      return as('text', said === undefined ? shown : decodeText(said))
    }
  }
}

function count(repeated: string | undefined): number {
  const times = Number(repeated ?? 1)
  return Number.isSafeInteger(times) && times > 0 ? times : 1
}
