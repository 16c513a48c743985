import Papa from 'papaparse'
import type { TakeRecord } from '../files/record-source.ts'
import { undecodable } from './decode-text.ts'
import { cutLine } from './find-cuts.ts'
import { isOneQuotedCell, partCells, unwrapCells } from './part-cells.ts'
import type { RecordScan } from './scan-record.ts'
import { RecordSplitter } from './split-records.ts'
import { quoteOf, type LineEnds, type TextDialect } from './text-dialect.ts'
import { countLineEnds } from './text-cursor.ts'

/** Lines with something in them that the reader should know, and how many there are. */
export interface FoundLines {
  lines: number
  /** Of what was found, how much. */
  count: number
  firstLines: number[]
}

const mostFirstLines = 5
const byteOrderMark = '\uFEFF'
type NewLine = '\n' | '\r' | '\r\n'
const emptyRun = () => ({ text: '', from: 0, next: 0, newline: '\n' as NewLine, hasLineEnds: false })
const noLines = (): FoundLines => ({ lines: 0, count: 0, firstLines: [] })

/**
 * Parses a text that comes piece by piece into records. Runs of records whose quotes are in order go through papaparse
 * together; the others are repaired before.
 */
export class RecordReader {
  blankLines = 0
  readonly undecodable = noLines()
  readonly nul = noLines()
  readonly repaired = noLines()
  readonly #dialect: TextDialect
  readonly #take: TakeRecord
  readonly #splitter: RecordSplitter
  readonly #isDecodable: boolean
  #lineNumber = 1
  /** Records in order that wait to be parsed together: a part of `text`, whose lines all end alike. */
  #run = emptyRun()

