import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { DoubletError } from '../../../../shared/result.ts'
import { fileChanged } from './record-source.ts'

/** A file inside of another one: it is unpacked anew at each reading. */
export interface PackedFile {
  read(): AsyncIterable<Buffer>
}

/** Where the bytes of a file come from: from the disk by its path, or out of an archive. */
export type FileBytes = string | PackedFile

/** The bytes of a file, chunk by chunk; each may be kept. `readChunks` is faster for those who keep none. */
export function readBytes(file: FileBytes, chunkSize: number): AsyncIterable<Buffer> {
  if (typeof file !== 'string') return file.read()
  return createReadStream(file, { highWaterMark: chunkSize }) as AsyncIterable<Buffer>
}

/**
 * A file at once, for formats that cannot be read from their beginning; what is read is then what was hashed. Throws the error that
 * `oversized` makes beyond `most` bytes, and FILE_CHANGED where the bytes are not those of `sha256`.
 */
export async function readWholeFile(
  file: FileBytes,
  sha256: string,
  most: number,
  oversized: (detail: string) => DoubletError
): Promise<Buffer> {
  const size = typeof file === 'string' ? (await stat(file)).size : 0
  if (size > most) throw oversized(`${size} bytes`)
  const bytes = typeof file === 'string' ? await readFile(file) : await gather(file.read(), most, oversized)
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (hash !== sha256) throw fileChanged()
  return bytes
}

async function gather(
  chunks: AsyncIterable<Buffer>,
  most: number,
  oversized: (detail: string) => DoubletError
): Promise<Buffer> {
  const all: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > most) throw oversized(`more than ${most} bytes`)
    all.push(chunk)
  }
  return Buffer.concat(all)
}
