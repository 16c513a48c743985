import { LineCounter, type SourceLineEnds } from '../../ledger/source-lines.ts'
import type { FileBytes } from '../files/file-bytes.ts'
import type { KeepBytes, TakePlain, TakeRecord } from '../files/record-source.ts'
import { ByteReader } from './byte-reader.ts'
import { decodeFile, readAsUtf8 } from './decode-text.ts'
import { RecordReader } from './record-reader.ts'
import { isScannable } from './scan-plain.ts'
import type { TextDialect } from './text-dialect.ts'

/** A text file, and how it is to be read. */
export interface TextFile {
  path: FileBytes
  encoding: string
  /** No byte is invalid, if it is UTF-8. */
  isClean: boolean
  dialect: TextDialect
  lineEnds: SourceLineEnds
}

/**
 * Gives all records of a file to `take`, or to `plain` those that its dialect lets read from bytes, and all bytes to `seen`. Answers what
 * counted them.
 */
export async function readRecords(
  { path, encoding, isClean, dialect, lineEnds }: TextFile,
  take: TakeRecord,
  plain: TakePlain | null,
  seen: KeepBytes
): Promise<RecordReader> {
  const isDecodable = encoding === 'utf-8' && isClean
  if (plain !== null && isScannable(dialect)) {
    const reader = new ByteReader(dialect, isDecodable, take, plain)
    const pieces = readAsUtf8(path, encoding, isClean, (chunk) => seen(chunk, reader.lineEnds + 1))
    for await (const piece of pieces) reader.push(piece)
    reader.end()
    return reader.text
  }
  const reader = new RecordReader(dialect, isDecodable, take)
  const counter = new LineCounter(dialect.lineEnds)
  let chunks: Buffer[] = []
  const seeing = (chunk: Buffer) => chunks.push(chunk)
  for await (const text of decodeFile(path, encoding, seeing, lineEnds === 'other')) {
    const firstLine = counter.add(text)
    if (chunks.length > 0) seen(Buffer.concat(chunks), firstLine)
    chunks = []
    reader.push(text)
  }
  if (chunks.length > 0) seen(Buffer.concat(chunks), counter.add(''))
  reader.end()
  return reader
}
