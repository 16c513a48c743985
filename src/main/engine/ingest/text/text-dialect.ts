/**
 * How quotes are used: `doubled` as in RFC 4180, `backslash` before a quote inside quotes, `single` for apostrophes
 * around cells, `none` where quotes are letters.
 */
export type QuoteStyle = 'doubled' | 'backslash' | 'single' | 'none'

/** What ends a line: LF or CRLF alone, so that a bare CR belongs to its cell, or any of CR, LF and CRLF. */
export type LineEnds = 'lf' | 'any'

/** How the text of a file is parted into records and cells. */
export interface TextDialect {
  delimiter: string
  quotes: QuoteStyle
  lineEnds: LineEnds
  /** The cells of most records; null where records do not agree, and then no record is repaired by its width. */
  width: number | null
}

/** The character around cells; '' where there is none. */
export function quoteOf(style: QuoteStyle): string {
  return style === 'none' ? '' : style === 'single' ? "'" : '"'
}
