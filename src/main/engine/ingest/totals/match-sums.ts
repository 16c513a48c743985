import type { Stated } from './stated-total.ts'
import type { Sums } from './sum-before.ts'

/** What of its lines a total states. */
export type What = 'sum' | 'debits' | 'credits' | 'debits and credits'

/** What of some lines a total states; null where it is nothing of them. A pair says both sides; one amount may be what is left of them, or one of them. Signs are written in many ways. */
export function matchSums({ debit, credit, amount }: Stated, sums: Sums): What | null {
  const isSame = (one: bigint, other: bigint) => absolute(one) === absolute(other)
  if (debit !== null && credit !== null) {
    return isSame(debit, sums.debit) && isSame(credit, sums.credit) ? 'debits and credits' : null
  }
  const one = (amount ?? debit ?? credit)!
  if (debit !== null && isSame(one, sums.debit)) return 'debits'
  if (credit !== null && isSame(one, sums.credit)) return 'credits'
  if (isSame(one, sums.net)) return 'sum'
  if (amount === null) return null
  return isSame(one, sums.debit) ? 'debits' : isSame(one, sums.credit) ? 'credits' : null
}

/** The sums of the lines between two places, from those above each of them. */
export function subtract(all: Sums, above: Sums): Sums {
  return { debit: all.debit - above.debit, credit: all.credit - above.credit, net: all.net - above.net }
}

/** A number without its sign. */
export function absolute(units: bigint): bigint {
  return units < 0n ? -units : units
}
