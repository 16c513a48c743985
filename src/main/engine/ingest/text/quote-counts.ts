import type { QuoteStyle } from './text-dialect.ts'

/** What was counted so far is evidence enough. */
const enough = 100_000

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

  /** The next lines; a line is never cut. */
  push(text: string): void {
    if (text.includes('"')) {
      this.hasDouble ||= /(?:^|[,;\t|])"/m.test(text)
      if (this.backslashed < enough && text.includes('\\"')) {
        this.backslashed += count(text, /[^\\]\\"(?=[^,;\t|\r\n"]|"[,;\t|\r\n])/g)
      }
      if (this.doubled < enough && text.includes('""')) {
        this.doubled += count(text, /[^\\",;\t|\r\n]""|""(?=[^",;\t|\r\n])/g)
      }
    }
    if (this.apostrophes < enough && text.includes("'")) {
      this.apostrophes += count(text, /'/g)
      this.opened += count(text, /(?:^|[,;\t|])'/gm)
      this.closed += count(text, /'(?=[,;\t|\r]|$)/gm)
    }
  }

  /** The style these counts tell of. */
  style(): Exclude<QuoteStyle, 'none'> {
    if (this.hasDouble) return this.backslashed > this.doubled ? 'backslash' : 'doubled'
    const { opened, closed, apostrophes } = this
    const isAround =
      opened >= 4 && Math.abs(opened - closed) <= opened * 0.05 && opened + closed >= apostrophes / 2
    return isAround ? 'single' : 'doubled'
  }
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _match of text.matchAll(pattern)) found++
  return found
}
