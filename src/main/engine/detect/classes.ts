import type { ComparedField } from './compare-keys.ts'

/** Lines put into numbered classes; -1 is in none. */
export interface Classes {
  of: Int32Array
  count: number
}

/** Splits classes by one more field; a line without a value for it falls out. `null` is one class of all lines. */
export function refine(classes: Classes | null, field: ComparedField): Classes {
  const { ids, count } = field
  const of = new Int32Array(ids.length).fill(-1)
  // class x value fits a double exactly: both are below 2^26 for any file that fits in memory.
  const numbers = new Map<number, number>()
  for (let line = 0; line < ids.length; line++) {
    const before = classes === null ? 0 : classes.of[line]!
    const value = ids[line]!
    if (before < 0 || value < 0) continue
    const key = before * count + value
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
    }
    of[line] = number
  }
  return { of, count: numbers.size }
}
