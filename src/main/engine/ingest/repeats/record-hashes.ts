import { IntColumn } from '../keys/key-cells.ts'

/** A 64-bit hash of each record, as two columns of 32 bits: small enough to hold for millions of lines. */
export class RecordHashes {
  readonly #low = new IntColumn()
  readonly #high = new IntColumn()

  /** Adds the next record by its text. */
  add(text: string): void {
    let low = 0x2545f491
    let high = 0x41c6ce57
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      low = Math.imul(low ^ code, 0x9e3779b1)
      high = Math.imul(high ^ code, 0x5f356495)
    }
    this.#low.push(mix(low, high))
    this.#high.push(mix(high, low))
  }

  /** The hashes so far; a view, valid until the next record. */
  view(): { low: Int32Array; high: Int32Array } {
    return { low: this.#low.view(), high: this.#high.view() }
  }
}

/** The multiplications above carry upwards only: what is high up is brought down again. */
function mix(one: number, other: number): number {
  const mixed = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
