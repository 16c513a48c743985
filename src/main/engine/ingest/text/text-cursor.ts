import type { LineEnds } from './text-dialect.ts'

/** Finds delimiters and line ends in a text from left to right; each character is looked at once between two rewinds. */
export class TextCursor {
  readonly text: string
  readonly #delimiter: string
  readonly #lineEnds: LineEnds
  #nextDelimiter = -1
  #nextLf = -1
  #nextCr = -1

  constructor(text: string, delimiter: string, lineEnds: LineEnds) {
    this.text = text
    this.#delimiter = delimiter
    this.#lineEnds = lineEnds
  }

  /** Before a search that starts further left than one before it. */
  rewind(): void {
    this.#nextDelimiter = this.#nextLf = this.#nextCr = -1
  }

  /** Where the next delimiter is, from `from` on; Infinity where there is none. */
  delimiter(from: number): number {
    if (this.#nextDelimiter < from) this.#nextDelimiter = find(this.text, this.#delimiter, from)
    return this.#nextDelimiter
  }

  /** Where the next line ends, without its line end; Infinity where it does not. */
  lineEnd(from: number): number {
    if (this.#nextLf < from) this.#nextLf = find(this.text, '\n', from)
    const lf = this.#nextLf
    if (this.#lineEnds === 'lf') {
      return lf < Infinity && lf > from && this.text.charCodeAt(lf - 1) === 13 ? lf - 1 : lf
    }
    if (this.#nextCr < from) this.#nextCr = find(this.text, '\r', from)
    return Math.min(lf, this.#nextCr)
  }

  /** Where the line after the one that ends at `end` starts. */
  afterLineEnd(end: number): number {
    return this.text.charCodeAt(end) === 13 && this.text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
  }

  /** Whether a line ends at `at`. */
  isLineEnd(at: number): boolean {
    const code = this.text.charCodeAt(at)
    if (code === 10) return true
    return code === 13 && (this.#lineEnds === 'any' || this.text.charCodeAt(at + 1) === 10)
  }
}

/** Line ends in a text, counted up to `most`. */
export function countLineEnds(text: string, lineEnds: LineEnds, most = Infinity): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && count < most; at = text.indexOf('\n', at + 1)) count++
  if (lineEnds === 'lf') return count
  for (let at = text.indexOf('\r'); at >= 0 && count < most; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) count++
  }
  return count
}

function find(text: string, part: string, from: number): number {
  const at = text.indexOf(part, from)
  return at < 0 ? Infinity : at
}
