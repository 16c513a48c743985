import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { DoubletError } from '../../../shared/result.ts'
import type { Dialect } from '../../../shared/ledger.ts'
import { encodingOfMark, type Encoding } from './inspect-file.ts'
import type { TakeRecord } from './record-source.ts'
import { sniffDelimiter } from './sniff-delimiter.ts'

/** How to read a file's bytes as records. */
export interface CsvDialect extends Pick<Dialect, 'delimiter'> {
  encoding: Encoding
  newline: '\n' | '\r'
}

/** The first records of a file and the dialect they were read in. */
export interface CsvHead {
  dialect: CsvDialect
  records: string[][]
}

const headBytes = 1 << 18
/** No record of a ledger is this long: a quote was opened and never closed. */
const longestRecord = 8 << 20

/**
 * Reads up to 256 kB and at most `most` records from the start of a file; blank lines are left out. Throws
 * NO_RECORDS where there is no text, and UNCLOSED_QUOTE.
 */
export async function readCsvHead(
  path: string,
  encoding: Encoding,
  hasBareCr: boolean,
  most: number
): Promise<CsvHead> {
  const { text, isWhole } = await readHeadText(path, encoding)
  const newline = hasBareCr ? '\r' : '\n'
  const delimiter = /^sep=(.)\r?\n/i.exec(text)?.[1] ?? sniffDelimiter(text, newline)
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline })
  if (isWhole) refuseUnclosedQuote(data, errors, newline, 1)
  else if (data.length > 1) data.pop()
  const records = data
    .map((record) => withoutTrailingCr(record, newline))
    .filter((cells) => !isBlankLine(cells))
  return { dialect: { encoding, delimiter, newline }, records: records.slice(0, most) }
}

/** The encoding of a file judged by its head alone: good enough for a preview, not for an analysis. */
export async function guessHead(path: string): Promise<{ encoding: Encoding; hasBareCr: boolean }> {
  const bytes = (await readHeadBytes(path)).bytes
  const isUtf8 = !new TextDecoder('utf-8').decode(bytes, { stream: true }).includes('\uFFFD')
  return {
    encoding: encodingOfMark(bytes) ?? (isUtf8 ? 'utf-8' : 'windows-1252'),
    hasBareCr: bytes.includes(13) && !bytes.includes(10)
  }
}

/** What `readCsv` says of the file when it is through. */
export interface CsvEnd {
  sha256: string
  physicalLines: number
  blankLines: number
  /** Records in which text follows a closing quote; they are read as far as they can be. */
  malformedQuotes: number
}

/**
 * Streams every record of the file to `take` and hashes the bytes on the way, so that the caller can tell whether the file changed under its hands. An error thrown by
 * `take` ends the reading and is passed on. Throws UNCLOSED_QUOTE where a quote would swallow the rest.
 */
export async function readCsv(
  path: string,
  dialect: CsvDialect,
  take: TakeRecord,
  report: (bytesRead: number) => void
): Promise<CsvEnd> {
  const hash = createHash('sha256')
  let bytesRead = 0
  let lineNumber = 1
  let blankLines = 0
  let malformedQuotes = 0
  let unreadLength = 0
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 })
  const decoder = new TextDecoder(dialect.encoding)
  async function* texts(): AsyncGenerator<string> {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytesRead += chunk.length
      const text = decoder.decode(chunk, { stream: true })
      unreadLength += text.length
      if (unreadLength > longestRecord) throw unclosedQuote(lineNumber)
      if (text !== '') yield text
    }
    const text = decoder.decode()
    if (text !== '') yield text
  }
  const stream = Readable.from(texts(), { objectMode: true })
  await new Promise<void>((resolve, reject) => {
    // Papa takes its own listener off with the first error: what the stream says after it would end the process.
    stream.on('error', reject)
    Papa.parse<string[]>(stream, {
      delimiter: dialect.delimiter,
      newline: dialect.newline,
      chunk: ({ data, errors }) => {
        refuseUnclosedQuote(data, errors, dialect.newline, lineNumber)
        // A record cut off by the end of the chunk comes again, whole, with the next one.
        const isMalformed = ({ code, row = 0 }: Papa.ParseError) =>
          code === 'InvalidQuotes' && row < data.length
        malformedQuotes += new Set(errors.filter(isMalformed).map(({ row }) => row)).size
        if (data.length > 0) unreadLength = 0
        for (const record of data) {
          const cells = withoutTrailingCr(record, dialect.newline)
          const lines = 1 + countNewlines(cells, dialect.newline)
          if (isBlankLine(cells)) blankLines += lines
          else take({ cells, keyCells: cells, lineNumber, lines, mended: null })
          lineNumber += lines
        }
        report(bytesRead)
      },
      complete: () => resolve(),
      error: (error: Error) => reject(error)
    })
  }).finally(() => bytes.destroy())
  return { sha256: hash.digest('hex'), physicalLines: lineNumber - 1, blankLines, malformedQuotes }
}

function refuseUnclosedQuote(
  records: string[][],
  errors: Papa.ParseError[],
  newline: string,
  firstLine: number
): void {
  if (errors.every(({ code }) => code !== 'MissingQuotes')) return
  const before = records.slice(0, -1)
  throw unclosedQuote(before.reduce((line, cells) => line + 1 + countNewlines(cells, newline), firstLine))
}

function unclosedQuote(lineNumber: number): DoubletError {
  return new DoubletError(
    'UNCLOSED_QUOTE',
    `The quote opened in line ${lineNumber} is never closed, so all lines after it would be one cell. ` +
      'Correct that line in a copy of the file, or export the ledger again.'
  )
}

async function readHeadBytes(path: string): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0)
    return { bytes: buffer.subarray(0, bytesRead), isWhole: bytesRead < headBytes }
  } finally {
    await file.close()
  }
}

async function readHeadText(path: string, encoding: Encoding): Promise<{ text: string; isWhole: boolean }> {
  const { bytes, isWhole } = await readHeadBytes(path)
  const text = new TextDecoder(encoding).decode(bytes, { stream: !isWhole })
  if (text.trim() === '') {
    throw new DoubletError(
      'NO_RECORDS',
      'There is no text in this file. Export the ledger again and drop the new file.'
    )
  }
  return { text, isWhole }
}

/** Lines may end with CRLF in a file that is split at LF: the CR is not part of the last cell. */
function withoutTrailingCr(cells: string[], newline: CsvDialect['newline']): string[] {
  const last = cells.length - 1
  if (newline === '\n' && cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1)
  return cells
}

function isBlankLine(cells: string[]): boolean {
  return cells.length === 1 && cells[0]!.trim() === ''
}

function countNewlines(cells: string[], newline: string): number {
  let count = 0
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++
  }
  return count
}
