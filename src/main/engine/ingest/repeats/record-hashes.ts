import { hashBytes } from '../../ledger/cell-dictionary.ts'
import type { DistinctCells } from '../../ledger/distinct-cells.ts'
import type { WrittenLines } from '../../ledger/ledger.ts'

/** A 64-bit hash of each line's record, as two columns of 32 bits: the same for records that are equal to the letter. */
export function hashRecords({ count, columns, widths, surplus }: WrittenLines): {
  low: Int32Array
  high: Int32Array
} {
  const low = widths.slice(0, count)
  const high = new Int32Array(count)
  for (const { cells, ids } of columns) {
    const hashes = hashCells(cells)
    for (let line = 0; line < count; line++) {
      const hash = hashes[ids[line]!]!
      low[line] = Math.imul(low[line]! ^ hash, 0x9e3779b1) ^ (low[line]! >>> 15)
      high[line] = Math.imul(high[line]! ^ (hash >>> 7) ^ (hash << 25), 0x5f356495) ^ (high[line]! >>> 13)
    }
  }
  for (const [line, cells] of surplus) low[line] = low[line]! ^ hashBytes(Buffer.from(JSON.stringify(cells)))
  for (let line = 0; line < count; line++) {
    const [one, other] = [low[line]!, high[line]!]
    low[line] = mix(one, other)
    high[line] = mix(other, one)
  }
  return { low, high }
}

/** Whether the records of two lines (from 0) are equal to the letter. */
export function isSameRecord(lines: WrittenLines, line: number, other: number): boolean {
  const { columns, widths, surplus } = lines
  if (widths[line] !== widths[other]) return false
  for (const { cells, ids } of columns) {
    const [one, two] = [ids[line]!, ids[other]!]
    // A number and a text of a workbook may stand alike.
    if (one !== two && (cells.meant.size === 0 || cells.textOf(one) !== cells.textOf(two))) return false
  }
  return JSON.stringify(surplus.get(line)) === JSON.stringify(surplus.get(other))
}

function hashCells(cells: DistinctCells): Int32Array {
  const { bytes, ends } = cells.bytesOf(0, cells.size)
  return ends.map((end, cell) => hashBytes(bytes.subarray(cell === 0 ? 0 : ends[cell - 1], end)))
}

/** The multiplications above carry upwards only: what is high up is brought down again. */
function mix(one: number, other: number): number {
  const mixed = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
