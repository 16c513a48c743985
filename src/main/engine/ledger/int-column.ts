const leastLength = 16
const noValues = new Int32Array(0)

/** A growing column of 32-bit integers. */
export class IntColumn {
  #values = noValues
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Int32Array(Math.max(leastLength, this.length * 2))
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.length++] = value
  }

  /** The values so far; a view, valid until the next push. */
  view(): Int32Array {
    return this.#values.subarray(0, this.length)
  }
}
