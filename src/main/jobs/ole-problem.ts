import { open } from 'node:fs/promises'
import { DoubletError } from '../../shared/result.ts'

const signature = 'd0cf11e0a1b11ae1'
/** Sixteen entries of the directory: what tells the two kinds apart is among the first ten. */
const directoryBytes = 2048

/** Whether a file begins like those of old Office programs, in which locked workbooks are wrapped up too. */
export function isOleFile(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).toString('hex') === signature
}

/** Why such a file cannot be read: PASSWORD_PROTECTED for a locked workbook, OLD_WORKBOOK for the rest. */
export async function oleProblem(file: string, firstBytes: Buffer): Promise<DoubletError> {
  const directory = await readDirectory(file, firstBytes)
  if (directory.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new DoubletError(
      'PASSWORD_PROTECTED',
      'This workbook is protected by a password. Open it in Excel, save a copy without the password, and drop that.'
    )
  }
  return new DoubletError(
    'OLD_WORKBOOK',
    'This is an old Excel workbook (.xls) or another old Office file. Save the ledger as .xlsx or CSV and drop that.'
  )
}

async function readDirectory(file: string, firstBytes: Buffer): Promise<Buffer> {
  if (firstBytes.length < 52) return Buffer.alloc(0)
  const sectorSize = 2 ** Math.min(12, firstBytes.readUInt16LE(30))
  const start = (firstBytes.readUInt32LE(48) + 1) * sectorSize
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(directoryBytes), 0, directoryBytes, start)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
