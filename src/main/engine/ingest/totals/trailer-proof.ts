import type { Notice } from '../../../../shared/ledger.ts'
import { isDay } from '../dates/date-text.ts'
import type { Classified } from '../lines/classified.ts'
import type { Blocks } from './blocks-above.ts'
import { unitDecimals } from './amount-columns.ts'
import type { LinesAbove, Place } from './lines-above.ts'
import { readStated } from './stated-total.ts'
import { proveTrailer, readTrailer } from './trailer.ts'

/** The level of what adds up all lines of a file. */
export const grandLevel = 100

/** Knows the trailer of a file, by the lines that stand above it. */
export class TrailerProof {
  readonly #above: LinesAbove
  readonly #blocks: Blocks
  readonly #first: number
  readonly #days: readonly number[]
  readonly #amounts: readonly number[]
  readonly #counts: string[] = []
  /** Whether a record was compared with sums. */
  usesSigns = false

  /** `days` and `amounts` are the columns (from 0) of these in the file. */
  constructor(above: LinesAbove, blocks: Blocks, days: readonly number[], amounts: readonly number[]) {
    this.#above = above
    this.#blocks = blocks
    this.#first = above.start.row
    this.#days = days
    this.#amounts = amounts
  }

  /** A trailer without a day, as it is proven by the lines above it; null where a record is none. */
  find(cells: string[], lineNumber: number): Classified | null {
    const trailer = readTrailer(cells)
    if (trailer === null || this.#days.some((at) => isDay((cells[at] ?? '').trim()))) return null
    const end = this.#above.end
    const proof = proveTrailer(trailer, {
      lines: end.row - this.#first,
      hasDays: this.#days.length > 0,
      hasCell: (at, text) => this.#above.hasCell(at, text),
      isSum: (at) => this.#isSum(cells[at]!, end)
    })
    if (proof === null) return null
    if (proof.otherCount !== null) this.#counts.push(`line ${lineNumber} ${proof.otherCount}`)
    this.#blocks.cover(null, end)
    const { reason, sums } = proof
    const kind = sums.some((at) => this.#amounts.includes(at)) ? 'total' : 'count'
    return { class: 'total', reason, label: { kind, level: grandLevel, rest: '' }, from: this.#first }
  }

  /** What there is to say of trailers when all lines are taken. */
  notices(): Notice[] {
    if (this.#counts.length === 0) return []
    const text = `A record that closes the file counts its lines otherwise (${this.#counts.join('; ')}): lines may be missing, or be there twice.`
    return [{ code: 'COUNT_DIFFERS', text, lines: this.#counts.length }]
  }

  #isSum(cell: string, end: Place): boolean {
    this.usesSigns = true
    const { units } = readStated({ first: cell, second: '', others: [] }, 'amount', this.#above.mark)
    const stated = units(unitDecimals)
    return stated.amount !== null && stated.amount !== 0n && this.#blocks.ofFile(stated, end) !== null
  }
}
