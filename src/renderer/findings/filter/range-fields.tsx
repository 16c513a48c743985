import type { Filter } from '../../../shared/filter.ts'
import { ParsedField } from '../../components/parsed-field.tsx'
import { formatAmount } from '../../format/amount.ts'
import { readAmount } from '../../format/read-amount.ts'
import { readDay } from '../../format/read-day.ts'
import { readShare } from '../../format/read-share.ts'
import { changeFilter } from '../../stores/screen.ts'

const dayFields = [
  { label: 'Posted from', name: 'postedFrom', edge: 'first' },
  { label: 'Posted to', name: 'postedTo', edge: 'last' },
  { label: 'Effective from', name: 'effectiveFrom', edge: 'first' },
  { label: 'Effective to', name: 'effectiveTo', edge: 'last' }
] as const
const amountFields = [
  { label: 'Amount from', name: 'minAmount' },
  { label: 'Amount to', name: 'maxAmount' }
] as const
const shareFields = [
  { label: 'Confidence from', name: 'minConfidence' },
  { label: 'Confidence to', name: 'maxConfidence' }
] as const

/** First and last days, least and most amounts and votes. Each takes what the user's locale writes, and plain forms. */
export function RangeFields({ filter }: { filter: Filter }) {
  return (
    <>
      {amountFields.map(({ label, name }) => (
        <ParsedField
          key={name}
          label={label}
          placeholder="any"
          title="The sign does not count; 10k is 10,000"
          value={filter[name]}
          read={readAmount}
          write={formatAmount}
          onCommit={(amount) => changeFilter({ [name]: amount })}
        />
      ))}
      {shareFields.map(({ label, name }) => (
        <ParsedField
          key={name}
          label={label}
          className="opinion"
          placeholder="any"
          title="The model’s confidence: 0.8 or 80 %"
          value={filter[name]}
          read={readShare}
          write={String}
          onCommit={(share) => changeFilter({ [name]: share })}
        />
      ))}
      {dayFields.map(({ label, name, edge }) => (
        <ParsedField
          key={name}
          label={label}
          placeholder="any"
          title="A day, a month or a year"
          value={filter[name]}
          read={(text) => readDay(text, edge)}
          write={String}
          onCommit={(day) => changeFilter({ [name]: day })}
        />
      ))}
    </>
  )
}
