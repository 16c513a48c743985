import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Encodings that are told apart; the names are those of the WHATWG Encoding Standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** What one pass over the bytes of a file says, before anything is parsed. */
export interface FileInspection {
  sha256: string
  encoding: Encoding
  /** Lines end with a bare CR: there is no LF in the whole file. */
  hasBareCr: boolean
  sizeBytes: number
}

/**
 * Reads all bytes once: SHA-256, encoding, line ends. A byte order mark decides the encoding, else strict
 * UTF-8 over the whole file, else Windows-1252. `report` gets the bytes read so far, chunk by chunk.
 */
export async function inspectFile(
  path: string,
  report: (bytesRead: number) => void
): Promise<FileInspection> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let byMark: Encoding | undefined
  let isValidUtf8 = true
  let hasLf = false
  let hasCr = false
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    if (sizeBytes === 0) byMark = encodingOfMark(chunk)
    sizeBytes += chunk.length
    hasLf ||= chunk.includes(10)
    hasCr ||= chunk.includes(13)
    if (byMark === undefined && isValidUtf8) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const end = endOfWholeCharacters(bytes)
      isValidUtf8 = isUtf8(bytes.subarray(0, end))
      rest = Buffer.from(bytes.subarray(end))
    }
    report(sizeBytes)
  }
  isValidUtf8 &&= rest.length === 0
  return {
    sha256: hash.digest('hex'),
    encoding: byMark ?? (isValidUtf8 ? 'utf-8' : 'windows-1252'),
    hasBareCr: hasCr && !hasLf,
    sizeBytes
  }
}

/** The encoding that a byte order mark at the start of the file names, if there is one. */
export function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Where the last character that may go on in the next chunk begins. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}
