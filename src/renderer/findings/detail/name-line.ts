import type { FileFacts } from '../../../shared/ledger.ts'
import { placeOfLine } from '../../../shared/sheets.ts'
import { formatCount } from '../../format/numbers.ts'

/** A line by its place: `Line 40,218` or `Feb, row 12`, with the file's name where the ledger has several. */
export function nameLine(
  line: { fileIndex: number; lineNumber: number },
  files: readonly FileFacts[]
): string {
  const { sheet, row } = placeOfLine(files[line.fileIndex], line.lineNumber)
  const name = sheet === null ? `Line ${formatCount(row)}` : `${sheet}, row ${formatCount(row)}`
  const file = files.length > 1 ? files[line.fileIndex] : undefined
  return file === undefined ? name : `${name} of ${file.name}`
}
