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
