import type { Mapping } from '../../../../shared/mapping.ts'
import type { FileRecord } from '../files/record-source.ts'
import { joinThousands } from './join-thousands.ts'
import { leastWidth, type ColumnFit } from './column-fit.ts'

/** Cells that a record may have too many; more are no delimiter in a text. */
const mostSurplus = 4

/** The cells of a record put in their places, with how that was done. */
export interface JoinedRecord {
  cells: string[]
  how: string
}

/** Joins records of a text file that are cut by a line break or by a delimiter in a text, where there is one way only. */
export class RecordJoiner {
  readonly #fit: ColumnFit
  readonly #delimiter: string
  readonly #columns: number
  readonly #least: number
  /** The lengths of all cells, where the lines are printed so that each column stands under its header. */
  readonly #lengths: number[] | null

  /** `records` are the first records, from the header on. */
  constructor(mapping: Mapping, fit: ColumnFit, records: string[][], delimiter: string) {
    this.#fit = fit
    this.#delimiter = delimiter
    this.#columns = mapping.columns.length
    this.#least = leastWidth(mapping)
    this.#lengths = lengthsOf(records.filter(({ length }) => length === this.#columns))
  }

  /** Whether a record ends before the last named column. */
  isShort(cells: string[]): boolean {
    return cells.length < this.#least
  }

  /** Two short records that are one, its text cut by a line break; null where they are not. */
  join(first: FileRecord, second: FileRecord): JoinedRecord | null {
    const { cells: head } = first
    const { cells: tail } = second
    if (
      head.length + tail.length - 1 !== this.#fit.width ||
      head.length < 2 ||
      first.lineNumber + first.lines !== second.lineNumber ||
      !this.#fit.isText(head.length - 1) ||
      !this.#fit.hasMisfit(tail)
    ) {
      return null
    }
    const text = `${head.at(-1)!.trimEnd()} ${tail[0]!.trimStart()}`.trim()
    const cells = [...head.slice(0, -1), text, ...tail.slice(1)]
    return this.#fit.fits(cells)
      ? { cells, how: `a text cut by a line break, put together: “${text}”` }
      : null
  }

  /** A record with cells beyond the last column, put together in the only way that fits; null where there is none. */
  shorten(cells: string[]): JoinedRecord | null {
    const byOffsets = this.#fit.isSteady ? this.#cutByLengths(cells) : null
    if (byOffsets !== null) return byOffsets
    const lastFilled = cells.findLastIndex((cell) => cell.trim() !== '')
    const ways: JoinedRecord[] = []
    for (let length = cells.length; length > Math.max(lastFilled, this.#columns); length--) {
      const surplus = length - this.#columns
      if (surplus > mostSurplus) return null
      ways.push(...this.#joinAmounts(cells.slice(0, length)))
      for (let at = 0; at < this.#columns && this.#fit.isSteady; at++) {
        if (!this.#fit.isText(at)) continue
        const text = cells.slice(at, at + surplus + 1).join(this.#delimiter)
        const joined = [...cells.slice(0, at), text, ...cells.slice(at + surplus + 1, length)]
        if (!this.#fit.fits(joined)) continue
        ways.push({ cells: joined, how: `the delimiter stands in a text, put together: “${text.trim()}”` })
      }
    }
    return ways.length === 1 ? ways[0]! : null
  }

  #joinAmounts(cells: string[]): JoinedRecord[] {
    if (this.#delimiter !== ',') return []
    return joinThousands(cells, this.#columns, (at) => this.#fit.isNumeric(at))
      .filter((way) => this.#fit.fits(way.cells))
      .map((way) => ({
        cells: way.cells,
        how: `an amount cut at its thousands, put together: ${way.amounts.map((amount) => `“${amount}”`).join(', ')}`
      }))
  }

  #cutByLengths(cells: string[]): JoinedRecord | null {
    if (this.#lengths === null) return null
    const line = cells.join(this.#delimiter)
    const cut: string[] = []
    let at = 0
    for (const length of this.#lengths) {
      cut.push(line.slice(at, at + length))
      at += length
      if (at < line.length && line[at] !== this.#delimiter) return null
      at++
    }
    if (at !== line.length + 1 || !this.#fit.fits(cut)) return null
    return { cells: cut, how: 'the delimiter stands in a text, cut where the columns of the list end' }
  }
}

function lengthsOf(records: string[][]): number[] | null {
  const [first, ...others] = records
  if (first === undefined || others.length === 0) return null
  const lengths = first.map((cell) => cell.length)
  return others.every((record) => record.every((cell, at) => cell.length === lengths[at])) ? lengths : null
}