  /** `isDecodable`: all bytes are characters, so that a U+FFFD is one of the file's own. */
  constructor(dialect: TextDialect, isDecodable: boolean, take: TakeRecord) {
    this.#dialect = dialect
    this.#isDecodable = isDecodable
    this.#take = take
    this.#splitter = new RecordSplitter(dialect, {
      plain: (text, from, next) => this.#addPlain(text, from, next),
      quoted: (text, from, scan) => this.#addQuoted(text, from, scan),
      repaired: (cells, text, reason) => {
        this.#flush()
        note(this.repaired, this.#lineNumber, 1, 1)
        this.#give(cells, 1 + countLineEnds(text, dialect.lineEnds), reason)
      }
    })
  }

  /** Physical lines so far. */
  get lines(): number {
    return this.#lineNumber - 1
  }

  /** Whether all that was pushed is read, so that the next record begins with the next piece. */
  get isBetweenRecords(): boolean {
    return this.#splitter.isBetweenRecords
  }

  /** Counts lines that were read elsewhere; between records. */
  passLines(lines: number): void {
    this.#lineNumber += lines
  }

  push(text: string): void {
    this.#splitter.push(text)
    this.#flush()
  }

  end(): void {
    this.#splitter.end()
    this.#flush()
  }

  #addPlain(text: string, from: number, next: number): void {
    if (this.#dialect.cuts !== null) return this.#cutLines(text.slice(from, next), this.#dialect.cuts)
    const newline = newlineOf(text, from, next, this.#dialect.lineEnds)
    if (newline !== 'several') return this.#extend(text, from, next, newline, false)
    const part = text.slice(from, next)
    const { lineEnds } = this.#dialect
    const plain = lineEnds === 'any' ? part.replace(/\r\n?/g, '\n') : part.replaceAll('\r\n', '\n')
    this.#flush()
    this.#extend(plain, 0, plain.length, '\n', false)
    this.#flush()
  }

  #cutLines(text: string, cuts: readonly number[]): void {
    const lines = text.split(this.#dialect.lineEnds === 'any' ? /\r\n?|\n/ : /\r?\n/)
    // What is behind the last line end is no line.
    if (lines.at(-1) === '') lines.pop()
    for (const line of lines) this.#give(cutLine(line, cuts), 1, null)
  }

  #addQuoted(text: string, from: number, { end, next, width, hasLineEnds }: RecordScan): void {
    const cells = this.#partOtherwise(text, from, end, width)
    if (cells !== null) {
      this.#flush()
      const lines = hasLineEnds ? 1 + countLineEnds(text.slice(from, end), this.#dialect.lineEnds) : 1
      this.#give(cells, lines, null)
      return
    }
    const newline = next - end === 2 ? '\r\n' : text.charCodeAt(end) === 13 ? '\r' : '\n'
    this.#extend(text, from, next, newline, hasLineEnds)
  }

  /** The cells of a record that papaparse would not read as it is meant; null for all others. */
  #partOtherwise(text: string, from: number, end: number, width: number): string[] | null {
    const { quotes, hasIndentedQuotes, isWrapped } = this.#dialect
    // A doubled backslash, and blanks before a quote, it leaves as they are.
    const isOdd = quotes === 'backslash' || hasIndentedQuotes
    if (!isWrapped && !isOdd) return null
    const record = text.slice(from, end)
    if (isWrapped && isOneQuotedCell(record, width, this.#dialect)) {
      const cells = unwrapCells(record, this.#dialect)
      if (cells?.length === this.#dialect.width) return cells
    }
    return isOdd ? partCells(record, this.#dialect, 'outer') : null
  }

  #extend(text: string, from: number, next: number, newline: NewLine, hasLineEnds: boolean): void {
    if (this.#run.next > this.#run.from && this.#run.newline !== newline) this.#flush()
    const run = this.#run
    if (run.next === run.from) {
      run.text = text
      run.from = from
      run.newline = newline
    }
    run.next = next
    run.hasLineEnds ||= hasLineEnds
  }

  #flush(): void {
    const { newline, hasLineEnds, ...run } = this.#run
    if (run.next === run.from) return
    this.#run = emptyRun()
    const part = run.text.slice(run.from, run.next)
    const text = part.endsWith(newline) ? part : part + newline
    const { lineEnds } = this.#dialect
    const isToCheck = text.includes('\0') || (!this.#isDecodable && text.includes(undecodable)) || hasLineEnds
    this.#parse(text, newline, (cells) => {
      if (isToCheck) this.#give(cells, hasLineEnds ? 1 + countCellLineEnds(cells, lineEnds) : 1, null)
      else this.#pass(cells, 1, null)
    })
  }

  /**
   * Gives the records of whole lines that all end alike, each as soon as it is parsed: where hundreds are alive when V8 collects
   * garbage, it takes their kind for long-lived and leaves them all lying about, at three times the cost.
   */
  #parse(text: string, newline: NewLine, give: (cells: string[]) => void): void {
    const { delimiter, quotes } = this.#dialect
    let last: string[] | null = null
    // papaparse takes a byte order mark off the front of what it is given; one that stands there is a letter of its cell.
    Papa.parse<string[]>(text.startsWith(byteOrderMark) ? byteOrderMark + text : text, {
      delimiter,
      newline,
      ...(quotes === 'none' ? { fastMode: true } : { quoteChar: quoteOf(quotes) }),
      step: ({ data }) => {
        // The last is what stands behind the last line end: nothing.
        if (last !== null) give(last)
        last = data
      }
    })
  }

  /** A record that may hold NULs or bytes that are no character. */
  #give(cells: string[], lines: number, reason: string | null): void {
    const nuls = countIn(cells, '\0')
    if (nuls > 0) note(this.nul, this.#lineNumber, lines, nuls)
    const undecoded = this.#isDecodable ? 0 : countIn(cells, undecodable)
    if (undecoded === 0) return this.#pass(cells, lines, reason)
    note(this.undecodable, this.#lineNumber, lines, undecoded)
    const found = `${undecoded} ${undecoded === 1 ? 'place' : 'places'} could not be decoded and ${undecoded === 1 ? 'stands' : 'stand'} as “${undecodable}”`
    this.#pass(cells, lines, reason === null ? found : `${reason}; ${found}`)
  }

  #pass(cells: string[], lines: number, repair: string | null): void {
    const lineNumber = this.#lineNumber
    this.#lineNumber += lines
    if (cells.every((cell) => cell.trim() === '') && (cells.length === 1 || this.#dialect.cuts !== null))
      this.blankLines += lines
    else this.#take({ cells, keyCells: cells, lineNumber, lines, repair })
  }
}

/** What all lines of a part end with; the last one may end with nothing. */
function newlineOf(text: string, from: number, next: number, lineEnds: LineEnds): NewLine | 'several' {
  const firstCr = text.indexOf('\r', from)
  if (firstCr < 0 || firstCr >= next) return '\n'
  let isCrlf = true
  for (let at = text.indexOf('\n', from); at >= 0 && at < next && isCrlf; at = text.indexOf('\n', at + 1)) {
    isCrlf = at > from && text.charCodeAt(at - 1) === 13
  }
  if (!isCrlf) return 'several'
  if (lineEnds === 'lf') return text.charCodeAt(next - 1) === 10 ? '\r\n' : 'several'
  for (let at = firstCr; at >= 0 && at < next; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) return 'several'
  }
  return '\r\n'
}

function note(found: FoundLines, lineNumber: number, lines: number, count: number): void {
  found.lines += lines
  found.count += count
  if (found.firstLines.length < mostFirstLines) found.firstLines.push(lineNumber)
}

function countIn(cells: string[], character: string): number {
  let count = 0
  for (const cell of cells) if (cell.includes(character)) count += cell.split(character).length - 1
  return count
}

function countCellLineEnds(cells: string[], lineEnds: TextDialect['lineEnds']): number {
  let count = 0
  for (const cell of cells) count += countLineEnds(cell, lineEnds)
  return count
}
