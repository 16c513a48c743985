/** Counts the ends of lines, inside quotes too. */
export class LineEndCounts {
  lf = 0
  crlf = 0
  cr = 0

  /** The next piece; a CRLF is never cut. */
  push(text: string): void {
    let lines = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines++
      if (text.charCodeAt(at - 1) === 13) this.crlf++
    }
    this.lf += lines
    if (!text.includes('\r')) return
    let returns = 0
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      if (text.charCodeAt(at + 1) !== 10) returns++
    }
    this.cr += returns
  }

  /** Those that end with LF alone. */
  get bareLf(): number {
    return this.lf - this.crlf
  }
}
