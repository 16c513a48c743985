import { constants } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileInfo } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { isOleFile, oleProblem } from './ole-problem.ts'

const lookedAtBytes = 4096
const zip = '504b0304'
const signatures: [name: string, bytes: string][] = [
  ['a PDF', '25504446'],
  ['a compressed file', '1f8b'],
  ['a picture', '89504e47'],
  ['a picture', 'ffd8ff'],
  ['a SQLite database', '53514c69746520666f726d6174']
]

/**
 * Whether a path can be a job at all, by its entry and its first bytes; nothing is parsed, and whether a zip archive is
 * a workbook is the job's to find out. Throws a DoubletError for a folder, a missing, unreadable or empty file, and for
 * one that is clearly neither text nor a zip.
 */
export async function checkFile(file: string): Promise<FileInfo> {
  if (file === '') {
    throw new DoubletError(
      'NOT_A_FILE',
      'What was dropped is not a file on this computer. Drop a file from a folder.'
    )
  }
  try {
    const info = await stat(file)
    if (info.isDirectory()) {
      throw new DoubletError('IS_A_FOLDER', 'This is a folder. Drop the files in it instead.')
    }
    if (!info.isFile())
      throw new DoubletError('NOT_A_FILE', 'This is not a file. Drop a CSV, text or Excel file.')
    if (info.size === 0) {
      throw new DoubletError(
        'EMPTY_FILE',
        'The file is empty. Export the ledger again and drop the new file.'
      )
    }
    await access(file, constants.R_OK)
    const bytes = await firstBytes(file)
    if (isOleFile(bytes)) throw await oleProblem(file, bytes)
    const what = whatElse(bytes)
    if (what !== null) {
      throw new DoubletError(
        'NOT_TEXT',
        `This is ${what}, neither text nor a workbook. Save the ledger as CSV or .xlsx and drop that.`
      )
    }
    return { name: path.basename(file), sizeBytes: info.size, modifiedAt: info.mtime.toISOString() }
  } catch (error) {
    throw withSystemProblem(error)
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(lookedAtBytes), 0, lookedAtBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What a file is that is neither text nor a zip; null where it may be one of them. */
function whatElse(bytes: Buffer): string | null {
  const hex = bytes.subarray(0, 16).toString('hex')
  if (hex.startsWith(zip)) return null
  const known = signatures.find(([, signature]) => hex.startsWith(signature))
  if (known !== undefined) return known[0]
  const hasMark = hex.startsWith('fffe') || hex.startsWith('feff')
  const zeros = bytes.filter((byte) => byte === 0).length
  return !hasMark && zeros * 10 > bytes.length ? 'a binary file' : null
}
