import { fromUnits, type AmountScale, type ExactAmount } from '../base/decimal.ts'

/** Sizes of amounts, without their sign, from one power of ten to the next. */
interface AmountRange {
  /** `least:most`, both included, with the ledger's decimals. */
  key: string
  /** The least size in minor units; 0 for the first range. */
  leastMinor: number
}

/** The ranges of a ledger from the smallest on: below 1, from 1, from 10, as far as its amounts can go. */
export function amountRanges({ scale, decimals }: AmountScale): AmountRange[] {
  const ranges: AmountRange[] = []
  for (let power = -1; ; power++) {
    const leastMinor = power < 0 ? 0 : 10 ** (power + scale)
    if (leastMinor > Number.MAX_SAFE_INTEGER) return ranges
    const least = power < 0 ? '0' : `1${'0'.repeat(power)}`
    const most = fromUnits(10n ** BigInt(power + 1 + decimals) - 1n, decimals)
    ranges.push({ key: `${least}:${most}`, leastMinor })
  }
}

/** Which of the ranges the size of an amount is in. A credit with a finer part is that much smaller than its minor units. */
export function rangeOf({ minor, fine }: ExactAmount, ranges: readonly AmountRange[]): number {
  const size = minor < 0 && fine > 0 ? -minor - 1 : Math.abs(minor)
  return ranges.findLastIndex(({ leastMinor }) => leastMinor <= size)
}
