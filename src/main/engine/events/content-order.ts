import type { Field } from '../../../shared/mapping.ts'
import { valueAt } from '../ledger/key-data.ts'
import { cellsOf, positionOf, trimmedTexts, type Ledger } from '../ledger/ledger.ts'

/** What tells lines of one account and amount apart, the strongest first. */
const telling: readonly Field[] = [
  'journal',
  'document',
  'counterparty',
  'currency',
  'user',
  'source',
  'posted',
  'effective'
]

/** The order of lines by what they say, and never by where they stand: what hangs on it is the same however a file is sorted. */
export class ContentOrder {
  readonly #ledger: Ledger
  readonly #parts: ((line: number) => string)[]
  readonly #texts = new Map<number, string>()

  constructor(ledger: Ledger) {
    const { keys, mapping, written } = ledger
    this.#ledger = ledger
    const others = telling.flatMap((field) => trimmedTexts(written, positionOf(mapping, field)) ?? [])
    this.#parts = [(line) => valueAt(keys.account, line), (line) => valueAt(keys.amount, line), ...others]
  }

  /** What a line says. */
  textOf(line: number): string {
    let text = this.#texts.get(line)
    if (text === undefined) {
      text = this.#parts.map((part) => part(line)).join('|')
      this.#texts.set(line, text)
    }
    return text
  }

  /** Below 0 where one line comes before another, 0 where their whole records are equal. */
  readonly compare = (one: number, other: number): number =>
    compareTexts(this.textOf(one), this.textOf(other)) ||
    compareTexts(this.#recordOf(one), this.#recordOf(other))

  #recordOf(line: number): string {
    return cellsOf(this.#ledger.written, line).join('|')
  }
}

/** The same in every language: by the numbers of the signs. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
