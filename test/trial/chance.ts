import { randomFrom } from '../../src/main/engine/model/random.ts'

/** Draws that are the same for the same seed. */
export interface Chance {
  /** A whole number from 0, below this one; 0 for 0. */
  below(limit: number): number
  one<Value>(values: readonly Value[]): Value
}

/** Draws from a seed. */
export function chance(seed: number): Chance {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  return { below, one: (values) => values[below(values.length)]! }
}
