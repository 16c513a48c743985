const lf = 0x0a

/** Cuts bytes that come piece by piece where lines end, in memory that is used again and again. */
export class WholeLines {
  #memory = Buffer.allocUnsafe(1 << 16)
  #from = 0
  #end = 0

  /** What is there since the last line end. */
  get rest(): Buffer {
    return this.#memory.subarray(this.#from, this.#end)
  }

  /** The lines that end with this piece, each with its LF; valid until the next one. */
  add(piece: Buffer): Buffer {
    const length = this.#end - this.#from
    const size = length + piece.length
    if (size > this.#memory.length) {
      const larger = Buffer.allocUnsafe(Math.max(size, this.#memory.length * 2))
      this.#memory.copy(larger, 0, this.#from, this.#end)
      this.#memory = larger
    } else this.#memory.copyWithin(0, this.#from, this.#end)
    piece.copy(this.#memory, length)
    this.#from = piece.lastIndexOf(lf) + 1
    if (this.#from > 0) this.#from += length
    this.#end = size
    return this.#memory.subarray(0, this.#from)
  }

  /** Takes the rest away, as if it were whole lines. */
  takeRest(): Buffer {
    const { rest } = this
    this.#from = this.#end
    return rest
  }
}
