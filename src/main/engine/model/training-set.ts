/** The lines to learn from, by their index, and what they are. */
export interface TrainingSet {
  lines: number[]
  labels: (0 | 1)[]
  /** true: kept aside to test the forest on. */
  isHeldOut: boolean[]
}

/** Training takes time quadratic in its rows: about 2 s for this many on a laptop. */
export const mostTrainingLines = 500
const share = 5

/**
 * Draws at most `mostTrainingLines` usable lines, up to half of them duplicates and, past fifty of a kind, never
 * more than three for one of the other, and keeps a fifth of the keys aside. Lines with the same account and amount
 * (`keyOf`) are always on the same side, so that no twin of a test line is in training. Seeded: the same
 * ledger gives the same set.
 */
export function drawTrainingSet(
  lines: number,
  isUsable: (line: number) => boolean,
  isDuplicate: (line: number) => boolean,
  keyOf: (line: number) => number,
  seed: number
): TrainingSet {
  const random = randomFrom(seed)
  const half = mostTrainingLines / 2
  const drawn = { yes: new Reservoir(half, random), no: new Reservoir(half, random) }
  for (let line = 0; line < lines; line++) {
    if (isUsable(line)) (isDuplicate(line) ? drawn.yes : drawn.no).offer(line)
  }
  const fewer = Math.min(drawn.yes.kept.length, drawn.no.kept.length)
  const most = Math.max(3 * fewer, 50)
  const picked = [...drawn.yes.draw(most), ...drawn.no.draw(most)].sort((a, b) => a - b)
  const sideOf = new Map<number, boolean>()
  const learned = new Set<boolean>()
  const isHeldOut = picked.map((line) => {
    const key = keyOf(line)
    // The first key of either kind is for training: a forest that saw only one kind can only ever say that.
    const side = sideOf.get(key) ?? (learned.has(isDuplicate(line)) && random() < 1 / share)
    sideOf.set(key, side)
    if (!side) learned.add(isDuplicate(line))
    return side
  })
  return { lines: picked, labels: picked.map((line) => (isDuplicate(line) ? 1 : 0)), isHeldOut }
}

/** Keeps an even draw of at most `size` of the numbers offered (Vitter's algorithm R). */
class Reservoir {
  readonly kept: number[] = []
  readonly #size: number
  readonly #random: () => number
  #seen = 0

  constructor(size: number, random: () => number) {
    this.#size = size
    this.#random = random
  }

  offer(value: number): void {
    this.#seen++
    if (this.kept.length < this.#size) this.kept.push(value)
    else {
      const at = Math.floor(this.#random() * this.#seen)
      if (at < this.#size) this.kept[at] = value
    }
  }

  /** An even draw of at most `most` of the kept ones: their order tells where in the file they came from. */
  draw(most: number): number[] {
    const from = [...this.kept]
    return Array.from(
      { length: Math.min(most, from.length) },
      () => from.splice(Math.floor(this.#random() * from.length), 1)[0]!
    )
  }
}

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
