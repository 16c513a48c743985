import type { ChangeSince } from '../../../shared/decision.ts'
import type { ColumnCondition, Filter } from '../../../shared/filter.ts'
import { labelOfColumn } from '../../../shared/ledger-column.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatDay } from '../../format/day.ts'
import { formatMonthOfYear } from '../../format/month.ts'
import { formatConfidence, formatCount, formatNoun } from '../../format/numbers.ts'
import { common } from './common.ts'
import { decisions } from './decisions.ts'
import { facts } from './facts.ts'
import { filterPanel } from './filter-panel.ts'
import { order } from './order.ts'

type Values = { [Name in keyof Filter]-?: NonNullable<Filter[Name]> }

/** What a finding is against the earlier ledger of its engagement. */
const since: Record<ChangeSince, string> = {
  new: 'New since the earlier ledger',
  changed: 'Changed since the earlier ledger',
  same: 'Same as in the earlier ledger'
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function nameCode(code: string): string {
  return code === '' ? common.blank : code
}

function tellColumn({ column, how, text }: ColumnCondition): string {
  if (how === 'equals' && text === '') return `${labelOfColumn(column)} is blank`
  return `${labelOfColumn(column)} ${how === 'equals' ? 'is' : 'contains'} “${text}”`
}

/** The words of each condition of a filter as far as it stands alone. */
export const conditions: { [Name in keyof Values]: (value: Values[Name]) => string } = {
  text: (text) => `Text “${text}”`,
  types: (types) => `Test ${types.join(' or ')}`,
  riskLevels: (levels) => `Risk ${levels.join(' or ')}`,
  dispositions: (dispositions) => dispositions.map((one) => decisions.dispositions[one]).join(' or '),
  likelihoods: (some) => some.map((one) => order.likelihoods[one]).join(' or '),
  trivial: (which) => (which === 'only' ? order.trivial : order.notTrivial),
  unsigned: (role) => `Not ${decisions.signOffs[role].toLowerCase()}`,
  isUnsettled: () => 'Earlier decisions to settle',
  since: (changes) => changes.map((one) => since[one]).join(' or '),
  facts: (some) => upperFirst(some.map((fact) => facts.names[fact]).join(' or ')),
  withoutFacts: (some) => some.map((fact) => `Not ${facts.names[fact]}`).join(', '),
  groupNo: (groupNo) => `Group ${formatCount(groupNo)}`,
  account: (code) => `Account ${nameCode(code)}`,
  user: (code) => `User ${nameCode(code)}`,
  source: (code) => `Source ${nameCode(code)}`,
  month: (month) => (month === '' ? 'No entry date' : `Entry date in ${formatMonthOfYear(month)}`),
  postedFrom: (day) => `Entry date from ${formatDay(day)}`,
  postedTo: (day) => `Entry date to ${formatDay(day)}`,
  effectiveFrom: (day) => `Effective date from ${formatDay(day)}`,
  effectiveTo: (day) => `Effective date to ${formatDay(day)}`,
  side: (side) => (side === 'debit' ? 'Debit' : 'Credit'),
  minAmount: (amount) => `Amount from ${formatAmount(amount)}`,
  maxAmount: (amount) => `Amount to ${formatAmount(amount)}`,
  roundTo: (step) => `A multiple of ${formatAmount(step)}`,
  minExposure: (amount) => `Exposure from ${formatAmount(amount)}`,
  maxExposure: (amount) => `Exposure to ${formatAmount(amount)}`,
  minOccurrences: (count) => `Posted at least ${formatNoun(count, 'time')}`,
  maxOccurrences: (count) => `Posted at most ${formatNoun(count, 'time')}`,
  minDaysApart: (days) => `At least ${formatNoun(days, 'day')} apart`,
  maxDaysApart: (days) => `At most ${formatNoun(days, 'day')} apart`,
  acrossFiles: (isAcross) => (isAcross ? 'In several files' : 'In one file'),
  weekdays: (days) => `On ${days.map((day) => filterPanel.weekdays[day]).join(' or ')}`,
  outsideHours: ({ from, to }) => `Entered before ${from} or after ${to}`,
  sources: (codes) => `Source ${codes.map(nameCode).join(' or ')}`,
  withoutSources: (codes) => `Source not ${codes.map(nameCode).join(' or ')}`,
  columns: (some) => some.map(tellColumn).join(' and '),
  minConfidence: (share) => `Confidence from ${formatConfidence(share)}`,
  maxConfidence: (share) => `Confidence to ${formatConfidence(share)}`
}
