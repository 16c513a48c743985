import type { Filter } from '../../shared/filter.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount } from '../format/numbers.ts'
import { codeOrBlank } from '../format/words.ts'

/** One condition in words, and the change that takes it out. */
export interface Condition {
  words: string
  removal: Filter
}

/** Every condition of the filter in words, in a fixed order. */
export function describeFilter(filter: Filter): Condition[] {
  const {
    types,
    riskLevels,
    groupNo,
    account,
    user,
    source,
    month,
    minConfidence,
    minAmount,
    maxAmount,
    text
  } = filter
  const conditions: (Condition | false)[] = [
    text !== undefined && { words: `Text “${text}”`, removal: { text: undefined } },
    types !== undefined && {
      words: `In type ${types.join(' or ')}`,
      removal: { types: undefined }
    },
    riskLevels !== undefined && {
      words: `Risk ${riskLevels.join(' or ')}`,
      removal: { riskLevels: undefined }
    },
    groupNo !== undefined && { words: `Group ${formatCount(groupNo)}`, removal: { groupNo: undefined } },
    account !== undefined && { words: `Account ${codeOrBlank(account)}`, removal: { account: undefined } },
    user !== undefined && { words: `User ${codeOrBlank(user)}`, removal: { user: undefined } },
    source !== undefined && { words: `Source ${codeOrBlank(source)}`, removal: { source: undefined } },
    month !== undefined && {
      words: month === '' ? 'No posted date' : `Posted in ${month}`,
      removal: { month: undefined }
    },
    minAmount !== undefined && {
      words: `Amount from ${formatAmount(minAmount)}`,
      removal: { minAmount: undefined }
    },
    maxAmount !== undefined && {
      words: `Amount to ${formatAmount(maxAmount)}`,
      removal: { maxAmount: undefined }
    },
    minConfidence !== undefined && {
      words: `Confidence from ${minConfidence.toFixed(2)}`,
      removal: { minConfidence: undefined }
    }
  ]
  return conditions.filter((condition) => condition !== false)
}
