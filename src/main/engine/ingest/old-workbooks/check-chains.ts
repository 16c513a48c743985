import { damagedWorkbook } from '../xlsx/workbook-errors.ts'

const headerList = 109
const largest = 0xfffffffa

/** An entry of the directory: its kind, 0 for a free one, and the entries before, after and below it. */
const [entrySize, kindAt, links] = [128, 66, [68, 72, 76]]
const noEntry = 0xffffffff

/**
 * Sees that the chains of sectors of a compound file end and that no entry of its directory stands in two places, as in every whole file;
 * SheetJS would follow a circle until the memory is full. Throws DAMAGED_WORKBOOK.
 */
export function requireChainsThatEnd(bytes: Buffer): void {
  if (bytes.length < 512) throw damagedWorkbook('it has no head')
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw damagedWorkbook(`sectors of 2^${shift} bytes`)
  const size = 2 ** shift
  const sector = (id: number): Buffer => bytes.subarray((id + 1) * size, (id + 2) * size)
  const numbers = (part: Buffer): number[] =>
    Array.from({ length: part.length >> 2 }, (_, at) => part.readUInt32LE(4 * at))

  const places = numbers(bytes.subarray(76, 76 + 4 * headerList))
  const seen = new Set<number>()
  for (let id = bytes.readUInt32LE(68); id < largest && sector(id).length === size;) {
    if (seen.has(id)) throw damagedWorkbook('its list of sectors is a circle')
    seen.add(id)
    const listed = numbers(sector(id))
    id = listed.pop()!
    places.push(...listed)
  }
  const next = places.filter((id) => id < largest).flatMap((id) => numbers(sector(id)))
  requireNoCircle(next)
  const small: number[] = []
  for (let id = bytes.readUInt32LE(60); id < next.length; id = next[id]!) small.push(...numbers(sector(id)))
  requireNoCircle(small)
  const directory: Buffer[] = []
  for (let id = bytes.readUInt32LE(48); id < next.length; id = next[id]!) directory.push(sector(id))
  requireTree(Buffer.concat(directory))
}

/** Nobody is the root's or has two above it. */
function requireTree(directory: Buffer): void {
  const met = new Set([0])
  for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
    const isFree = directory[at + kindAt] === 0
    for (const link of links) {
      const to = directory.readUInt32LE(at + link)
      // Some programs leave a free entry full of noughts.
      if (to === noEntry || (isFree && to === 0)) continue
      if (met.has(to)) throw damagedWorkbook(`its directory is a circle at ${to}`)
      met.add(to)
    }
  }
}

/** Follows each chain until it ends or meets one that is known to end. */
function requireNoCircle(next: readonly number[]): void {
  const chainOf = new Uint32Array(next.length)
  for (let start = 0; start < next.length; start++) {
    for (let id = start; id < next.length && chainOf[id] === 0; id = next[id]!) {
      chainOf[id] = start + 1
      if (chainOf[next[id]!] === start + 1) throw damagedWorkbook(`its sectors are a circle at ${id}`)
    }
  }
}
