import { open } from 'node:fs/promises'
import type { FileBytes } from './file-bytes.ts'

/**
 * The bytes of a file, at most `length` at a time from the disk and as they come out of an archive; each is valid until the next one, for
 * those from the disk are all in the same memory.
 */
export async function* readChunks(file: FileBytes, length: number): AsyncGenerator<Buffer> {
  if (typeof file !== 'string') return yield* file.read()
  const handle = await open(file)
  try {
    const memory = Buffer.allocUnsafe(length)
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, length)
      if (bytesRead === 0) return
      yield memory.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
