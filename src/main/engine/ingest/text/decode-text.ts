import { isAscii } from 'node:buffer'
import iconv from 'iconv-lite'
import { DoubletError } from '../../../../shared/result.ts'
import { readBytes, type FileBytes } from '../files/file-bytes.ts'
import { readChunks } from '../files/read-chunks.ts'
import { encodingOfMark } from './byte-survey.ts'
import { createDecoder, platformEncodings } from '../../../base/text-decoder.ts'

/** Stands where bytes are no character of the encoding. */
export const undecodable = '\uFFFD'
/** Bytes of a file that are decoded at a time, and kept together. */
const pieceLength = 1 << 18

/** The text of a file, piece by piece, line feeds standing for other ends of lines; `seen` gets the bytes of each before it. */
export async function* decodeFile(
  file: FileBytes,
  encoding: string,
  seen: (chunk: Buffer) => void,
  hasOtherEnds = false
): AsyncGenerator<string> {
  const decoder = createDecoder(encoding, hasOtherEnds)
  for await (const chunk of readBytes(file, pieceLength)) {
    seen(chunk)
    const text = decoder.write(chunk)
    if (text !== '') yield text
  }
  const text = decoder.end()
  if (text !== '') yield text
}

/** Encodings of one byte a character, the first 128 of them ASCII. */
const isNarrow = /^(?:windows-?125\d|iso-?8859-?\d+|cp(?:437|8[56]\d|125\d))$/

/**
 * The text of a file as UTF-8, piece by piece, without a byte order mark, each valid until the next one; `seen` gets the
 * bytes of each before it. `isClean`: where the encoding is UTF-8, all bytes are valid.
 */
export async function* readAsUtf8(
  file: FileBytes,
  encoding: string,
  isClean: boolean,
  seen: (chunk: Buffer) => void
): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8' && isClean) {
    let isFirst = true
    for await (const chunk of readChunks(file, pieceLength)) {
      seen(chunk)
      yield isFirst && encodingOfMark(chunk) === 'utf-8' ? chunk.subarray(3) : chunk
      isFirst = false
    }
    return
  }
  const decoder = createDecoder(encoding)
  for await (const chunk of readChunks(file, pieceLength)) {
    seen(chunk)
    yield isNarrow.test(encoding) && isAscii(chunk) ? chunk : Buffer.from(decoder.write(chunk))
  }
  yield Buffer.from(decoder.end())
}

/** The name by which an encoding is known here: `UTF8` is `utf-8`. Throws UNKNOWN_ENCODING. */
export function requireEncoding(name: string): string {
  const plain = name.trim().toLowerCase()
  const known = byName[plain.replace(/[-_ ]/g, '')] ?? plain
  if (platformEncodings.has(known)) return known
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
