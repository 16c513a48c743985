import type { DuplicateGroup } from '../../../shared/duplicate.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'

/** How a group's risk comes about, up to the level: `3 lines × 18 (test 4) = 54`, or `… = 225 → 100` where it is cut. */
export function writeArithmetic({ type, count, riskScore }: DuplicateGroup, baseRisk: number): string {
  const product = count * baseRisk
  const sum = `${formatNoun(count, 'line')} × ${baseRisk} (test ${type}) = ${formatCount(product)}`
  return product === riskScore ? sum : `${sum} → ${riskScore}`
}

/** How the exposure of `count` lines of an exact amount comes about: `(2 − 1) × 9,770.52 = 9,770.52`. */
export function writeExposure(count: number, amount: string, exposure: string): string {
  const size = amount.startsWith('-') ? `|${formatAmount(amount)}|` : formatAmount(amount)
  return `(${formatCount(count)} − 1) × ${size} = ${formatAmount(exposure)}`
}
