import { quoteOf, type TextDialect } from './text-dialect.ts'
import { countLineEnds, type TextCursor } from './text-cursor.ts'

/** No cell of a ledger runs over more lines, nor over more characters: its quote was never closed. */
const mostLinesOfCell = 100
const mostLengthOfCell = 8 << 20

/**
 * What became of a scanned record. `clean`: its quotes are in order. `unclosed`: a quote runs over more lines than a cell
 * can have. `odd`: text follows a closing quote. `more`: the text ends before the record does.
 */
type ScanOutcome = 'clean' | 'unclosed' | 'odd' | 'more'

/** One record after the other is scanned into the same object: there are millions of them. */
export class RecordScan {
  outcome: ScanOutcome = 'more'
  /** Where a clean record ends, without its line end, and where the next one starts. */
  end = 0
  next = 0
  /** Cells of a clean record, and whether one of them holds a line end. */
  width = 0
  hasLineEnds = false
  /** The quote that is not in order, and where text follows the one that closes it. */
  quote = 0
  odd = 0

  /** Scans the record that starts at `from`. `isLast`: no more text follows. */
  scan(cursor: TextCursor, from: number, dialect: TextDialect, isLast: boolean): ScanOutcome {
    const { text } = cursor
    const { delimiter, quotes, lineEnds, hasIndentedQuotes } = dialect
    const quote = quoteOf(quotes).charCodeAt(0)
    this.width = 0
    this.hasLineEnds = false
    let at = from
    for (;;) {
      this.width++
      if (hasIndentedQuotes) at = skipToQuote(text, at, dialect)
      if (text.charCodeAt(at) !== quote) {
        const end = cursor.lineEnd(at)
        const next = cursor.delimiter(at)
        if (next >= end) return this.#close(cursor, end, isLast)
        at = next + delimiter.length
        continue
      }
      this.quote = at
      const close = findClosingQuote(text, at, quotes)
      const known = close < 0 ? text.length : close
      if (cursor.lineEnd(at) < known) {
        this.hasLineEnds = true
        if (known - at > mostLengthOfCell) return (this.outcome = 'unclosed')
        const lines = countLineEnds(text.slice(at, known), lineEnds, mostLinesOfCell + 1)
        if (lines > mostLinesOfCell) return (this.outcome = 'unclosed')
      }
      if (close < 0) {
        return (this.outcome = isLast || known - at > mostLengthOfCell ? 'unclosed' : 'more')
      }
      let after = close + 1
      while (isBlank(text.charCodeAt(after)) && !text.startsWith(delimiter, after)) after++
      if (after >= text.length || cursor.isLineEnd(after)) return this.#close(cursor, after, isLast)
      if (!text.startsWith(delimiter, after)) {
        this.odd = after
        // A CR at the end of the text may be the first half of a line end.
        const isCut = !isLast && after + 1 === text.length && text.charCodeAt(after) === 13
        return (this.outcome = isCut ? 'more' : 'odd')
      }
      at = after + delimiter.length
    }
  }

  #close(cursor: TextCursor, end: number, isLast: boolean): ScanOutcome {
    const { length } = cursor.text
    this.end = Math.min(end, length)
    this.next = end < length ? cursor.afterLineEnd(end) : length
    // The LF of a CRLF may come with the next text.
    const isCut = end >= length || (end + 1 === length && cursor.text.charCodeAt(end) === 13)
    return (this.outcome = isCut && !isLast ? 'more' : 'clean')
  }
}

/** Where the quote is that only blanks stand before, from `at` on; `at` where there is none. */
export function skipToQuote(text: string, at: number, { delimiter, quotes }: TextDialect): number {
  let open = at
  while (isBlank(text.charCodeAt(open)) && !text.startsWith(delimiter, open)) open++
  return quotes !== 'none' && text.startsWith(quoteOf(quotes), open) ? open : at
}

/** Where the quote at `open` is closed; -1 where it is not. */
export function findClosingQuote(text: string, open: number, style: TextDialect['quotes']): number {
  const quote = quoteOf(style)
  const code = quote.charCodeAt(0)
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at)) {
    if (style === 'backslash' && isEscaped(text, at, open)) at++
    else if (text.charCodeAt(at + 1) === code) at += 2
    else return at
  }
  return -1
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** Whether an odd number of backslashes stands before the quote at `at`. */
function isEscaped(text: string, at: number, open: number): boolean {
  let slashes = 0
  while (at - slashes - 1 > open && text.charCodeAt(at - slashes - 1) === 92) slashes++
  return slashes % 2 === 1
}
