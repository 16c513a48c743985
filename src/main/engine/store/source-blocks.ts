import { createDecoder } from '../../base/text-decoder.ts'
import type { SourceLines } from '../ledger/source-lines.ts'
import { type BlockReader, type BlockWriter } from './blocks.ts'

/** The block of the texts of a file (from 0), piece by piece. */
export function sourceName(file: number): string {
  return `source/${file}`
}

/** Writes the next piece of a file (a number from 0) as its bytes are; all are there after `endPacking`. */
export function writeSourcePiece(blocks: BlockWriter, file: number, piece: number, bytes: Buffer): void {
  blocks.packBeside(sourceName(file), piece, bytes)
}

/** Lines of a file as they stand in it, `count` of them from `line` (1-based) on, the last without its end. Throws LEDGER_DAMAGED. */
export function readSourceText(
  blocks: BlockReader,
  file: number,
  { encoding, lineEnds, firstLines }: SourceLines,
  line: number,
  count: number
): string {
  // A piece may begin within its first line, so that line is read from the piece before.
  let piece = Math.max(
    0,
    firstLines.findLastIndex((first) => first < line)
  )
  let skipped = line - firstLines[piece]!
  const lineEnd = lineEnds === 'lf' ? /\r?\n/g : /\r\n|\r|\n/g
  const decoder = createDecoder(encoding, lineEnds === 'other')
  // Of a line end of several bytes the first may stand in the piece before.
  if (lineEnds === 'other' && piece > 0) decoder.write(blocks.read(sourceName(file), piece - 1))
  let text = ''
  for (; piece < firstLines.length; piece++) {
    text += decoder.write(blocks.read(sourceName(file), piece))
    if (piece + 1 === firstLines.length) text += decoder.end()
    const ends = [...text.matchAll(lineEnd)]
    // A CR that ends a piece may be half a line end.
    const isOpen = ends.at(-1)?.[0] === '\r' && text.endsWith('\r') && piece + 1 < firstLines.length
    const known = isOpen ? ends.length - 1 : ends.length
    if (known >= skipped + count) {
      const start = skipped === 0 ? 0 : ends[skipped - 1]!.index + ends[skipped - 1]![0].length
      return text.slice(start, ends[skipped + count - 1]!.index)
    }
    const passed = Math.min(known, skipped)
    if (passed > 0) text = text.slice(ends[passed - 1]!.index + ends[passed - 1]![0].length)
    skipped -= passed
  }
  return text
}
