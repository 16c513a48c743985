import { createReadStream } from 'node:fs'
import iconv from 'iconv-lite'
import { DoubletError } from '../../../../shared/result.ts'

/** Stands where bytes are no character of the encoding. */
export const undecodable = '\uFFFD'

const byPlatform = new Set(['utf-8', 'utf-16le', 'utf-16be'])

/** Decodes bytes that come chunk by chunk. */
interface ChunkDecoder {
  write(chunk: Buffer): string
  end(): string
}

/** A decoder for any encoding that `requireEncoding` answers; it leaves a byte order mark out. */
export function createDecoder(encoding: string): ChunkDecoder {
  if (byPlatform.has(encoding)) {
    const decoder = new TextDecoder(encoding)
    return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
  }
  const decoder = iconv.getDecoder(encoding)
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' }
}

/** The text of a file, piece by piece; `seen` gets the bytes of each before it. */
export async function* decodeFile(
  path: string,
  encoding: string,
  seen: (chunk: Buffer) => void
): AsyncGenerator<string> {
  const decoder = createDecoder(encoding)
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 })
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      seen(chunk)
      const text = decoder.write(chunk)
      if (text !== '') yield text
    }
    const text = decoder.end()
    if (text !== '') yield text
  } finally {
    bytes.destroy()
  }
}

/** The name by which an encoding is known here: `UTF8` is `utf-8`. Throws UNKNOWN_ENCODING. */
export function requireEncoding(name: string): string {
  const plain = name.trim().toLowerCase()
  const known = byName[plain.replace(/[-_ ]/g, '')] ?? plain
  if (byPlatform.has(known)) return known
  if (notText.has(known) || !iconv.encodingExists(known)) {
    throw new DoubletError(
      'UNKNOWN_ENCODING',
      `There is no encoding “${name}”. Name one such as utf-8, windows-1252, iso-8859-15, cp850 or shift_jis.`
    )
  }
  return known
}

const byName: Record<string, string> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  utf16be: 'utf-16be'
}
/** What iconv-lite knows beside encodings of text. */
const notText = new Set(['base64', 'hex', 'binary', '_internal'])
