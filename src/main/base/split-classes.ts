import { LinesByValue } from './lines-by-value.ts'
import { valuesAt } from './lines-with.ts'

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

/**
 * Splits classes by one more value per item; an item without one falls out. The new ones are numbered by their first items.
 * Walks class by class and notes by value where it was met there first: no table of pairs is needed.
 */
export function splitClasses(classes: Classes, { ids, count }: NumberedValues): Classes {
  const split = new Int32Array(ids.length).fill(-1)
  const metIn = new Int32Array(count).fill(-1)
  const firstOf = new Int32Array(count)
  const { order } = new LinesByValue(classes.of, classes.count)
  for (let at = 0; at < order.length; at++) {
    const item = order[at]!
    const value = ids[item]!
    if (value < 0) continue
    const number = classes.of[item]!
    if (metIn[value] !== number) {
      metIn[value] = number
      firstOf[value] = item
    }
    split[item] = firstOf[value]!
  }
  let numbers = 0
  for (let item = 0; item < split.length; item++) {
    const first = split[item]!
    if (first >= 0) split[item] = first === item ? numbers++ : split[first]!
  }
  return { of: split, count: numbers }
}

/** Splits classes of these lines, by place in `lines`, by more values of all lines. */
export function splitAt(lines: Int32Array, classes: Classes, values: readonly NumberedValues[]): Classes {
  return values.reduce(
    (split, { ids, count }) => splitClasses(split, { ids: valuesAt(ids, lines), count }),
    classes
  )
}
