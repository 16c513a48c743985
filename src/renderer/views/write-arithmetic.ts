import { typeOf } from '../../shared/duplicate.ts'
import type { DuplicateGroup } from '../../shared/duplicate.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'

/** How a group's risk comes about, up to the level: `3 lines × 18 (type 4) = 54`, or `… = 225 → 100` where it is cut. */
export function writeArithmetic({ type, count, riskScore }: DuplicateGroup): string {
  const { baseRisk } = typeOf(type)
  const product = count * baseRisk
  const sum = `${formatNoun(count, 'line')} × ${baseRisk} (type ${type}) = ${formatCount(product)}`
  return product === riskScore ? sum : `${sum} → ${riskScore}`
}
