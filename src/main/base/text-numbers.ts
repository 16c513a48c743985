/**
 * Gives each distinct short text a small number, in the order of first sight: an open table of numbers beside the texts
 * themselves, which takes a fraction of the memory of a map.
 */
export class TextNumbers {
  readonly texts: string[] = []
  #slots = new Int32Array(1 << 10).fill(-1)

  numberOf(text: string): number {
    const slot = this.#slotOf(text)
    const known = this.#slots[slot]!
    if (known >= 0) return known
    const number = this.texts.push(text) - 1
    this.#slots[slot] = number
    if (this.texts.length * 2 > this.#slots.length) this.#grow()
    return number
  }

  /** Where a text is, or the free slot it belongs in. */
  #slotOf(text: string): number {
    let hash = 0x811c9dc5
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#slots[slot]! >= 0 && this.texts[this.#slots[slot]!] !== text) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1)
    for (let number = 0; number < this.texts.length; number++) {
      this.#slots[this.#slotOf(this.texts[number]!)] = number
    }
  }
}
