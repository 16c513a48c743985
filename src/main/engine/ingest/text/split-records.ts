import { DoubletError } from '../../../../shared/result.ts'
import { repairQuotes } from './repair-quotes.ts'
import { RecordScan } from './scan-record.ts'
import { quoteOf, type TextDialect } from './text-dialect.ts'
import { TextCursor } from './text-cursor.ts'

/** Takes the records of a text in their order; each lies in `text` from `from` on, and the next one starts at `next`. */
interface RecordSink {
  /** Whole lines without a quote; the last of the file may lack its line end. */
  plain(text: string, from: number, next: number): void
  /** A record whose quotes are in order. */
  quoted(text: string, from: number, scan: RecordScan): void
  /** The cells of a record whose quotes are not, its text without its line end, and what was done about it. */
  repaired(cells: string[], text: string, reason: string): void
}

/** No record of a ledger has so many characters. */
export const longestRecord = 32 << 20

/** Throws LINE_TOO_LONG for what is no text of lines. */
export function requireRecordLength(length: number): void {
  if (length <= longestRecord) return
  throw new DoubletError(
    'LINE_TOO_LONG',
    `A line of this file has more than ${longestRecord} characters, so it is no list of postings. Check that it is the right file.`
  )
}

/**
 * Parts a text that comes piece by piece into records, quotes respected. A quote that is never closed costs its own line
 * and no other. Throws LINE_TOO_LONG.
 */
export class RecordSplitter {
  readonly #dialect: TextDialect
  readonly #sink: RecordSink
  readonly #quote: string
  readonly #scan = new RecordScan()
  #rest = ''

  constructor(dialect: TextDialect, sink: RecordSink) {
    this.#dialect = dialect
    this.#sink = sink
    this.#quote = quoteOf(dialect.quotes)
  }

  /** Whether all that was pushed is given away. */
  get isBetweenRecords(): boolean {
    return this.#rest === ''
  }

  /** The next piece. */
  push(text: string): void {
    const all = this.#rest + text
    this.#rest = all.slice(this.#split(all, false))
    requireRecordLength(this.#rest.length)
  }

  /** When there is no more. */
  end(): void {
    if (this.#rest !== '') this.#split(this.#rest, true)
    this.#rest = ''
  }

  /** Gives away what is complete; answers where the rest starts. */
  #split(text: string, isLast: boolean): number {
    let cursor: TextCursor | undefined
    let at = 0
    while (at < text.length) {
      const quote = this.#quote === '' ? -1 : text.indexOf(this.#quote, at)
      const from =
        quote < 0
          ? isLast
            ? text.length
            : this.#startOfLine(text, text.length, at)
          : this.#startOfLine(text, quote, at)
      if (from > at) this.#sink.plain(text, at, from)
      at = from
      if (quote < 0) break
      cursor ??= new TextCursor(text, this.#dialect.delimiter, this.#dialect.lineEnds)
      const scan = this.#scan
      if (scan.scan(cursor, at, this.#dialect, isLast) === 'more') break
      const repaired = repairQuotes(cursor, at, scan, this.#dialect, isLast)
      if (repaired === 'more') break
      if (repaired === null) {
        this.#sink.quoted(text, at, scan)
        at = scan.next
      } else {
        cursor.rewind()
        this.#sink.repaired(repaired.cells, text.slice(at, repaired.end), repaired.reason)
        at = repaired.next
      }
    }
    return at
  }

  /** Where the line starts that `at` is in, not before `least`. A CR at the end of a piece may be half a line end. */
  #startOfLine(text: string, at: number, least: number): number {
    for (let before = at - 1; before >= least; before--) {
      const code = text.charCodeAt(before)
      if (code === 10) return before + 1
      if (code === 13 && this.#dialect.lineEnds === 'any' && before + 1 < text.length) return before + 1
    }
    return least
  }
}
