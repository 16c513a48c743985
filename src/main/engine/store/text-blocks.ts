import { DistinctCells } from '../ledger/distinct-cells.ts'
import { ledgerDamaged, type BlockReader, type BlockWriter } from './blocks.ts'

/** Texts to a block. */
const perBlock = 1 << 12

/** Writes texts, each by its number. */
export function writeTexts(blocks: BlockWriter, name: string, texts: readonly string[]): void {
  for (let first = 0, part = 0; first < texts.length; first += perBlock, part++) {
    const ends: number[] = []
    let end = 0
    const some = texts.slice(first, first + perBlock).map((text) => Buffer.from(text))
    for (const { length } of some) ends.push((end += length))
    blocks.writePacked(name, part, pack(Int32Array.from(ends), Buffer.concat(some)))
  }
}

/** Writes the distinct cells of a column. */
export function writeCells(blocks: BlockWriter, name: string, cells: DistinctCells): void {
  for (let first = 0, part = 0; first < cells.size; first += perBlock, part++) {
    const { bytes, ends } = cells.bytesOf(first, Math.min(first + perBlock, cells.size))
    blocks.writePacked(name, part, pack(ends, bytes))
  }
}

/** All texts of a name, in the order of their numbers. Throws LEDGER_DAMAGED. */
export function readTexts(blocks: BlockReader, name: string, size: number): string[] {
  return readParts(blocks, name, size).flatMap(({ ends, bytes }) =>
    Array.from(ends, (end, at) => bytes.toString('utf8', at === 0 ? 0 : ends[at - 1], end))
  )
}

/** The distinct cells of a column as they were written; `meant` are those that are to be read otherwise. Throws LEDGER_DAMAGED. */
export function readCells(
  blocks: BlockReader,
  name: string,
  size: number,
  meant: Map<number, string>
): DistinctCells {
  const parts = readParts(blocks, name, size)
  const ends = new Int32Array(size)
  let [number, start] = [0, 0]
  for (const part of parts) {
    for (const end of part.ends) ends[number++] = start + end
    start += part.bytes.length
  }
  return new DistinctCells(Buffer.concat(parts.map(({ bytes }) => bytes)), ends, size, meant)
}

/** One of the texts. Throws LEDGER_DAMAGED. */
export function readText(blocks: BlockReader, name: string, number: number): string {
  const part = Math.floor(number / perBlock)
  const packed = blocks.read(name, part)
  const count = packed.readInt32LE(0)
  const at = number % perBlock
  if (at >= count) throw ledgerDamaged(`${name}/${part}`)
  const from = 4 + 4 * count
  const start = at === 0 ? 0 : packed.readInt32LE(4 * at)
  return packed.toString('utf8', from + start, from + packed.readInt32LE(4 + 4 * at))
}

/** How many there are, where each of them ends, and their bytes. */
function pack(ends: Int32Array, bytes: Uint8Array): Buffer {
  const head = new Int32Array(1 + ends.length)
  head[0] = ends.length
  head.set(ends, 1)
  return Buffer.concat([Buffer.from(head.buffer), bytes])
}

function readParts(blocks: BlockReader, name: string, size: number): { ends: Int32Array; bytes: Buffer }[] {
  const parts = Array.from({ length: Math.ceil(size / perBlock) }, (_, part) =>
    unpack(blocks.read(name, part))
  )
  if (parts.reduce((sum, { ends }) => sum + ends.length, 0) !== size) throw ledgerDamaged(name)
  return parts
}

function unpack(packed: Buffer): { ends: Int32Array; bytes: Buffer } {
  const count = packed.readInt32LE(0)
  const from = 4 + 4 * count
  return {
    ends: new Int32Array(new Uint8Array(packed.subarray(4, from)).buffer),
    bytes: packed.subarray(from)
  }
}
