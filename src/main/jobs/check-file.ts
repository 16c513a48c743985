import { constants } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import path from 'node:path'
import type { FileInfo } from '../../shared/job.ts'
import { DoubletError } from '../../shared/result.ts'
import { withSystemProblem } from '../base/system-problem.ts'
import { headBytes, recogniseFile, requireSize, requireText } from '../base/formats/recognise-file.ts'

/**
 * Whether a path can be a job at all, by its entry and its first bytes; nothing is parsed, and what is in an archive or in a file of an
 * old Office program is the job's to find out. Throws a DoubletError for a folder, a missing, unreadable or empty file, and for
 * one that is known to be no ledger.
 */
export async function checkFile(file: string): Promise<FileInfo> {
  if (file === '') {
    throw new DoubletError(
      'NOT_A_FILE',
      'What was dropped is not a file on this computer. Drop a file from a folder.'
    )
  }
  if (file.includes('\0')) {
    throw new DoubletError(
      'NOT_A_FILE',
      'The name of this file has a character that no file on this computer can have. Drop a file from a folder.'
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
    const kind = recogniseFile(bytes)
    requireSize(kind, info.size)
    if (kind === 'text') requireText(bytes)
    return { name: path.basename(file), sizeBytes: info.size, modifiedAt: info.mtime.toISOString() }
  } catch (error) {
    throw withSystemProblem(error)
  }
}

/** Memory that an analysis takes for each byte of its files: 5.2 GB for 1.2 GB of text, the least that was measured. */
const memoryPerByte = 4

/** Throws TOO_LARGE_FOR_MEMORY where the files of one ledger cannot be analysed in the memory of this computer, with what can be. */
export function requireRoom(files: readonly FileInfo[], memoryBytes = totalmem()): void {
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  if (bytes * memoryPerByte <= memoryBytes) return
  const gigabytes = (count: number) => `${(count / 1e9).toFixed(1)} GB`
  throw new DoubletError(
    'TOO_LARGE_FOR_MEMORY',
    `A ledger of ${gigabytes(bytes)} takes some ${gigabytes(bytes * memoryPerByte)} of memory, and this computer has ${gigabytes(memoryBytes)}. ` +
      `Ledgers of up to ${gigabytes(memoryBytes / memoryPerByte)} fit: export it by period or entity and analyse each part ` +
      '(what is repeated from one part to another is not found then), or use a computer with more memory.'
  )
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
