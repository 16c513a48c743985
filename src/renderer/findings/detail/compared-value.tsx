import { formatAmount } from '../../format/amount.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import { severalValues, type ComparedField } from './compare-lines.ts'
import { text } from '../../text/text.ts'

const words = text.finding.twins

/** A value of a field as it is read, of a posting all that its lines have; a blank one is said. */
export function ComparedValue({ kind, value }: { kind: ComparedField['kind']; value: string }) {
  if (value === '') return <span className="dim">{words.blank}</span>
  if (kind === 'amount') return formatAmount(value)
  return kind === 'day'
    ? value
        .split(severalValues)
        .map((day) => formatDayOfWeek(day))
        .join(severalValues)
    : value
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
