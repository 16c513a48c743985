import { partCells } from './part-cells.ts'
import type { RecordScan } from './scan-record.ts'
import type { TextDialect } from './text-dialect.ts'
import type { TextCursor } from './text-cursor.ts'

/** A record that had to be repaired: its text goes from where it was scanned to `end`. */
export interface RepairedRecord {
  cells: string[]
  end: number
  next: number
  reason: string
}

/** A cell whose inner quotes are not doubled may still run over some lines. */
const mostLinesOfOddCell = 20
/** A number or a date, quoted or not. */
const figure = /^[\s"']*[-+(]?\d[\d\s.,:/()+-]*[\s"']*$/
const unclosed = 'a quote is opened and never closed; it was read as a letter'
const odd = 'text follows a closing quote; it was read as part of the cell'

/**
 * Reads a record whose quotes are not in order so that it has the usual number of cells, at the cost of as few lines as
 * possible. null: the record is well as it is. 'more': its line is not at hand yet.
 */
export function repairQuotes(
  cursor: TextCursor,
  from: number,
  scanned: RecordScan,
  dialect: TextDialect,
  isLast: boolean
): RepairedRecord | null | 'more' {
  if (scanned.outcome === 'clean') return repairLongRecord(cursor, from, scanned, dialect)
  cursor.rewind()
  const firstEnd = cursor.lineEnd(scanned.quote)
  if (isCut(cursor, firstEnd) && !isLast) return 'more'
  const first = fit(textOf(cursor, from, firstEnd), dialect)
  const onFirstLine = repaired(
    first.cells,
    cursor,
    firstEnd,
    scanned.outcome === 'odd' && scanned.odd <= firstEnd ? odd : unclosed
  )
  if (first.fits || scanned.outcome === 'unclosed' || dialect.width === null) return onFirstLine
  let end = firstEnd
  for (let lines = 1; lines < mostLinesOfOddCell && end < cursor.text.length; lines++) {
    const start = cursor.afterLineEnd(end)
    end = cursor.lineEnd(start)
    if (isCut(cursor, end) && !isLast) return 'more'
    if (textOf(cursor, start, end).split(dialect.delimiter).length === dialect.width) break
    const cells = partCells(textOf(cursor, from, end), dialect, 'inner')
    if (cells.length === dialect.width) return repaired(cells, cursor, end, odd)
  }
  return onFirstLine
}

/**
 * A record over several lines is doubtful where it has not the usual number of cells, or where each further line of it would be a
 * whole record by itself: then a quote is open in the first one.
 */
function repairLongRecord(
  cursor: TextCursor,
  from: number,
  { end, width, hasLineEnds }: RecordScan,
  dialect: TextDialect
): RepairedRecord | null {
  if (!hasLineEnds || dialect.width === null || (dialect.isWrapped && width === 1)) return null
  const record = cursor.text.slice(from, end)
  const isUsual = width === dialect.width || (width > dialect.width && hasBlankSurplus(record, dialect))
  if (isUsual && !swallowsRecords(record, dialect)) return null
  cursor.rewind()
  const firstEnd = cursor.lineEnd(from)
  const first = fit(cursor.text.slice(from, firstEnd), dialect)
  return first.fits ? repaired(first.cells, cursor, firstEnd, unclosed) : null
}

/** Whether nothing is in the cells beyond the usual number. */
function hasBlankSurplus(record: string, dialect: TextDialect): boolean {
  return partCells(record, dialect, 'inner')
    .slice(dialect.width!)
    .every((cell) => cell.trim() === '')
}

function swallowsRecords(record: string, dialect: TextDialect): boolean {
  const { delimiter, width, lineEnds } = dialect
  // A text of two or three parts may well be in a cell.
  if (width === null || width < 4) return false
  const [head = '', ...lines] = record.split(lineEnds === 'lf' ? '\n' : /\r\n?|\n/)
  const first = head.split(delimiter)
  // By its own quotes: the end of one cell and the next one, quoted, are not as many cells as they have delimiters.
  const others = lines.map((line) => partCells(line, dialect, 'inner'))
  // Nor is a text a record that has as many commas by chance: it has no numbers and dates where records have them.
  const figures = first.flatMap((cell, at) => (figure.test(cell) ? [at] : []))
  return others.every(
    (cells) => cells.length === width && figures.every((at) => figure.test(cells[at] ?? ''))
  )
}

/** The first reading that has the usual number of cells; without one, the one that trusts the quotes most. */
function fit(record: string, dialect: TextDialect): { cells: string[]; fits: boolean } {
  const inner = partCells(record, dialect, 'inner')
  if (inner.length === dialect.width) return { cells: inner, fits: true }
  for (const how of ['outer', 'literal'] as const) {
    const cells = partCells(record, dialect, how)
    if (cells.length === dialect.width) return { cells, fits: true }
  }
  return { cells: inner, fits: false }
}

/** Whether the line end at `end`, if there is one, may go on in the next piece of text. */
function isCut({ text }: TextCursor, end: number): boolean {
  return end >= text.length || (end + 1 === text.length && text.charCodeAt(end) === 13)
}

function textOf({ text }: TextCursor, from: number, end: number): string {
  return text.slice(from, Math.min(end, text.length))
}

function repaired(cells: string[], cursor: TextCursor, end: number, reason: string): RepairedRecord {
  const { length } = cursor.text
  const next = end < length ? cursor.afterLineEnd(end) : length
  return { cells, end: Math.min(end, length), next, reason }
}
