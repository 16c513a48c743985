import type { Notice } from '../../../../shared/ledger.ts'
import { likelyTotals, type LearnedTotals } from './known-totals.ts'

const mostExamples = 5
/** One line alone that is the sum of several others may be so by chance. */
const fewestLikely = 2

/** Lines that may be totals and stay lines of the ledger, and what the proven totals of a file say of the next ones. */
export class DoubtfulTotals {
  readonly #kept: number[] = []
  #keptLines = 0
  readonly #learned: LearnedTotals
  /** By word in the place of a key: lines that say nothing else and were not proven. */
  readonly #words = new Map<string, number[]>()
  /** Lines that are the sum of those next to them, how many of them add up several (one alone is often the same as the next), and of how many lines. */
  readonly #sums: number[] = []
  #blocks = 0
  #compared = 0

  constructor(learned: LearnedTotals) {
    this.#learned = learned
  }

  /** Keeps lines that may be totals, by their numbers in the file. */
  keep(lines: readonly number[]): void {
    this.#keptLines += lines.length
    this.#kept.push(...lines.slice(0, Math.max(0, mostExamples - this.#kept.length)))
  }

  /** Remembers a line that was compared with those next to it: the sum of so many of them, 0 where it is none. */
  noteSum(lineNumber: number, lines: number): void {
    this.#compared++
    if (lines > 0) this.#sums.push(lineNumber)
    if (lines > 1) this.#blocks++
  }

  /** Whether a word was that of a total before. */
  isWordOfTotal(word: string): boolean {
    return this.#learned.words.has(word)
  }

  /** Remembers a line that only says a word: once one is proven to be a total, those above it are likely to be some. */
  noteWord(word: string, lineNumber: number, isProven: boolean): void {
    if (this.#learned.words.has(word)) return
    const lines = this.#words.get(word) ?? []
    this.#words.set(word, [...lines, lineNumber])
    if (!isProven) return
    this.#learned.words.add(word)
    this.keep(lines)
  }

  /** Whether a total was proven that has the same columns filled: the next of its kind may add up one line. */
  hasShape(shape: string): boolean {
    return this.#learned.shapes.has(shape)
  }

  noteShape(shape: string): void {
    this.#learned.shapes.add(shape)
  }

  /** What there is to say when all lines are taken. */
  notices(isSurveyed: boolean): Notice[] {
    if (this.#blocks > 0) this.keep(this.#sums)
    if (this.#keptLines === 0) return []
    // Small amounts add up to each other now and then: no fewer have to be sums than are none.
    const isLikely = !isSurveyed && this.#blocks >= fewestLikely && this.#sums.length * 2 >= this.#compared
    const text =
      `Lines that are the sum of lines above or below them, or say what a total of the file says, are kept as lines of the ledger, for they could be postings ` +
      `(first at line ${this.#kept.join(', ')}): see whether they are totals.`
    return [{ code: isLikely ? likelyTotals : 'MAYBE_TOTALS', text, lines: this.#keptLines }]
  }
}
