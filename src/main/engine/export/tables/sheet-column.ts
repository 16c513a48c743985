import { hasSheets, placeOfLine, type SheetFacts } from '../../../../shared/sheets.ts'
import { column, type TableColumn } from '../table.ts'

/** The sheet of a line, by its file and physical line; no column where no file is read from several, blank where a row has no line. */
export function sheetColumn<Row>(
  name: string,
  files: readonly SheetFacts[],
  lineOf: (row: Row) => [file: number, lineNumber: number] | null
): TableColumn<Row>[] {
  if (!hasSheets(files)) return []
  const sheetOf = (row: Row) => {
    const line = lineOf(row)
    return line === null ? '' : (placeOfLine(files[line[0]], line[1]).sheet ?? '')
  }
  return [column<Row>(name, 'text', sheetOf, { width: 16 })]
}
