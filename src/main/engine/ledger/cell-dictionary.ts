import { DistinctCells } from './distinct-cells.ts'

const leastCells = 8
/** What a dictionary without a cell has: a table may have more columns than lines. */
const noBytes = Buffer.alloc(0)
const noNumbers = new Int32Array(0)
const noSlots = new Int32Array(1).fill(-1)
/** Where a text becomes bytes; longer ones get memory of their own. */
const scratch = Buffer.alloc(1 << 12)

/** Where the hash of a cell begins; each of its bytes goes on with `hashByte`. */
export const emptyHash = 0x811c9dc5 | 0

/** The hash of a cell (FNV-1a) with one byte more. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

/** Gives each distinct cell of a column a small number, in the order of first sight. */
export class CellDictionary extends DistinctCells {
  readonly #meant: Map<number, string>
  #hashes = noNumbers
  #slots = noSlots
  #numbersOfMeant: Map<string, number> | null = null

  constructor() {
    const meant = new Map<number, string>()
    super(noBytes, noNumbers, 0, meant)
    this.#meant = meant
  }

  /** The number of the cell that stands at `start` to `end` of UTF-8 `bytes`; `hash` is of just these. */
  numberOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const number = this.#slots[slot]!
      if (number < 0) return this.#add(bytes, start, end, hash, slot)
      if (this.#hashes[number] === hash && this.#isAt(number, bytes, start, end)) return number
      slot = (slot + 1) & mask
    }
  }

  /** The number of a cell by its text; one that is `meant` otherwise than it stands is another cell. */
  numberOfText(text: string, meant: string = text): number {
    if (meant !== text) return this.#numberOfMeant(text, meant)
    let hash = emptyHash
    let at = 0
    // Nearly all cells are short and plain ASCII.
    for (; at < text.length && at < scratch.length; at++) {
      const code = text.charCodeAt(at)
      if (code >= 0x80) break
      scratch[at] = code
      hash = hashByte(hash, code)
    }
    if (at === text.length) return this.numberOf(scratch, 0, at, hash)
    const bytes = Buffer.from(text)
    return this.numberOf(bytes, 0, bytes.length, hashBytes(bytes))
  }

  /** Takes back the cell that was added last, by its bytes; its number is the next one's. */
  dropLast(): void {
    const number = --this.size
    const mask = this.#slots.length - 1
    const hash = this.#hashes[number]!
    let slot = (hash ^ (hash >>> 15)) & mask
    while (this.#slots[slot] !== number) slot = (slot + 1) & mask
    this.#slots[slot] = -1
  }

  #isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.startOf(number)
    if (this.ends[number]! - from !== end - start) return false
    const own = this.bytes
    for (let at = start; at < end; at++) if (own[from + at - start] !== bytes[at]) return false
    return true
  }

  #numberOfMeant(text: string, meant: string): number {
    this.#numbersOfMeant ??= new Map()
    const key = `${text}\u0000${meant}`
    let number = this.#numbersOfMeant.get(key)
    if (number === undefined) {
      const bytes = Buffer.from(text)
      number = this.#append(bytes, 0, bytes.length, hashBytes(bytes))
      this.#meant.set(number, meant)
      this.#numbersOfMeant.set(key, number)
    }
    return number
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const number = this.#append(bytes, start, end, hash)
    if (this.size * 2 > this.#slots.length) this.#rehash()
    else this.#slots[slot] = number
    return number
  }

  #append(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const number = this.size++
    if (number === this.ends.length) {
      const most = Math.max(leastCells, number * 2)
      this.ends = grown(this.ends, new Int32Array(most))
      this.#hashes = grown(this.#hashes, new Int32Array(most))
    }
    const from = this.startOf(number)
    const until = from + end - start
    if (until > this.bytes.length)
      this.bytes = grown(this.bytes, Buffer.alloc(Math.max(until, this.bytes.length * 2)))
    const own = this.bytes
    for (let at = start; at < end; at++) own[from + at - start] = bytes[at]!
    this.ends[number] = until
    this.#hashes[number] = hash
    return number
  }

  #rehash(): void {
    const slots = new Int32Array(Math.max(2 * leastCells, this.#slots.length * 2)).fill(-1)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number++) {
      // What is meant otherwise than it stands is found by what it means.
      if (this.#meant.has(number)) continue
      const hash = this.#hashes[number]!
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.#slots = slots
  }
}

/** The hash of the bytes of a whole cell. */
export function hashBytes(bytes: Uint8Array): number {
  let hash = emptyHash
  for (const byte of bytes) hash = hashByte(hash, byte)
  return hash
}

function grown<Kept extends Int32Array | Buffer>(old: Kept, larger: Kept): Kept {
  larger.set(old)
  return larger
}
