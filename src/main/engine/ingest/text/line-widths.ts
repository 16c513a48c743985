import { isDigit, WidthCounts } from './width-counts.ts'

const quote = 0x22
const [space, tab] = [0x20, 0x09]
/** So many lines that were counted by their bytes are no exception. */
const enoughLines = 16

/** What `findWidth` answers of a line that is not as it should be. */
const [unclosed, odd] = [-1, 0]

/**
 * Counts the cells of lines, as UTF-8, that are parted at one delimiter of one byte: by their bytes where each is a record whose quotes are in
 * order, and else by its `counts` as text.
 */
export class LineWidths {
  readonly counts: WidthCounts
  /** Whether the delimiter was found anywhere. */
  isFound = false
  readonly #delimiter: number
  /** Of the line at hand: delimiters, those between digits, and where the last one is. */
  #found = 0
  #between = 0
  #last = 0
  /** The cell with the first quote of the line at hand, and its number from 1; 0 where there is none. */
  #cell = 0
  #number = 0
  /** The width of the last lines, and how many they are. */
  #width = 0
  #alike = 0
  /** Where lines begin that wait to be read as text, how many do, and with how many of them it is tried; -1 for none. */
  #textFrom = -1
  #waiting = 0
  #batch = 1
  #counted = 0

  constructor(delimiter: string) {
    this.counts = new WidthCounts({ delimiter, quotes: 'doubled', lineEnds: 'lf', hasIndentedQuotes: false })
    this.#delimiter = delimiter.charCodeAt(0)
  }

  /** A delimiter of the line at hand. */
  pass(bytes: Buffer, at: number): void {
    this.#found++
    this.#last = at
    if (at > 0 && isDigit(bytes[at - 1]!) && isDigit(bytes[at + 1]!)) this.#between++
  }

  /** The first quote of the line at hand, which starts at `start`. */
  passQuote(start: number): void {
    this.#number = this.#found + 1
    this.#cell = this.#found === 0 ? start : this.#last + 1
  }

  /** The end of the line at hand: its LF is at `lf`. */
  endLine(bytes: Buffer, start: number, lf: number): void {
    if (this.#found > 0) this.isFound = true
    if (this.#textFrom >= 0) {
      if (++this.#waiting >= this.#batch) this.#readText(bytes, lf + 1)
    } else if (this.#number === 0) {
      this.#count(this.#found + 1)
      this.counts.delimiters += this.#found
      this.counts.betweenDigits += this.#between
    } else this.#endQuoted(bytes, start, lf)
    this.#found = this.#between = this.#number = 0
  }

  /** When the lines of these bytes are passed, and more follow. */
  endPiece(bytes: Buffer): void {
    if (this.#textFrom >= 0) this.#readText(bytes, bytes.length)
    if (this.#textFrom >= 0) this.#textFrom = 0
  }

  /** When there is no more but a line without a line end. */
  end(rest: string): void {
    if (rest.includes(this.counts.delimiter)) this.isFound = true
    this.counts.push(rest)
    this.counts.end()
    this.counts.add(this.#width, this.#alike)
  }

  #endQuoted(bytes: Buffer, start: number, lf: number): void {
    const stop = lf > start && bytes[lf - 1] === 0x0d ? lf - 1 : lf
    const width = this.#findWidth(bytes, stop)
    // What is in quotes as a whole may be a record of its own.
    const isWrapped = this.#found > 0 && this.#isOneCell(bytes, stop, width)
    if (width > 0 && !isWrapped) {
      this.counts.cleanQuoted++
      this.#count(width)
    } else if (width === odd && this.#found === 0) this.counts.oddQuoted++
    else {
      if (this.#counted >= enoughLines) this.#batch = 1
      this.#counted = 0
      this.#textFrom = start
      this.#waiting = 1
      if (this.#batch === 1) this.#readText(bytes, lf + 1)
    }
  }

  /** Whether nothing but delimiters follows the first cell, which is in quotes where it has one. */
  #isOneCell(bytes: Buffer, stop: number, width: number): boolean {
    if (width <= 1) return width === 1
    let at = stop - 1
    while (at > stop - width && bytes[at] === this.#delimiter) at--
    return at === stop - width && bytes[at] === quote && this.#number === 1
  }

  #findWidth(bytes: Buffer, stop: number): number {
    let width = this.#number
    // Nothing behind the quote parts cells, and it is not around one.
    if (width > this.#found && bytes[this.#cell] !== quote) return width
    for (let at = this.#cell; ; width++) {
      if (bytes[at] === quote && at < stop) {
        at++
        while (at < stop && (bytes[at] !== quote || bytes[at + 1] === quote))
          at += bytes[at] === quote ? 2 : 1
        if (at >= stop) return unclosed
        at++
        while (at < stop && bytes[at] !== this.#delimiter && (bytes[at] === space || bytes[at] === tab)) at++
        if (at < stop && bytes[at] !== this.#delimiter) return odd
      } else while (at < stop && bytes[at] !== this.#delimiter) at++
      if (at >= stop) return width
      at++
    }
  }

  /** Counts a line; one cell is no width. */
  #count(width: number): void {
    this.#counted++
    if (width === this.#width) this.#alike++
    else if (width > 1) {
      this.counts.add(this.#width, this.#alike)
      this.#width = width
      this.#alike = 1
    }
  }

  #readText(bytes: Buffer, end: number): void {
    if (end > this.#textFrom) this.counts.push(bytes.toString('utf8', this.#textFrom, end))
    this.#textFrom = this.counts.isBetweenRecords ? -1 : end
    this.#waiting = 0
    this.#batch *= 2
  }
}
