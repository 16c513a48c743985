import type { Filter } from '../../../shared/filter.ts'
import { ParsedField } from '../../components/parsed-field.tsx'
import { formatAmount } from '../../format/amount.ts'
import { readAmount } from '../../text/read-amount.ts'
import { readCount } from '../../text/read-count.ts'
import { readDay } from '../../text/read-day.ts'
import { readShare } from '../../text/read-share.ts'
import { changeFilter } from '../../stores/screen.ts'
import { text } from '../../text/text.ts'

const { filter: words } = text.findings
const panel = text.filterPanel

const dayFields = [
  { name: 'postedFrom', edge: 'first' },
  { name: 'postedTo', edge: 'last' },
  { name: 'effectiveFrom', edge: 'first' },
  { name: 'effectiveTo', edge: 'last' }
] as const
const amountFields = [
  { name: 'minAmount', label: words.minAmount, title: words.amounts },
  { name: 'maxAmount', label: words.maxAmount, title: words.amounts },
  { name: 'minExposure', label: panel.exposureFrom, title: panel.exposures },
  { name: 'maxExposure', label: panel.exposureTo, title: panel.exposures }
] as const
const timesFields = [
  { name: 'minOccurrences', label: panel.timesFrom, title: panel.times },
  { name: 'maxOccurrences', label: panel.timesTo, title: panel.times }
] as const
const apartFields = [
  { name: 'minDaysApart', label: panel.daysFrom, title: panel.daysApart },
  { name: 'maxDaysApart', label: panel.daysTo, title: panel.daysApart }
] as const
const shareFields = ['minConfidence', 'maxConfidence'] as const

/** Least and most amounts of a line, and of what its finding is exposed to. They take what the user's locale writes, and plain forms. */
export function AmountFields({ filter }: { filter: Filter }) {
  return amountFields.map(({ name, label, title }) => (
    <ParsedField
      key={name}
      label={label}
      placeholder={words.any}
      title={title}
      value={filter[name]}
      read={readAmount}
      write={formatAmount}
      onCommit={(amount) => changeFilter({ [name]: amount })}
    />
  ))
}

/** Least and most of a whole number of the finding: of the times it was posted, or of the days between its first and its last. */
export function CountFields({ filter, of }: { filter: Filter; of: 'times' | 'daysApart' }) {
  return (of === 'times' ? timesFields : apartFields).map(({ name, label, title }) => (
    <ParsedField
      key={name}
      label={label}
      placeholder={words.any}
      title={title}
      inputMode="numeric"
      value={filter[name]}
      read={readCount}
      write={String}
      onCommit={(count) => changeFilter({ [name]: count })}
    />
  ))
}

/** Least and most share of votes. */
export function ShareFields({ filter }: { filter: Filter }) {
  return shareFields.map((name) => (
    <ParsedField
      key={name}
      label={words[name]}
      className="opinion"
      placeholder={words.any}
      title={words.confidences}
      value={filter[name]}
      read={readShare}
      write={String}
      onCommit={(share) => changeFilter({ [name]: share })}
    />
  ))
}

/** First and last days of posting and of effect. */
export function DayFields({ filter }: { filter: Filter }) {
  return dayFields.map(({ name, edge }) => (
    <ParsedField
      key={name}
      label={words[name]}
      placeholder={words.any}
      title={words.days}
      value={filter[name]}
      read={(typed) => readDay(typed, edge)}
      write={String}
      onCommit={(day) => changeFilter({ [name]: day })}
    />
  ))
}
