import type { Filter } from '../../../shared/filter.ts'
import { ParsedField } from '../../components/parsed-field.tsx'
import { formatAmount } from '../../format/amount.ts'
import { readAmount } from '../../format/read-amount.ts'
import { readDay } from '../../format/read-day.ts'
import { readShare } from '../../format/read-share.ts'
import { changeFilter } from '../../stores/screen.ts'
import { text } from '../../text/text.ts'

const words = text.findings.filter

const dayFields = [
  { name: 'postedFrom', edge: 'first' },
  { name: 'postedTo', edge: 'last' },
  { name: 'effectiveFrom', edge: 'first' },
  { name: 'effectiveTo', edge: 'last' }
] as const
const amountFields = ['minAmount', 'maxAmount'] as const
const shareFields = ['minConfidence', 'maxConfidence'] as const

/** First and last days, least and most amounts and votes. Each takes what the user's locale writes, and plain forms. */
export function RangeFields({ filter }: { filter: Filter }) {
  return (
    <>
      {amountFields.map((name) => (
        <ParsedField
          key={name}
          label={words[name]}
          placeholder={words.any}
          title={words.amounts}
          value={filter[name]}
          read={readAmount}
          write={formatAmount}
          onCommit={(amount) => changeFilter({ [name]: amount })}
        />
      ))}
      {shareFields.map((name) => (
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
      ))}
      {dayFields.map(({ name, edge }) => (
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
      ))}
    </>
  )
}
