/** What ends a line of a file: LF and CRLF alone, any of CR, LF and CRLF, or, beside these, what mainframes and Unicode end one with. */
export type SourceLineEnds = 'lf' | 'any' | 'other'

/** How the text of a file is found again in the pieces that are kept of it. */
export interface SourceLines {
  encoding: string
  lineEnds: SourceLineEnds
  /** By piece: the number (1-based) of the line that its first byte is in. */
  firstLines: number[]
}

/** Counts the lines of a text that comes piece by piece. */
export class LineCounter {
  readonly #isAny: boolean
  #line = 1
  /** Whether the text so far ends with a CR, which may be half a line end. */
  #isCut = false

  constructor(lineEnds: SourceLines['lineEnds']) {
    this.#isAny = lineEnds !== 'lf'
  }

  /** The number of the line that the next piece begins in. */
  add(text: string): number {
    if (this.#isCut && !text.startsWith('\n')) this.#line++
    const first = this.#line
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++
    this.#isCut = this.#isAny && text.endsWith('\r')
    if (this.#isAny)
      for (let at = text.indexOf('\r'); at >= 0 && at + 1 < text.length; at = text.indexOf('\r', at + 1))
        if (text.charCodeAt(at + 1) !== 10) this.#line++
    return first
  }
}
