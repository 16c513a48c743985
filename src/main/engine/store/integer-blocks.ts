import { ledgerDamaged, type BlockReader, type BlockWriter } from './blocks.ts'

/** Integers to a block: one line is found in a moment, and a million of them are a few dozen blocks. */
const perBlock = 1 << 14
/** Bytes of a number, and what holds such numbers; none where all numbers are alike. */
const widths = [
  [0, null],
  [1, Uint8Array],
  [2, Uint16Array],
  [4, Uint32Array]
] as const
const headBytes = 8

/** Writes integers, so many to a block, each as wide as the largest of its block needs. */
export function writeIntegers(blocks: BlockWriter, name: string, values: Int32Array): void {
  for (let first = 0, part = 0; first < values.length; first += perBlock, part++) {
    blocks.write(name, part, packIntegers(values.subarray(first, first + perBlock)))
  }
}

/** All integers of a name, as they were written. Throws LEDGER_DAMAGED. */
export function readIntegers(blocks: BlockReader, name: string, count: number): Int32Array {
  const values = new Int32Array(count)
  for (let first = 0, part = 0; first < count; first += perBlock, part++) {
    const found = unpackIntegers(blocks.read(name, part))
    if (found.length !== Math.min(perBlock, count - first)) throw ledgerDamaged(`${name}/${part}`)
    values.set(found, first)
  }
  return values
}

/** One of the integers. Throws LEDGER_DAMAGED. */
export function readInteger(blocks: BlockReader, name: string, at: number): number {
  const packed = blocks.read(name, Math.floor(at / perBlock))
  const [width, least] = [packed.readInt32LE(0), packed.readInt32LE(4)]
  return width === 0 ? least : least + packed.readUIntLE(headBytes + (at % perBlock) * width, width)
}

/** Width of a value in bytes, the least value, how far the others are above it; where all are alike, their count alone. */
function packIntegers(values: Int32Array): Buffer {
  let [least, most] = [values[0]!, values[0]!]
  for (const value of values) {
    if (value < least) least = value
    else if (value > most) most = value
  }
  const range = most - least
  const [width, Above] = widths.find(([bytes]) => range < 2 ** (8 * bytes))!
  const head = Int32Array.of(width, least)
  const above = Above === null ? Int32Array.of(values.length) : new Above(values.length)
  if (Above !== null) for (let at = 0; at < values.length; at++) above[at] = values[at]! - least
  return Buffer.concat([bytesOf(head), bytesOf(above)])
}

function unpackIntegers(packed: Buffer): Int32Array {
  const [width, least] = [packed.readInt32LE(0), packed.readInt32LE(4)]
  if (width === 0) return new Int32Array(packed.readInt32LE(headBytes)).fill(least)
  const Above = widths.find(([bytes]) => bytes === width)![1]!
  // A block may lie anywhere in its memory, and numbers have to begin at a multiple of their width.
  const above = new Above(new Uint8Array(packed.subarray(headBytes)).buffer)
  const values = new Int32Array(above.length)
  for (let at = 0; at < values.length; at++) values[at] = above[at]! + least
  return values
}

function bytesOf(values: ArrayBufferView): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength)
}
