import type { TakePlain, TakeRecord } from '../files/record-source.ts'
import { RecordReader } from './record-reader.ts'
import { PlainScanner } from './scan-plain.ts'
import { countLineEnds } from './text-cursor.ts'
import type { TextDialect } from './text-dialect.ts'
import { WholeLines } from './whole-lines.ts'

const lf = 0x0a
/** A line that is longer is read as text, before it has come to its end. */
const longestRest = 1 << 20
/** So many records of plain data in a row are no exception. */
const enoughLines = 16

/**
 * Parts UTF-8 that comes piece by piece into records: plain data goes to `plain` as numbers, everything else as text through a
 * `RecordReader`, which says what is right. Wherever a record begins, the one can take over from the other.
 */
export class ByteReader {
  readonly text: RecordReader
  /** Line ends so far. */
  lineEnds = 0
  readonly #scanner: PlainScanner
  readonly #whole = new WholeLines()
  /** How many lines are read as text before the scanner has its next try; more and more where it never gets far. */
  #batch = 1

  /** For a dialect that `isScannable`. `isDecodable`: all bytes were characters, so that a U+FFFD is one of the file's own. */
  constructor(dialect: TextDialect, isDecodable: boolean, take: TakeRecord, plain: TakePlain) {
    this.text = new RecordReader(dialect, isDecodable, take)
    this.#scanner = new PlainScanner(dialect, isDecodable, plain)
  }

  push(piece: Buffer): void {
    this.#read(this.#whole.add(piece))
    if (this.#whole.rest.length > longestRest) this.#readLongLine()
  }

  end(): void {
    this.text.push(this.#whole.rest.toString())
    this.text.end()
  }

  /** Reads whole lines. */
  #read(bytes: Buffer): void {
    const end = bytes.length
    let at = 0
    while (at < end) {
      if (this.text.isBetweenRecords) {
        const { next, lines } = this.#scanner.scan(bytes, at, end, this.text.lines + 1)
        this.text.passLines(lines)
        this.lineEnds += lines
        if (lines >= enoughLines) this.#batch = 1
        at = next
      }
      const from = at
      if (this.#batch >= end - at) at = end
      else for (let lines = 0; lines < this.#batch && at < end; lines++) at = bytes.indexOf(lf, at) + 1
      if (at > from) this.#readText(bytes.toString('utf8', from, at))
    }
  }

  #readText(text: string): void {
    this.lineEnds += countLineEnds(text, 'lf')
    this.text.push(text)
    this.#batch *= 2
  }

  /** Gives away what is there of a line, up to its last character, which may be cut. */
  #readLongLine(): void {
    const rest = this.#whole.takeRest()
    let end = rest.length - 1
    while (end > 0 && (rest[end]! & 0xc0) === 0x80) end--
    this.text.push(rest.toString('utf8', 0, end))
    this.#whole.add(rest.subarray(end))
  }
}
