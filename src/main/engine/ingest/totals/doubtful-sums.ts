import { compareBlock, fewestLines, isSameSide, type Block, type Blocks } from './blocks-above.ts'
import type { DoubtfulTotals } from './doubtful-totals.ts'
import type { LinesAbove, Place } from './lines-above.ts'
import type { Stated } from './stated-total.ts'

/**
 * Sees whether a line that lacks what others have, and is not proven to be a total, is a sum all the same: of the lines below it, up to the
 * next such line, of those of its account above it, or of lines above it where it has no account.
 */
export class DoubtfulSums {
  readonly #above: LinesAbove
  readonly #doubtful: DoubtfulTotals
  /** The last such line, and where the lines below it begin. */
  #open: { stated: Stated; lineNumber: number; start: Place | null } | null = null

  constructor(above: LinesAbove, doubtful: DoubtfulTotals) {
    this.#above = above
    this.#doubtful = doubtful
  }

  /** Before the next record. */
  next(): void {
    if (this.#open?.start === null) this.#open.start = this.#above.end
  }

  /** A line that lacks something, with what it states. */
  begin(stated: Stated, lineNumber: number): void {
    this.close()
    this.#open = { stated, lineNumber, start: null }
  }

  /** A line without an account, which is told: it takes no part as it is. */
  noteWithoutAccount(blocks: Blocks, stated: Stated, end: Place, lineNumber: number): void {
    const isSum = (block: Block) => block.lines >= fewestLines && isSameSide(stated, block)
    if (blocks.find(stated, end, isSum) !== null) this.#doubtful.keep([lineNumber])
  }

  /** A line with account and date, and without a journal, may close the lines of its account. */
  noteOfAccount(account: string, stated: Stated, end: Place, lineNumber: number): void {
    const run = this.#above.runOf(0)
    this.#note(stated, lineNumber, run.cell === account.trim() ? compareBlock(stated, run.start, end) : null)
  }

  /** When no line of the block follows. */
  close(): void {
    const open = this.#open
    this.#open = null
    if (open === null || open.start === null) return
    this.#note(open.stated, open.lineNumber, compareBlock(open.stated, open.start, this.#above.end))
  }

  #note(stated: Stated, lineNumber: number, block: Block | null): void {
    this.#doubtful.noteSum(lineNumber, block !== null && isSameSide(stated, block) ? block.lines : 0)
  }
}
