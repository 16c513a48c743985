import type { StoredReason } from '../reason-words.ts'
import { features } from './features.ts'
import { placeOf } from './measures.ts'

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
const lastFeatureOf = namesOf.map((_, group) => groupOf.lastIndexOf(group))

/**
 * The measures that moved the confidence of a row most, up or down, the strongest first. `byFeature` is what each feature added,
 * `row` the features and `measured` the measures of the line. The same row gives the same reasons.
 */
export function chooseReasons(
  byFeature: Float64Array,
  row: Float64Array,
  measured: Float64Array
): StoredReason[] {
  const moved = new Float64Array(groups.size)
  byFeature.forEach((part, feature) => (moved[groupOf[feature]!]! += part))
  return Array.from(moved, (sum, group) => ({ group, sum }))
    .filter(({ sum }) => Math.abs(sum) >= leastMove)
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum) || a.group - b.group)
    .slice(0, mostReasons)
    .map(({ group, sum }) => {
      const of = namesOf[group]!
      const value =
        of.length === 1 ? measured[placeOf[of[0] as keyof typeof placeOf]]! : row[lastFeatureOf[group]!]!
      return { of, value: round(value), moved: round(sum) }
    })
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
