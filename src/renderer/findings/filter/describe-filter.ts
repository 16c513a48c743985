import type { ChangeSince } from '../../../shared/decision.ts'
import type { Filter } from '../../../shared/filter.ts'
import { formatAmount } from '../../format/amount.ts'
import { dispositionWords, signOffWords } from '../../text/decision-words.ts'
import { factWords } from '../../text/fact-words.ts'
import { formatDay } from '../../format/day.ts'
import { formatMonthOfYear } from '../../format/month.ts'
import { formatConfidence, formatCount } from '../../format/numbers.ts'
import { codeOrBlank } from '../../text/words.ts'

/** One condition in words, and the change that takes it out. */
interface Condition {
  words: string
  removal: Filter
}

/** What a finding is against the earlier ledger of its engagement. */
export const sinceWords: Record<ChangeSince, string> = {
  new: 'New since the earlier ledger',
  changed: 'Changed since the earlier ledger',
  same: 'Same as in the earlier ledger'
}

type Values = { [Name in keyof Filter]-?: NonNullable<Filter[Name]> }

/** The words of each condition as far as it stands alone; a range and the facts that must not hold are told apart. */
const words: { [Name in keyof Values]: (value: Values[Name]) => string } = {
  text: (text) => `Text “${text}”`,
  types: (types) => `In type ${types.join(' or ')}`,
  riskLevels: (levels) => `Risk ${levels.join(' or ')}`,
  dispositions: (dispositions) => dispositions.map((one) => dispositionWords[one]).join(' or '),
  unsigned: (role) => `Not ${signOffWords[role].toLowerCase()}`,
  since: (changes) => changes.map((one) => sinceWords[one]).join(' or '),
  facts: (facts) => upperFirst(facts.map((fact) => factWords[fact]).join(' or ')),
  withoutFacts: (facts) => facts.map((fact) => `Not ${factWords[fact]}`).join(', '),
  groupNo: (groupNo) => `Group ${formatCount(groupNo)}`,
  account: (code) => `Account ${codeOrBlank(code)}`,
  user: (code) => `User ${codeOrBlank(code)}`,
  source: (code) => `Source ${codeOrBlank(code)}`,
  month: (month) => (month === '' ? 'No posted date' : `Posted in ${formatMonthOfYear(month)}`),
  postedFrom: (day) => `Posted from ${formatDay(day)}`,
  postedTo: (day) => `Posted to ${formatDay(day)}`,
  effectiveFrom: (day) => `Effective from ${formatDay(day)}`,
  effectiveTo: (day) => `Effective to ${formatDay(day)}`,
  side: (side) => (side === 'debit' ? 'Debit' : 'Credit'),
  minAmount: (amount) => `Amount from ${formatAmount(amount)}`,
  maxAmount: (amount) => `Amount to ${formatAmount(amount)}`,
  minConfidence: (share) => `Confidence from ${formatConfidence(share)}`,
  maxConfidence: (share) => `Confidence to ${formatConfidence(share)}`
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function describe<Name extends keyof Values>(filter: Filter, name: Name): Condition[] {
  const value = filter[name] as Values[Name] | undefined
  return value === undefined ? [] : [{ words: words[name](value), removal: { [name]: undefined } }]
}

/** Every condition of the filter in words, in a fixed order. Facts that must not hold are one condition each. */
export function describeFilter(filter: Filter): Condition[] {
  const { withoutFacts = [] } = filter
  return (Object.keys(words) as (keyof Filter)[]).flatMap((name) =>
    name === 'withoutFacts'
      ? withoutFacts.map((fact) => ({
          words: words.withoutFacts([fact]),
          removal: { withoutFacts: withoutFacts.filter((other) => other !== fact) }
        }))
      : describe(filter, name)
  )
}

/** Whether a condition is about the model's opinion. */
export function isAboutOpinion({ removal }: Condition): boolean {
  return 'minConfidence' in removal || 'maxConfidence' in removal
}
