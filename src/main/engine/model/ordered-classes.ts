const nearDays = 10
const mostNearby = 20

/** Items put into numbered classes, and the items of each class in an order of their own. */
export interface OrderedClasses {
  count: number
  /** By item: its class, -1 for none. */
  of: Int32Array
  /** The items of class c are `order[start[c]]` up to but not `order[start[c + 1]]`. */
  start: Int32Array
  order: Int32Array
  /** By item: where it is in `order`, -1 for none. */
  at: Int32Array
}

/** Orders the items of each class by `day`, then by `place`. Takes time n log n in the largest class. */
export function orderClasses(
  of: Int32Array,
  count: number,
  day: Int32Array,
  place: Float64Array
): OrderedClasses {
  const start = new Int32Array(count + 1)
  for (const number of of) if (number >= 0) start[number + 1]!++
  for (let number = 0; number < count; number++) start[number + 1]! += start[number]!
  const next = start.slice()
  const order = new Int32Array(start[count]!)
  of.forEach((number, item) => {
    if (number >= 0) order[next[number]!++] = item
  })
  for (let number = 0; number < count; number++) {
    const items = order.subarray(start[number]!, start[number + 1]!)
    if (items.length > 1) items.sort((a, b) => day[a]! - day[b]! || place[a]! - place[b]! || a - b)
  }
  const at = new Int32Array(of.length).fill(-1)
  order.forEach((item, position) => (at[item] = position))
  return { count, of, start, order, at }
}

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
