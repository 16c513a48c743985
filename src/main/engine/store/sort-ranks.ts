import type Database from 'better-sqlite3'

/**
 * Ranks say in what order a sort puts lines or findings: a number from 0 for each, the same where the sort does not tell them
 * apart. They are worked out once, when the ledger is written, and read as one piece: 32-bit integers in the order of the
 * machine, which is the same one on all that Doublet runs on.
 */
export type Ranks = Int32Array

/** Keeps the ranks by this name. */
export function writeRanks(db: Database.Database, name: string, ranks: Ranks): void {
  const bytes = Buffer.from(ranks.buffer, ranks.byteOffset, ranks.byteLength)
  db.prepare('INSERT INTO sort_ranks VALUES (?, ?)').run(name, bytes)
}

/** The ranks by this name; null where there are none. */
export function readRanks(db: Database.Database, name: string): Ranks | null {
  const bytes = db.prepare<[string], Buffer>('SELECT ranks FROM sort_ranks WHERE name = ?').pluck().get(name)
  if (bytes === undefined) return null
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

/** The rank of each number among all of them. */
export function rankNumbers(values: Float64Array): Ranks {
  const sorted = values.toSorted()
  let distinct = 0
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[distinct++] = sorted[at]!
  }
  const ranks = new Int32Array(values.length)
  for (let at = 0; at < values.length; at++) ranks[at] = placeOf(values[at]!, sorted, distinct)
  return ranks
}

/** The rank of each amount, given as `minor` and `fine` of an `AmountScale`. */
export function rankAmounts(minor: Float64Array, fine: Float64Array): Ranks {
  const minorRanks = rankNumbers(minor)
  if (fine.every((part) => part === 0)) return minorRanks
  const fineRanks = rankNumbers(fine)
  return rankNumbers(Float64Array.from(minorRanks, (rank, at) => rank * fine.length + fineRanks[at]!))
}

function placeOf(value: number, sorted: Float64Array, length: number): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The chosen items, given ascending by their place from 0, in the order of their ranks; equal ones keep their order in either
 * direction.
 */
export function sortByRank(chosen: Int32Array, ranks: Ranks, direction: 'asc' | 'desc'): Int32Array {
  let most = 0
  for (let at = 0; at < chosen.length; at++) most = Math.max(most, ranks[chosen[at]!]!)
  const bucketOf = direction === 'asc' ? (rank: number) => rank : (rank: number) => most - rank
  const starts = new Int32Array(most + 2)
  for (let at = 0; at < chosen.length; at++) starts[bucketOf(ranks[chosen[at]!]!) + 1]!++
  for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!
  const sorted = new Int32Array(chosen.length)
  for (let at = 0; at < chosen.length; at++) sorted[starts[bucketOf(ranks[chosen[at]!]!)]!++] = chosen[at]!
  return sorted
}
