import { absoluteAmounts, type ExactAmounts } from './exact-amounts.ts'

/**
 * By the number of an amount: that of the amount with the other sign, -1 where there is none; nought has none. No two numbers may have the
 * same amount.
 */
export function oppositeAmounts(amounts: ExactAmounts): Int32Array {
  const count = amounts.minor.length
  const opposite = new Int32Array(count).fill(-1)
  const { minor, fine } = absoluteAmounts(amounts)
  // A table with open places: an amount stands at its hash or behind it, once for both signs.
  let bits = 4
  while (1 << bits < 2 * count) bits++
  const mask = (1 << bits) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  for (let number = 0; number < count; number++) {
    const [size, rest] = [minor[number]!, fine === null ? 0 : fine[number]!]
    const hash = Math.imul((size % 4294967291) ^ Math.imul(rest % 4294967291, 40503), 2654435761)
    let slot = (hash >>> (32 - bits)) & mask
    while (slots[slot]! >= 0) {
      const other = slots[slot]!
      if (minor[other] === size && (fine === null || fine[other] === rest)) {
        opposite[number] = other
        opposite[other] = number
        break
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = number
  }
  return opposite
}
