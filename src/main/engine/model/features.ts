import { drawEvenly } from './random.ts'
import { measureLine, type LedgerEvidence } from './evidence.ts'
import { evidenceColumns, type EvidenceColumn } from '../ledger/ledger-view.ts'
import { measureNames, measures, placeOf } from './measures.ts'
import type { MeasureName } from '../findings/reason-words.ts'

/** One number the forest sees of a line. */
interface Feature {
  /** As the model card names it. */
  name: string
  /** `as is`: the measure. `rank`: its place among the repeats of the same ledger. `rarity`: see `combinations`. */
  form: 'as is' | 'rank' | 'rarity'
  /** The measures it is made of. */
  of: readonly MeasureName[]
  /** The columns a ledger must have for it, as bits in the order of `evidenceColumns`. */
  columns: number
}

/** Measures that are looked at together, each put into a few steps. */
const combinations: readonly (readonly MeasureName[])[] = [
  ['daysPosted', 'sameUser', 'sameSource', 'sameEntity'],
  ['daysPosted', 'textAlike', 'groupSize'],
  ['journalLines', 'journalBalances', 'journalShare', 'journalDays'],
  ['daysPosted', 'groupSize', 'amountCount'],
  ['daysPosted', 'daysEffective', 'keptDelay'],
  ['sameUser', 'sameSource', 'textAlike'],
  ['kinDays', 'kinSize', 'groupSize', 'kinNearby'],
  ['kinDays', 'sameUser', 'sameSource', 'kinSize'],
  ['daysPosted', 'documentAlike', 'textAlike']
]

/** The features, in the order of `writeFeatures`. */
export const features: readonly Feature[] = [
  ...measureNames.filter((name) => measures[name].asIs).map((name) => feature('as is', name)),
  ...measureNames.filter((name) => measures[name].ranked).map((name) => feature('rank', name)),
  ...combinations.map((names) => feature('rarity', ...names))
]

const asIs = features.filter(({ form }) => form === 'as is').map(({ of }) => placeOf[of[0]!])
const ranked = features.filter(({ form }) => form === 'rank').map(({ of }) => placeOf[of[0]!])
const combined = combinations.map((names) => names.map((name) => placeOf[name]))

/** What is usual among the repeats of one ledger. A model learned elsewhere judges a line beside these, not beside its own ledger. */
interface Background {
  /** Repeats looked at. */
  lines: number
  /** For each ranked measure: where a value stands among them. */
  ranks: RankTable[]
  /** For each combination: how rare each of its step patterns is that occurs. */
  rarities: Map<number, number>[]
}

/** Ranks are shares: of the values below, and half of those equal. */
interface RankTable {
  /** The different values, ascending; the rank of each; and by how many of them are below: that of any other value. */
  different: Float64Array
  ofEqual: Float64Array
  ofOther: Float64Array
}

const mostBackgroundLines = 20_000

/** The columns as bits in the order of `evidenceColumns`. */
export function columnBits(columns: Iterable<EvidenceColumn>): number {
  let bits = 0
  for (const column of columns) bits |= 1 << evidenceColumns.indexOf(column)
  return bits
}

/** Learns what is usual from an even choice of the given lines, each of which has an earlier twin. */
export function learnBackground(evidence: LedgerEvidence, lines: Int32Array): Background {
  const chosen = drawEvenly(lines, mostBackgroundLines)
  const width = measureNames.length
  const taken = new Float64Array(chosen.length * width)
  chosen.forEach((line, at) => measureLine(evidence, line, taken, at * width))
  return {
    lines: chosen.length,
    ranks: ranked.map((place) =>
      rankTable(Float64Array.from(chosen, (_, at) => taken[at * width + place]!).sort())
    ),
    rarities: combined.map((places) => {
      const counts = new Map<number, number>()
      for (let at = 0; at < chosen.length; at++) {
        const pattern = patternOf(taken, at * width, places)
        counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
      }
      for (const [pattern, count] of counts) counts.set(pattern, rarityOf(count, chosen.length))
      return counts
    })
  }
}

/**
 * Writes the features of a line with an earlier twin: finite numbers, as many as `features` has; and its measures into
 * `held`, as many as `measureNames` has.
 */
export function writeFeatures(
  evidence: LedgerEvidence,
  background: Background,
  line: number,
  held: Float64Array,
  out: Float64Array
): void {
  measureLine(evidence, line, held, 0)
  let next = 0
  for (const place of asIs) out[next++] = held[place]!
  for (let at = 0; at < ranked.length; at++) out[next++] = rankOf(background.ranks[at]!, held[ranked[at]!]!)
  for (let at = 0; at < combined.length; at++) {
    const rarity = background.rarities[at]!.get(patternOf(held, 0, combined[at]!))
    out[next++] = rarity ?? rarityOf(0, background.lines)
  }
}

function feature(form: Feature['form'], ...of: MeasureName[]): Feature {
  const names = of.map((name) => measures[name].name)
  const suffix = { 'as is': '', rank: ', among the repeats of the ledger', rarity: '' }[form]
  return {
    name: form === 'rarity' ? `rarity of: ${names.join(' + ')}` : `${names[0]}${suffix}`,
    form,
    of,
    columns: columnBits(of.flatMap((name) => measures[name].column ?? []))
  }
}

function rarityOf(count: number, lines: number): number {
  return -Math.log2((count + 0.5) / (lines + 1))
}

/** Of values in ascending order. */
function rankTable(values: Float64Array): RankTable {
  const different = values.filter((value, at) => at === 0 || value !== values[at - 1])
  const ofEqual = new Float64Array(different.length)
  const ofOther = new Float64Array(different.length + 1)
  let below = 0
  for (let at = 0; at < different.length; at++) {
    let upTo = below
    while (upTo < values.length && values[upTo] === different[at]) upTo++
    ofOther[at] = below / values.length
    ofEqual[at] = (below + upTo) / 2 / values.length
    below = upTo
  }
  // Where there are no values, any is in the middle.
  ofOther[different.length] = values.length === 0 ? 0.5 : 1
  return { different, ofEqual, ofOther }
}

function rankOf({ different, ofEqual, ofOther }: RankTable, value: number): number {
  let [low, high] = [0, different.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (different[middle]! < value) low = middle + 1
    else high = middle
  }
  return different[low] === value ? ofEqual[low]! : ofOther[low]!
}

const steps = 16
const dayLimits = [0, 1, 3, 6, 11, 21, 46]
const shareLimits = [0, 0.01, 0.5, 0.6, 1]

function patternOf(taken: Float64Array, offset: number, places: readonly number[]): number {
  let pattern = 0
  for (const place of places) pattern = pattern * steps + stepOf(place, taken[offset + place]!)
  return pattern
}

const placesOf = (...names: MeasureName[]) => new Set(names.map((name) => placeOf[name]))
const inDays = placesOf('daysPosted', 'daysEffective', 'journalDays', 'kinDays')
const inShares = placesOf(
  'sameUser',
  'sameSource',
  'sameEntity',
  'textAlike',
  'journalBalances',
  'journalShare',
  'keptDelay',
  'documentAlike'
)
const limitsOf = measureNames.map((_, place) =>
  inDays.has(place) ? dayLimits : inShares.has(place) ? shareLimits : null
)

/** Days by `dayLimits`, shares and answers by `shareLimits`, counts by their power of two: at most 15. */
function stepOf(place: number, value: number): number {
  const limits = limitsOf[place]!
  if (limits === null) return Math.min(steps - 1, Math.round(value) + 1)
  let step = 0
  while (step < limits.length && value >= limits[step]!) step++
  return step
}
