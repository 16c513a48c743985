/** The lines of each value, found by counting rather than comparing: one pass, and no object per line. */
export class LinesByValue {
  /** By value + 1: where its lines end. */
  readonly #ends: Int32Array
  readonly #order: Int32Array

  /** `ids` has a value below `count` for each line, or -1. */
  constructor(ids: Int32Array, count: number) {
    const ends = new Int32Array(count + 2)
    for (const id of ids) ends[id + 2]!++
    for (let at = 1; at < ends.length; at++) ends[at]! += ends[at - 1]!
    this.#order = new Int32Array(ids.length)
    for (let line = 0; line < ids.length; line++) this.#order[ends[ids[line]! + 1]!++] = line
    this.#ends = ends
  }

  /** Ascending; -1 asks for the lines without a value. */
  of(value: number): Int32Array {
    return this.#order.subarray(value < 0 ? 0 : this.#ends[value], this.#ends[value + 1])
  }
}
