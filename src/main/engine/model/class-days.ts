import type { OrderedClasses } from './ordered-classes.ts'

const nearDays = 10
const mostNearby = 20

/** Lines of a class. */
export function sizeOf({ start }: OrderedClasses, number: number): number {
  return start[number + 1]! - start[number]!
}

/** Days since the line before in the class of a line; -1 where it is the first. */
export function daysSinceLast(
  { of, start, order, at }: OrderedClasses,
  day: Int32Array,
  line: number
): number {
  const here = at[line]!
  return here > start[of[line]!]! ? day[line]! - day[order[here - 1]!]! : -1
}

/** Lines of the class within `nearDays`, before and after, at most `mostNearby` each. */
export function countNearby({ of, start, order, at }: OrderedClasses, day: Int32Array, line: number): number {
  const [first, end, here] = [start[of[line]!]!, start[of[line]! + 1]!, at[line]!]
  let [before, after] = [0, 0]
  const isNear = (other: number) => Math.abs(day[order[other]!]! - day[line]!) <= nearDays
  while (before < mostNearby && here - before > first && isNear(here - before - 1)) before++
  while (after < mostNearby && here + after + 1 < end && isNear(here + after + 1)) after++
  return before + after
}

/** Days since the last one over the mean gap of the others, at most 8; -1 where there are no others. */
export function gapRatio(classes: OrderedClasses, day: Int32Array, line: number): number {
  const { of, start, order } = classes
  const [first, end] = [start[of[line]!]!, start[of[line]! + 1]!]
  const last = daysSinceLast(classes, day, line)
  if (end - first < 3 || last < 0) return -1
  const others = (day[order[end - 1]!]! - day[order[first]!]! - last) / (end - first - 2)
  return Math.min(8, (last + 0.5) / (others + 0.5))
}
