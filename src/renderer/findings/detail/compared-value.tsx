import { formatAmount } from '../../format/amount.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import type { ComparedField } from './compare-lines.ts'

/** One value of a field as it is read; a blank one is said. */
export function ComparedValue({ kind, value }: { kind: ComparedField['kind']; value: string }) {
  if (value === '') return <span className="dim">(blank)</span>
  if (kind === 'amount') return formatAmount(value)
  return kind === 'day' ? formatDayOfWeek(value) : value
}

/** The sign that lines differ in a field, with the word for those who cannot see it. */
export function DiffersSign() {
  return (
    <span className="differs-sign" title="The lines differ here">
      <span aria-hidden="true">≠</span>
      <span className="visually-hidden"> (differs)</span>
    </span>
  )
}
