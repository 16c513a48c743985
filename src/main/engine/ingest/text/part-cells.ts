import { findClosingQuote } from './scan-record.ts'
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
    let text = ''
    let from = at
    if (quote !== '' && record.startsWith(quote, at)) {
      const first = findClosingQuote(record, at, quotes)
      const close = how === 'inner' ? findLastQuote(record, at, first, dialect) : first
      if (close >= 0) {
        text = unescape(record.slice(at + 1, close), quotes)
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
  const { delimiter, quotes } = dialect
  const quote = quoteOf(quotes)
  for (let at = first; at >= 0; at = record.indexOf(quote, at + 1)) {
    const rest = record.slice(at + 1)
    if (rest.trim() === '' || rest.startsWith(delimiter)) return at
    if (at > open + 1 && record.startsWith(delimiter, at - delimiter.length)) return first
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
