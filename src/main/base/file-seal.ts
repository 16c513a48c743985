import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What a finished file is, to the byte. */
export interface FileSeal {
  sha256: string
  sizeBytes: number
}

/** Reads all bytes of a file. Throws what the system says where that cannot be done. */
export async function sealOf(path: string): Promise<FileSeal> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}
