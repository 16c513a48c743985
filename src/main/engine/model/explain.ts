import type { StoredReason } from '../findings/reason-words.ts'
import { features } from './features.ts'
import { placeOf } from './measures.ts'
import type { MeasureName } from '../findings/reason-words.ts'

/** How many reasons a line gets. */
export const mostReasons = 3

/** Less than this much of the confidence is not worth a sentence. */
const leastMove = 0.005

/** Features that say the same: a measure as it is and as a rank count together, each combination for itself. */
const groups = new Map<string, number>()
const groupOf = features.map(({ of }) => {
  const key = of.join('+')
  const known = groups.get(key) ?? groups.size
  groups.set(key, known)
  return known
})
const namesOf = [...groups.keys()].map((key) => key.split('+'))
const ofDays: ReadonlySet<string> = new Set<MeasureName>([
  'daysPosted',
  'nearby',
  'gapRatio',
  'gapSpread',
  'daysPerLine',
  'monthly',
  'chance',
  'kinDays',
  'kinNearby',
  'kinRatio',
  'textRate',
  'journalDays',
  'accountRate',
  'userRate',
  'sourceRate',
  'reversed',
  'weekend',
  'dayLines',
  'dayShare'
])
/** Measures whose words speak of days. */
const groupsOfDays = [...namesOf.keys()].filter(
  (group) => namesOf[group]!.length === 1 && ofDays.has(namesOf[group]![0]!)
)
/** Used again for every row: a million of them would fill the memory for nothing. */
const moved = new Float64Array(groups.size)
const lastFeatureOf = namesOf.map((_, group) => groupOf.lastIndexOf(group))

/**
 * The measures that moved the confidence of a row most, up or down, the strongest first. `byFeature` is what each feature added,
 * `row` the features and `measured` the measures of the line; without days none speaks of them. The same row gives the same reasons.
 */
export function chooseReasons(
  byFeature: Float64Array,
  row: Float64Array,
  measured: Float64Array,
  hasDays: boolean
): StoredReason[] {
  moved.fill(0)
  for (let feature = 0; feature < byFeature.length; feature++)
    moved[groupOf[feature]!]! += byFeature[feature]!
  if (!hasDays) for (const group of groupsOfDays) moved[group] = 0
  const reasons: StoredReason[] = []
  while (reasons.length < mostReasons) {
    let strongest = -1
    let most = leastMove
    for (let group = 0; group < moved.length; group++) {
      const size = Math.abs(moved[group]!)
      if (size < most || (size === most && strongest >= 0)) continue
      strongest = group
      most = size
    }
    if (strongest < 0) break
    const of = namesOf[strongest]!
    const value = of.length === 1 ? measured[placeOf[of[0] as MeasureName]]! : row[lastFeatureOf[strongest]!]!
    reasons.push({ of, value: round(value), moved: round(moved[strongest]!) })
    moved[strongest] = 0
  }
  return reasons
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
