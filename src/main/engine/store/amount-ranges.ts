import { fromUnits, type AmountScale } from '../decimal.ts'

/** Sizes of amounts, without their sign, from one power of ten to the next. */
export interface AmountRange {
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

/** The key of a line's range as SQL over `amount_minor` and `amount_fine`; what is finer counts up, so a credit ends at its fine part. */
export function rangeSql(scale: AmountScale): string {
  const cases = amountRanges(scale)
    .toReversed()
    .map(({ key, leastMinor }) =>
      leastMinor === 0
        ? `ELSE '${key}'`
        : `WHEN amount_minor >= ${leastMinor} OR (amount_minor, amount_fine) <= (-${leastMinor}, 0) THEN '${key}'`
    )
  return `CASE ${cases.join(' ')} END`
}
