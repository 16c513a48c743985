import { noDay } from '../ledger/days.ts'
import { countIds, type LedgerView } from '../ledger/ledger-view.ts'
import { orderClasses, type OrderedClasses } from './ordered-classes.ts'
import type { RepeatIndex } from './repeat-index.ts'

/** The journals of a ledger: what they hold, and which of them hold the same. */
export interface JournalIndex {
  /** By journal. */
  lines: Int32Array
  isBalanced: Uint8Array
  /** Its lines that repeat an earlier one. */
  repeats: Int32Array
  day: Int32Array
  /** Journals whose lines have the same accounts and amounts, all of them. */
  alike: OrderedClasses
}

/** Indexes the journals; null where the ledger names none. Linear in its lines. */
export function indexJournals(view: LedgerView, { day: days, groups }: RepeatIndex): JournalIndex | null {
  const { journal } = view
  if (journal === null) return null
  const count = countIds(journal)
  const lines = new Int32Array(count)
  const repeats = new Int32Array(count)
  const day = new Int32Array(count).fill(noDay)
  const place = new Float64Array(count).fill(Infinity)
  const net = new Float64Array(count)
  const gross = new Float64Array(count)
  const sums = [new Int32Array(count), new Int32Array(count)] as const
  journal.forEach((number, line) => {
    const group = groups.of[line]!
    if (number < 0 || group < 0) return
    const size = view.sizes[view.amount[line]!]!
    lines[number]!++
    net[number]! += size
    gross[number]! += Math.abs(size)
    day[number] = Math.max(day[number]!, days[line]!)
    place[number] = Math.min(place[number]!, view.place[line]!)
    if (groups.at[line]! > groups.start[group]!) repeats[number]!++
    // The sum of hashes is the same in whatever order the lines stand.
    sums[0][number] = (sums[0][number]! + scatter(group + 1)) | 0
    sums[1][number] = (sums[1][number]! + scatter(~group)) | 0
  })
  const shapes = new Map<string, number>()
  const shapeOf = new Int32Array(count).fill(-1)
  for (let number = 0; number < count; number++) {
    if (lines[number] === 0) continue
    const key = `${lines[number]} ${sums[0][number]} ${sums[1][number]}`
    const shape = shapes.get(key) ?? shapes.size
    shapes.set(key, shape)
    shapeOf[number] = shape
  }
  return {
    lines,
    // Sums of floats: what is left of a balance is far below a hundredth.
    isBalanced: Uint8Array.from(net, (sum, number) =>
      Math.abs(sum) < 0.005 + 1e-9 * gross[number]! ? 1 : 0
    ),
    repeats,
    day,
    alike: orderClasses(shapeOf, shapes.size, day, place)
  }
}

/** Days since the journal before this one that holds the same; -1 where there is none. */
export function daysSinceAlike({ alike, day }: JournalIndex, journal: number): number {
  const at = alike.at[journal]!
  if (at < 0 || at === alike.start[alike.of[journal]!]!) return -1
  return day[journal]! - day[alike.order[at - 1]!]!
}

/** Mixes the bits of a 32-bit integer (the finaliser of Chris Wellons' hash prospector, public domain). */
function scatter(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) | 0
}
