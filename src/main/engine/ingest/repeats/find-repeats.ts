import { fileOfLine } from '../../ledger/file-of-line.ts'

/** Consecutive records that come again: lines (from 0) `again`, `again + 1`, … hold what `first`, `first + 1`, … do. */
export interface Repeat {
  first: number
  again: number
  count: number
  /** Lines of it that no repeat before it holds. */
  newLines: number
}

/** The records of a ledger, file after file. */
interface RepeatSources {
  low: Int32Array
  high: Int32Array
  /** The line (from 0) each file begins with; the end of the last one closes the list. */
  starts: readonly number[]
  /** Files that are left out of the search. */
  skipped: ReadonlySet<number>
  /** Whether two lines with equal hashes are equal to the letter. */
  isSame(line: number, other: number): boolean
}

/** Fewer lines may repeat by chance: recurring entries are short. */
export const fewestRepeated = 10
/** Ten lines alike are not a block but ten lines alike. */
const fewestDistinct = 6
const base = 0x01000193

/**
 * Finds the blocks of records that stand in the ledger twice, in one file or in two: every run of `fewestRepeated`
 * records, most of them distinct, that stood there before in the same order lies in one of the repeats, each of which is as
 * long as the records go on to be equal. Takes time and memory in proportion to the lines, however they repeat.
 */
export function findRepeats(sources: RepeatSources): Repeat[] {
  const { low, high, starts, skipped } = sources
  const repeats: Repeat[] = []
  const seen = new SeenRuns(sources)
  let covered = 0
  for (let file = 0; file + 1 < starts.length; file++) {
    if (skipped.has(file)) continue
    const [start, end] = [starts[file]!, starts[file + 1]!]
    let rolling = 0
    for (let line = start; line < end; line++) {
      rolling = Math.imul(rolling, base) + low[line]!
      const dropped = line - fewestRepeated
      if (dropped >= start) rolling -= Math.imul(low[dropped]!, power)
      rolling |= 0
      const run = dropped + 1
      if (run < start) continue
      const before = seen.find(run, rolling)
      if (before < 0 || line < covered || !isVaried(run)) continue
      const repeat = extend(before, run, start, end)
      if (repeat === null) continue
      repeats.push(repeat)
      covered = repeat.again + repeat.count
    }
  }
  return repeats

  function isVaried(run: number): boolean {
    let distinct = 0
    for (let at = run; at < run + fewestRepeated; at++) {
      let other = run
      while (low[other] !== low[at] || high[other] !== high[at]) other++
      if (other === at) distinct++
    }
    return distinct >= fewestDistinct
  }

  /** The whole of a repeat that a run belongs to; null where equal hashes were not equal records. */
  function extend(before: number, run: number, start: number, end: number): Repeat | null {
    const isEqual = (one: number, other: number): boolean =>
      low[one] === low[other] && high[one] === high[other] && sources.isSame(one, other)
    for (let at = 0; at < fewestRepeated; at++) if (!isEqual(before + at, run + at)) return null
    const fileBefore = fileOfLine(before, starts)
    const [startBefore, endBefore] = [starts[fileBefore]!, starts[fileBefore + 1]!]
    // What an earlier repeat holds is not looked at again, or a damaged file could take for ever.
    const furthest = Math.max(start, covered)
    let back = 0
    while (run - back > furthest && before - back > startBefore && isEqual(before - back - 1, run - back - 1))
      back++
    let count = fewestRepeated + back
    const [first, again] = [before - back, run - back]
    while (again + count < end && first + count < endBefore && isEqual(first + count, again + count)) count++
    return { first, again, count, newLines: again + count - Math.max(again, covered) }
  }
}

const power = Array.from({ length: fewestRepeated }).reduce<number>((product) => Math.imul(product, base), 1)

/** The first place of each run of records: an open table of line numbers, with no object per line. */
class SeenRuns {
  readonly #sources: RepeatSources
  readonly #slots: Int32Array
  readonly #mask: number

  constructor(sources: RepeatSources) {
    this.#sources = sources
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, sources.low.length * 2)))
    this.#slots = new Int32Array(size).fill(-1)
    this.#mask = size - 1
  }

  /** Where the run at a line stood first; -1 where it did not, and then this is where it stands first. */
  find(run: number, rolling: number): number {
    let slot = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d) >>> 0
    for (slot &= this.#mask; ; slot = (slot + 1) & this.#mask) {
      const before = this.#slots[slot]!
      if (before < 0) {
        this.#slots[slot] = run
        return -1
      }
      if (this.#isEqual(before, run)) return before
    }
  }

  #isEqual(one: number, other: number): boolean {
    const { low, high } = this.#sources
    for (let at = 0; at < fewestRepeated; at++) {
      if (low[one + at] !== low[other + at] || high[one + at] !== high[other + at]) return false
    }
    return true
  }
}
