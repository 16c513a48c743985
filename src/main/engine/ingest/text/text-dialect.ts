/** The delimiters of most files; where nothing parts columns, the first stands for it. */
export const knownDelimiters = [',', ';', '\t', '|'] as const

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
  /** Blanks between a delimiter and a quote are no part of the cell. */
  hasIndentedQuotes: boolean
  /** Records stand in quotes as a whole, as if each were one cell. */
  isWrapped: boolean
  /** Where the columns of a list begin that only blanks part, but for the first one; null where a delimiter parts them. */
  cuts: readonly number[] | null
  /** The cells of most records; null where records do not agree, and then no record is repaired by its width. */
  width: number | null
}

/** A dialect under which a text is looked at, before it is known what its records have in common. */
export type AskedDialect = Omit<TextDialect, 'width' | 'isWrapped' | 'cuts'>

/** What a look at a text does not know of its records. */
export const undecided = { width: null, isWrapped: false, cuts: null } as const

/** The character around cells; '' where there is none. */
export function quoteOf(style: QuoteStyle): string {
  return style === 'none' ? '' : style === 'single' ? "'" : '"'
}
