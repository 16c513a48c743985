import type { FileFacts } from '../../../shared/ledger.ts'
import { formatCount } from '../../format/numbers.ts'

/** A line by its place: `Line 40,218`, with the file's name where the ledger has several. */
export function nameLine(
  line: { fileIndex: number; lineNumber: number },
  files: readonly FileFacts[]
): string {
  const name = `Line ${formatCount(line.lineNumber)}`
  const file = files.length > 1 ? files[line.fileIndex] : undefined
  return file === undefined ? name : `${name} of ${file.name}`
}
