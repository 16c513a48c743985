import { findClosingQuote, skipToQuote } from './scan-record.ts'
import { quoteOf, type TextDialect } from './text-dialect.ts'

/**
 * Parts a record into cells where its quotes are not as they should be. `inner`: a quote closes a cell only before a
 * delimiter or the end. `outer`: the first quote closes it, and the text behind belongs to the cell. `literal`: quotes are
 * letters. A quote that nothing closes is a letter in all three.
 */
export function partCells(
  record: string,
  dialect: TextDialect,
  how: 'inner' | 'outer' | 'literal'
): string[] {
  const { delimiter, quotes } = dialect
  if (how === 'literal') return record.split(delimiter)
  const quote = quoteOf(quotes)
  const cells: string[] = []
  let at = 0
  for (;;) {
    const open = dialect.hasIndentedQuotes ? skipToQuote(record, at, dialect) : at
    let text = ''
    let from = at
    if (quote !== '' && record.startsWith(quote, open)) {
      const first = findClosingQuote(record, open, quotes)
      const close = how === 'inner' ? findLastQuote(record, open, first, dialect) : first
      if (close >= 0) {
        text = unescape(record.slice(open + 1, close), quotes)
        from = close + 1
      }
    }
    const next = record.indexOf(delimiter, from)
    const rest = record.slice(from, next < 0 ? undefined : next)
    cells.push(from > at && rest.trim() === '' ? text : text + rest)
    if (next < 0) return cells
    at = next + delimiter.length
  }
}

/** The first quote from `first` on that a delimiter or the end follows; `first` where another cell opens before. */
function findLastQuote(record: string, open: number, first: number, dialect: TextDialect): number {
  const { delimiter, quotes, hasIndentedQuotes } = dialect
  const quote = quoteOf(quotes)
  for (let at = first; at >= 0; at = record.indexOf(quote, at + 1)) {
    const rest = record.slice(at + 1)
    if (rest.trim() === '' || rest.startsWith(delimiter)) return at
    const before = hasIndentedQuotes ? record.slice(0, at).replace(/[ \t]+$/, '') : record.slice(0, at)
    if (at > open + 1 && before.endsWith(delimiter)) return first
  }
  return first
}

/** The text between two quotes as it is meant. */
function unescape(text: string, style: TextDialect['quotes']): string {
  const quote = quoteOf(style)
  if (style === 'backslash')
    return text.replace(/\\(["\\])|""/g, (_all, letter: string | undefined) => letter ?? '"')
  return text.replaceAll(quote + quote, quote)
}

/** Whether a record of so many cells has its first one in quotes, and nothing behind it but delimiters. */
export function isOneQuotedCell(record: string, width: number, { quotes, delimiter }: TextDialect): boolean {
  const end = quoteOf(quotes) + delimiter.repeat(width - 1)
  return end !== '' && record.startsWith(quoteOf(quotes)) && record.endsWith(end)
}

/** The cells of a record that stands in quotes as a whole, as one cell that nothing follows; null where it does not. */
export function unwrapCells(record: string, dialect: TextDialect): string[] | null {
  const quote = quoteOf(dialect.quotes)
  if (quote === '' || !record.startsWith(quote)) return null
  const [inside, ...others] = partCells(record, dialect, 'outer')
  return others.some((cell) => cell !== '') ? null : partCells(inside!, dialect, 'inner')
}
