import { findSeries, type Series } from '../detect/find-series.ts'
import type { FoundDuplicates } from './findings.ts'

/** The lines of an event by the account and amount they have: as many lists as there are, each in the order of `lines`. */
export function legsOf(lines: Int32Array, { detection }: Pick<FoundDuplicates, 'detection'>): Int32Array[] {
  const { groupOf } = detection[1]!
  const first = groupOf[lines[0]!]!
  if (lines.every((line) => groupOf[line] === first)) return [lines]
  const legs = new Map<number, number[]>()
  for (const line of lines) {
    const leg = legs.get(groupOf[line]!)
    if (leg === undefined) legs.set(groupOf[line]!, [line])
    else leg.push(line)
  }
  return [...legs.values()].map((leg) => Int32Array.from(leg))
}

/**
 * The series that an event is. Of one account and amount it may be the one of all lines of these; of several each must come once per
 * period by itself, and the first one tells how often.
 */
export function seriesOfLegs(
  legs: readonly Int32Array[],
  { facts: { series, days }, detection }: Pick<FoundDuplicates, 'facts' | 'detection'>
): Series | null {
  const { groupOf, counts } = detection[1]!
  let told: Series | null = null
  for (const leg of legs) {
    const base = groupOf[leg[0]!]!
    const isWhole = counts[base] === leg.length
    const own = legs.length === 1 || isWhole ? series[base]! : null
    const found = own ?? (isWhole ? null : findSeries(leg.map((line) => days[line]!)))
    if (found === null) return null
    told ??= found
  }
  return told
}
