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

/** Numbers put into sets that grow together when they are linked (union-find with path halving). */
export class LinkedSets {
  readonly #parent: number[] = []

  /** The number that stands for the set of this one. */
  rootOf(number: number): number {
    for (let at = this.#parent.length; at <= number; at++) this.#parent.push(at)
    let root = number
    while (this.#parent[root] !== root) {
      this.#parent[root] = this.#parent[this.#parent[root]!]!
      root = this.#parent[root]!
    }
    return root
  }

  /** Makes one set of two. */
  link(one: number, other: number): void {
    this.#parent[this.rootOf(other)] = this.rootOf(one)
  }
}
