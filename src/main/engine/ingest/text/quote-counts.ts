import { knownDelimiters, type QuoteStyle } from './text-dialect.ts'

/** What was counted so far is evidence enough. */
const enough = 100_000
const [quote, apostrophe, backslash] = ['"', "'", '\\'].map((one) => one.charCodeAt(0)) as [
  number,
  number,
  number
]
const space = 0x20
const lineEnds = bytesOf('\r\n')

/** Counts what tells how quotes are used, whatever the delimiter is. */
export class QuoteCounts {
  /** Whether a cell begins with `"`. */
  hasDouble = false
  /** `'` at all, and where cells begin and end. */
  apostrophes = 0
  opened = 0
  closed = 0
  /** `\"` with a letter behind: no closing quote. */
  backslashed = 0
  /** `""` inside a cell with no backslash before. */
  doubled = 0
  /** `"` with blanks between it and a delimiter. */
  indented = 0
  /** What may stand around a cell, nobody knows which, and what is no letter of one. */
  readonly #delimiters: Uint8Array
  readonly #marks: Uint8Array

  /** `delimiters`: what may part columns. */
  constructor(delimiters: readonly string[]) {
    const all = delimiters.join('') + knownDelimiters.join('')
    this.#delimiters = bytesOf(all)
    this.#marks = bytesOf(`${all}\r\n"`)
  }

  /** The next lines as UTF-8; a line is never cut. */
  push(bytes: Buffer): void {
    if (bytes.includes(quote)) {
      this.hasDouble ||= this.#hasOpeningQuote(bytes)
      if (this.backslashed < enough) this.#countBackslashed(bytes)
      if (this.doubled < enough) this.#countDoubled(bytes)
      if (this.indented < enough) this.#countIndented(bytes)
    }
    if (this.apostrophes < enough) this.#countApostrophes(bytes)
  }

  /** The style these counts tell of. */
  style(): Exclude<QuoteStyle, 'none'> {
    if (this.hasDouble) return this.backslashed > this.doubled ? 'backslash' : 'doubled'
    const { opened, closed, apostrophes } = this
    const isAround =
      opened >= 4 && Math.abs(opened - closed) <= opened * 0.05 && opened + closed >= apostrophes / 2
    return isAround ? 'single' : 'doubled'
  }

  #countBackslashed(bytes: Buffer): void {
    let from = 0
    for (let at = bytes.indexOf('\\"', from); at >= 0; at = bytes.indexOf('\\"', from)) {
      from = at + 1
      if (at > 0 && bytes[at - 1] === backslash) continue
      const next = bytes[at + 2]
      const isInside =
        next === quote ? has(this.#marks, bytes[at + 3]) && bytes[at + 3] !== quote : this.#isLetter(next)
      if (!isInside) continue
      this.backslashed++
      // The quote is no letter before the next backslash.
      from = at + 3
    }
  }

  #countDoubled(bytes: Buffer): void {
    let from = 0
    for (let at = bytes.indexOf('""', from); at >= 0; at = bytes.indexOf('""', from)) {
      const before = at === 0 ? undefined : bytes[at - 1]
      const isInside = (this.#isLetter(before) && before !== backslash) || this.#isLetter(bytes[at + 2])
      if (isInside) this.doubled++
      from = isInside ? at + 2 : at + 1
    }
  }

  #countIndented(bytes: Buffer): void {
    for (let at = bytes.indexOf(' "'); at >= 0; at = bytes.indexOf(' "', at + 2)) {
      let before = at
      while (bytes[before] === space) before--
      if (has(this.#delimiters, bytes[before])) this.indented++
    }
  }

  #countApostrophes(bytes: Buffer): void {
    for (let at = bytes.indexOf(apostrophe); at >= 0; at = bytes.indexOf(apostrophe, at + 1)) {
      this.apostrophes++
      if (this.#isStart(bytes, at)) this.opened++
      const next = bytes[at + 1]
      if (next === undefined || has(this.#delimiters, next) || has(lineEnds, next)) this.closed++
    }
  }

  #hasOpeningQuote(bytes: Buffer): boolean {
    for (let at = bytes.indexOf(quote); at >= 0; at = bytes.indexOf(quote, at + 1)) {
      if (this.#isStart(bytes, at)) return true
    }
    return false
  }

  #isStart(bytes: Buffer, at: number): boolean {
    return at === 0 || has(this.#delimiters, bytes[at - 1]) || has(lineEnds, bytes[at - 1])
  }

  #isLetter(byte: number | undefined): boolean {
    return byte !== undefined && !has(this.#marks, byte)
  }
}

function has(set: Uint8Array, byte: number | undefined): boolean {
  return byte !== undefined && set[byte] === 1
}

function bytesOf(characters: string): Uint8Array {
  const set = new Uint8Array(256)
  for (const byte of Buffer.from(characters)) set[byte] = 1
  return set
}
