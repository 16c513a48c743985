import { isOneQuotedCell, unwrapCells } from './part-cells.ts'
import { RecordSplitter } from './split-records.ts'
import { countLineEnds } from './text-cursor.ts'
import { undecided, type AskedDialect, type TextDialect } from './text-dialect.ts'

/** So many cells has a record that is taken out of the quotes around it. */
const leastWrapped = 3

/** How often records have so many cells when a text is parted at one delimiter; records of blanks do not count. */
export class WidthCounts {
  readonly delimiter: string
  readonly widths = new Map<number, number>()
  /** Cells in quotes: records in which they are in order, and records that had to be repaired. */
  cleanQuoted = 0
  oddQuoted = 0
  /** By width: records in quotes as a whole. */
  readonly wrapped = new Map<number, number>()
  /** Delimiters between two digits, and all, in lines without quotes. */
  betweenDigits = 0
  delimiters = 0
  readonly #lineEnds: TextDialect['lineEnds']
  readonly #splitter: RecordSplitter
  /** Lines that belong to a record before them. */
  #furtherLines = 0

  constructor(dialect: AskedDialect) {
    const { delimiter, lineEnds } = dialect
    this.delimiter = delimiter
    this.#lineEnds = lineEnds
    const asText = { ...dialect, ...undecided }
    this.#splitter = new RecordSplitter(asText, {
      plain: (text, from, next) => this.#countPlain(text, from, next),
      quoted: (text, from, { end, width, hasLineEnds }) => {
        this.cleanQuoted++
        if (hasLineEnds) this.#furtherLines += countLineEnds(text.slice(from, end), lineEnds)
        this.#addQuoted(text.slice(from, end), width, asText)
      },
      repaired: (cells) => {
        this.oddQuoted++
        this.add(cells.length, 1)
      }
    })
  }

  /** Whether all that was pushed is counted, so that the next record begins with the next piece. */
  get isBetweenRecords(): boolean {
    return this.#splitter.isBetweenRecords
  }

  push(text: string): void {
    this.#splitter.push(text)
  }

  end(): void {
    this.#splitter.end()
  }

  /** The commonest number of cells above 1, of records that agree on it, and their share of a text with so many lines. */
  best(lines: number): { width: number; count: number; records: number; share: number } {
    let [width, count] = [1, 0]
    for (const [cells, found] of this.widths) {
      const isBetter = found > count || (found === count && cells > width)
      if (cells > 1 && isBetter) [width, count] = [cells, found]
    }
    const records = Math.max(count, lines - this.#furtherLines)
    return { width, count, records, share: records === 0 ? 0 : count / records }
  }

  #addQuoted(record: string, width: number, dialect: TextDialect): void {
    const cells = isOneQuotedCell(record, width, dialect) ? unwrapCells(record, dialect) : null
    // A title of two parts is one cell.
    if (cells === null || cells.length < leastWrapped) {
      if (width > 1) this.add(width, 1)
      return
    }
    this.add(cells.length, 1)
    this.wrapped.set(cells.length, (this.wrapped.get(cells.length) ?? 0) + 1)
  }

  /** Counts records that have so many cells. */
  add(width: number, count: number): void {
    if (count > 0) this.widths.set(width, (this.widths.get(width) ?? 0) + count)
  }

  /** The hot path: most lines of most files have no quote. */
  #countPlain(all: string, start: number, stop: number): void {
    const isForeign = this.#lineEnds === 'any' && all.includes('\r')
    const text = isForeign ? all.slice(start, stop).replace(/\r\n?/g, '\n') : all
    const last = isForeign ? text.length : stop
    const { delimiter } = this
    let from = isForeign ? 0 : start
    let next = text.indexOf(delimiter, from)
    let [lastWidth, lastCount] = [0, 0]
    while (from < last) {
      let end = text.indexOf('\n', from)
      if (end < 0) end = last
      let width = 1
      while (next >= 0 && next < end) {
        width++
        if (isDigit(text.charCodeAt(next - 1)) && isDigit(text.charCodeAt(next + 1))) this.betweenDigits++
        next = text.indexOf(delimiter, next + 1)
      }
      this.delimiters += width - 1
      if (width === lastWidth) lastCount++
      else if (width > 1) {
        this.add(lastWidth, lastCount)
        ;[lastWidth, lastCount] = [width, 1]
      }
      from = end + 1
    }
    this.add(lastWidth, lastCount)
  }
}

/** Whether a character is 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
