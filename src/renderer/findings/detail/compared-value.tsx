import { formatAmount } from '../../format/amount.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import type { ComparedField } from './compare-lines.ts'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** One value of a field as it is read; a blank one is said. */
export function ComparedValue({ kind, value }: { kind: ComparedField['kind']; value: string }) {
  if (value === '') return <span className="dim">{words.blank}</span>
  if (kind === 'amount') return formatAmount(value)
  return kind === 'day' ? formatDayOfWeek(value) : value
}

/** The sign that lines differ in a field, with the word for those who cannot see it. */
export function DiffersSign() {
  return (
    <span className="differs-sign" title={words.differTitle}>
      <span aria-hidden="true">≠</span>
      <span className="visually-hidden"> {words.differs}</span>
    </span>
  )
}
