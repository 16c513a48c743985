import { RecordSplitter } from './split-records.ts'
import { countLineEnds } from './text-cursor.ts'
import type { TextDialect } from './text-dialect.ts'

/** How often records have so many cells when a text is parted at one delimiter; records of blanks do not count. */
export class WidthCounts {
  readonly delimiter: string
  readonly widths = new Map<number, number>()
  /** Cells in quotes: records in which they are in order, and records that had to be repaired. */
  cleanQuoted = 0
  oddQuoted = 0
  /** Delimiters between two digits, and all, in lines without quotes. */
  betweenDigits = 0
  delimiters = 0
  readonly #lineEnds: TextDialect['lineEnds']
  readonly #splitter: RecordSplitter
  /** Lines that belong to a record before them. */
  #furtherLines = 0

  constructor(delimiter: string, quotes: TextDialect['quotes'], lineEnds: TextDialect['lineEnds']) {
    this.delimiter = delimiter
    this.#lineEnds = lineEnds
    this.#splitter = new RecordSplitter(
      { delimiter, quotes, lineEnds, width: null },
      {
        plain: (text, from, next) => this.#countPlain(text, from, next),
        quoted: (text, from, { end, width, hasLineEnds }) => {
          this.cleanQuoted++
          if (hasLineEnds) this.#furtherLines += countLineEnds(text.slice(from, end), lineEnds)
          this.#count(width)
        },
        repaired: (cells) => {
          this.oddQuoted++
          this.#count(cells.length)
        }
      }
    )
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

  #count(width: number): void {
    this.widths.set(width, (this.widths.get(width) ?? 0) + 1)
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
        this.#add(lastWidth, lastCount)
        ;[lastWidth, lastCount] = [width, 1]
      }
      from = end + 1
    }
    this.#add(lastWidth, lastCount)
  }

  #add(width: number, count: number): void {
    if (count > 0) this.widths.set(width, (this.widths.get(width) ?? 0) + count)
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
