/** The lines of each value, found by counting rather than comparing: one pass, and no object per line. */
export class LinesByValue {
  /** Value after value, the lines of each ascending; those without a value are left out. */
  readonly order: Int32Array
  /** By value + 1: where its lines end. */
  readonly #ends: Int32Array

  /** `ids` has a value below `count` for each line, or -1. */
  constructor(ids: Int32Array, count: number) {
    const ends = new Int32Array(count + 2)
    for (let line = 0; line < ids.length; line++) {
      const id = ids[line]!
      if (id >= 0) ends[id + 2]!++
    }
    for (let at = 1; at < ends.length; at++) ends[at]! += ends[at - 1]!
    const order = new Int32Array(ends[count + 1]!)
    for (let line = 0; line < ids.length; line++) {
      const id = ids[line]!
      if (id >= 0) order[ends[id + 1]!++] = line
    }
    this.order = order
    this.#ends = ends
  }

  /** Ascending. */
  of(value: number): Int32Array {
    return this.order.subarray(this.#ends[value], this.#ends[value + 1])
  }
}
