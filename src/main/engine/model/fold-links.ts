import { LinkedSets } from './linked-sets.ts'

/** Names of what must stay on one side of a fold, over several ledgers: names that are linked have one number. */
export class FoldLinks {
  readonly #numbers = new Map<string, number>()
  readonly #sets = new LinkedSets()

  link(one: string, other: string): void {
    this.#sets.link(this.#plainNumber(one), this.#plainNumber(other))
  }

  /** The number of all that is linked with this name, once everything is linked. */
  numberOf(name: string): number {
    return this.#sets.rootOf(this.#plainNumber(name))
  }

  #plainNumber(name: string): number {
    const number = this.#numbers.get(name) ?? this.#numbers.size
    this.#numbers.set(name, number)
    return number
  }
}
