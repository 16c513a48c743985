import type { LineText } from '../ledger/ledger-view.ts'
import type { StoredDuplicate } from './stored-rows.ts'

type Repeated = Pick<StoredDuplicate, 'lineId' | 'counterparty' | 'description'>

/** The repeated lines of a ledger in review order and their texts, kept in memory for the model. */
export class RepeatedLines {
  readonly #lines: number[] = []
  readonly #counterparty: Int32Array
  readonly #description: Int32Array
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  /** `lines`: of the whole ledger. */
  constructor(lines: number) {
    this.#counterparty = new Int32Array(lines).fill(-1)
    this.#description = new Int32Array(lines).fill(-1)
  }

  /** Notes each row on its way to where it is stored. */
  *noting<Row extends Repeated>(rows: Iterable<Row>): IterableIterator<Row> {
    for (const row of rows) {
      const line = row.lineId - 1
      this.#lines.push(line)
      this.#counterparty[line] = this.#numberOf(row.counterparty)
      this.#description[line] = this.#numberOf(row.description)
      yield row
    }
  }

  /** The lines, from 0, in review order: the one at position p is at p - 1. */
  get inOrder(): Int32Array {
    return Int32Array.from(this.#lines)
  }

  /** The texts of a repeated line; null where the line repeats nothing. */
  textOf(line: number): LineText | null {
    const number = this.#counterparty[line]!
    if (number < 0) return null
    return { counterparty: this.#texts[number]!, description: this.#texts[this.#description[line]!]! }
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#texts.length)
    return this.#texts.push(text) - 1
  }
}
