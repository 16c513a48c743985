/** Splits classes by one more number per item; an item without one falls out. `null` is one class of all items. */
export function splitClasses(
  of: Int32Array | null,
  by: Int32Array,
  most: number
): { of: Int32Array; count: number } {
  const split = new Int32Array(by.length).fill(-1)
  // class x value fits a double exactly: both are below 2^26 for any file that fits in memory.
  const numbers = new Map<number, number>()
  for (let item = 0; item < by.length; item++) {
    const before = of === null ? 0 : of[item]!
    const value = by[item]!
    if (before < 0 || value < 0) continue
    const key = before * most + value
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
    }
    split[item] = number
  }
  return { of: split, count: numbers.size }
}
