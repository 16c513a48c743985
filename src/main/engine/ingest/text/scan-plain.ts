import { emptyHash, hashByte } from '../../ledger/cell-dictionary.ts'
import type { TakePlain } from '../files/record-source.ts'
import { quoteOf, type TextDialect } from './text-dialect.ts'

/** What a byte is to the scanner. */
const [letter, delimiterKind, quoteKind, returnKind, lineKind, doubtful] = [0, 1, 2, 3, 4, 5]
const quoteByte = 0x22
const lf = 0x0a

/** Whether records of a dialect can be read from bytes: other quotes and line ends, or a delimiter of several bytes, cannot. */
export function isScannable({
  delimiter,
  quotes,
  lineEnds,
  hasIndentedQuotes,
  isWrapped
}: TextDialect): boolean {
  const code = delimiter.charCodeAt(0)
  const hasQuotes = quotes === 'doubled' || quotes === 'none'
  if (hasIndentedQuotes || isWrapped) return false
  return hasQuotes && lineEnds === 'lf' && delimiter.length === 1 && code > 0 && code < 0x80
}

/**
 * Reads records of plain data from the bytes of UTF-8, as long as each is one line and its quotes are as they should be. What is otherwise is
 * left to a reader of text: this one only has to know what it does not know.
 */
export class PlainScanner {
  readonly #plain: TakePlain
  readonly #kinds = new Uint8Array(256)
  readonly #ids: Int32Array
  /** Where the cells of the record at hand begin and end, their hashes, and whether quotes are doubled in them. */
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #hashes: Int32Array
  readonly #isDoubled: Uint8Array
  /** Columns in which the record at hand has a cell that was never seen before. */
  readonly #fresh: number[] = []
  #width = 0

  /** `isDecodable`: all bytes were characters, so that a U+FFFD is one of the file's own. */
  constructor(dialect: TextDialect, isDecodable: boolean, plain: TakePlain) {
    this.#plain = plain
    const { length } = plain.cells
    this.#ids = new Int32Array(length)
    this.#starts = new Int32Array(length)
    this.#ends = new Int32Array(length)
    this.#hashes = new Int32Array(length)
    this.#isDoubled = new Uint8Array(length)
    const kinds = this.#kinds
    kinds[0] = doubtful
    if (!isDecodable) kinds[0xef] = doubtful
    kinds[lf] = lineKind
    kinds[0x0d] = returnKind
    if (quoteOf(dialect.quotes) !== '') kinds[quoteByte] = quoteKind
    kinds[dialect.delimiter.charCodeAt(0)] = delimiterKind
  }

  /** Gives away the lines from `from` to `end`, the first of which has this number; answers how many it took and where it stopped. */
  scan(bytes: Buffer, from: number, end: number, lineNumber: number): { next: number; lines: number } {
    let next = from
    let lines = 0
    while (next < end) {
      const after = this.#partRecord(bytes, next)
      if (after < 0) break
      this.#numberCells(bytes)
      if (!this.#plain.take(this.#ids, this.#width, lineNumber + lines)) {
        for (const column of this.#fresh) this.#plain.drop(column)
        break
      }
      next = after
      lines++
    }
    return { next, lines }
  }

  /** Where the next record starts; -1 where this one is not for us. The line has an LF at its end. */
  #partRecord(bytes: Buffer, start: number): number {
    const kinds = this.#kinds
    const columns = this.#ids.length
    let column = 0
    let from = start
    let at = start
    for (;;) {
      let hash = emptyHash
      let byte = bytes[at]!
      let kind = kinds[byte]!
      while (
        kind === letter ||
        (kind === quoteKind && at > from) ||
        (kind === returnKind && bytes[at + 1] !== lf)
      ) {
        hash = hashByte(hash, byte)
        byte = bytes[++at]!
        kind = kinds[byte]!
      }
      let end = at
      let isDoubled = 0
      if (kind === quoteKind) {
        from = at + 1
        for (end = from; ; end++) {
          const inner = bytes[end]!
          const innerKind = kinds[inner]!
          if (innerKind === quoteKind) {
            if (bytes[end + 1] !== quoteByte) break
            isDoubled = 1
            end++
          } else if (innerKind >= lineKind) return -1
          hash = hashByte(hash, inner)
        }
        at = end + 1
        kind = kinds[bytes[at]!]!
        if (kind === letter || kind === quoteKind || (kind === returnKind && bytes[at + 1] !== lf)) return -1
      }
      if (kind === doubtful || column === columns) return -1
      this.#starts[column] = from
      this.#ends[column] = end
      this.#hashes[column] = hash
      this.#isDoubled[column++] = isDoubled
      if (kind !== delimiterKind) {
        this.#width = column
        return kind === lineKind ? at + 1 : at + 2
      }
      from = ++at
    }
  }

  #numberCells(bytes: Buffer): void {
    const { cells } = this.#plain
    const ids = this.#ids
    const width = this.#width
    this.#fresh.length = 0
    for (let at = 0; at < width; at++) {
      const known = cells[at]!
      const { size } = known
      const [start, end] = [this.#starts[at]!, this.#ends[at]!]
      const id =
        this.#isDoubled[at] === 1
          ? known.numberOfText(bytes.toString('utf8', start, end).replaceAll('""', '"'))
          : known.numberOf(bytes, start, end, this.#hashes[at]!)
      if (id === size) this.#fresh.push(at)
      ids[at] = id
    }
  }
}
