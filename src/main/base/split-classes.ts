/** Items put into numbered classes; -1 is in none. */
export interface Classes {
  of: Int32Array
  count: number
}

/** Values of items as numbers below `count`; -1 is none. */
interface NumberedValues {
  ids: Int32Array
  count: number
}

/** Splits classes by one more value per item; an item without one falls out. `null` is one class of all items. */
export function splitClasses(classes: Classes | null, { ids, count }: NumberedValues): Classes {
  const split = new Int32Array(ids.length).fill(-1)
  // class x value fits a double exactly: both are below 2^26 for any file that fits in memory.
  const numbers = new Map<number, number>()
  for (let item = 0; item < ids.length; item++) {
    const before = classes === null ? 0 : classes.of[item]!
    const value = ids[item]!
    if (before < 0 || value < 0) continue
    const key = before * count + value
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
    }
    split[item] = number
  }
  return { of: split, count: numbers.size }
}
