import iconv from 'iconv-lite'

/** Encodings that the platform decodes itself, and to the letter of its standard. */
export const platformEncodings: ReadonlySet<string> = new Set(['utf-8', 'utf-16le', 'utf-16be'])

/** Decodes bytes that come chunk by chunk. */
export interface ChunkDecoder {
  write(chunk: Buffer): string
  end(): string
}

/** What ends a line on mainframes, and the ends of lines and paragraphs that Unicode has. */
export const otherLineEnds = /[\u0085\u2028\u2029]/g

/**
 * A decoder for an encoding that is known here; it leaves a byte order mark out. With `hasOtherEnds` a line feed stands for what ends a line
 * otherwise.
 */
export function createDecoder(encoding: string, hasOtherEnds = false): ChunkDecoder {
  const decoder = decoderOf(encoding)
  if (!hasOtherEnds) return decoder
  return {
    write: (chunk) => decoder.write(chunk).replace(otherLineEnds, '\n'),
    end: () => decoder.end().replace(otherLineEnds, '\n')
  }
}

function decoderOf(encoding: string): ChunkDecoder {
  if (platformEncodings.has(encoding)) {
    const decoder = new TextDecoder(encoding)
    return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() }
  }
  const decoder = iconv.getDecoder(encoding)
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' }
}
