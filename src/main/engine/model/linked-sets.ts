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
