import { scaleLinear } from '@visx/scale'
import { Bar, Line } from '@visx/shape'
import type { BreakdownRow } from '../../shared/duplicate.ts'
import { useWidth } from '../components/use-width.ts'
import { formatAmount } from '../format/amount.ts'
import { formatMonth, withGaps } from '../format/month.ts'
import { shortenAmount } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import type { Breakdown } from './breakdowns.ts'
import { text } from '../text/text.ts'

const words = text.overview.pictures

const column = { width: 100, height: 132 }
const leastNamePx = 34
const nothing: Omit<BreakdownRow, 'key'> = {
  label: '',
  groups: 0,
  rows: 0,
  amount: '0',
  debitRows: 0,
  debitAmount: '0',
  creditRows: 0,
  creditAmount: '0'
}

/** Size for drawing only: a pixel is coarser than any float. */
const sizeOf = (exact: string): number => Math.abs(Number(exact))

const tellMonth = (of: Breakdown, row: BreakdownRow): string =>
  words.month(of.nameOf(row), formatAmount(row.debitAmount), formatAmount(row.creditAmount))

/** The months in between that no line repeats in, each as a row of zeros; very many in a row are left out. */
function withMissing(rows: readonly BreakdownRow[]): BreakdownRow[] {
  return withGaps(rows.map((row) => ({ ...row, month: row.key }))).flatMap((entry) => {
    if (!('from' in entry)) return [entry]
    return entry.months === 1 ? [{ ...nothing, key: entry.from }] : []
  })
}

/** The months side by side: debits above the axis, credits below it, on one scale; each is a button that opens its findings. */
export function MonthChart({ of, rows: known }: { of: Breakdown; rows: readonly BreakdownRow[] }) {
  const rows = withMissing(known)
  const [frame, widthPx] = useWidth<HTMLDivElement>()
  const [debit, credit] = [
    Math.max(0, ...rows.map((row) => sizeOf(row.debitAmount))),
    Math.max(0, ...rows.map((row) => sizeOf(row.creditAmount)))
  ]
  const reach = Math.max(debit + credit, Number.MIN_VALUE)
  const height = scaleLinear<number>({ domain: [0, reach], range: [0, column.height - 2] })
  const axis = height(debit) + 1
  const step = Math.max(1, Math.ceil((rows.length * leastNamePx) / Math.max(1, widthPx)))
  return (
    <>
      <p className="chart-key">
        <span className="swatch debit" aria-hidden="true" /> {words.debitKey(shortenAmount(debit))}
        <span className="swatch credit" aria-hidden="true" /> {words.creditKey(shortenAmount(credit))}
      </p>
      <div ref={frame} className="months-chart">
        {rows.map((row, at) => (
          <button
            key={row.key}
            type="button"
            className="month"
            disabled={row.rows === 0}
            title={row.rows === 0 ? words.noneIn(of.nameOf(row)) : tellMonth(of, row)}
            onClick={() => showFindings(of.filterOf(row.key))}
          >
            <svg
              viewBox={`0 0 ${column.width} ${column.height}`}
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <Bar
                className="debit"
                x={12}
                width={76}
                y={axis - height(sizeOf(row.debitAmount))}
                height={height(sizeOf(row.debitAmount))}
              />
              <Bar className="credit" x={12} width={76} y={axis} height={height(sizeOf(row.creditAmount))} />
              <Line className="axis" from={{ x: 0, y: axis }} to={{ x: column.width, y: axis }} />
            </svg>
            <span className="month-name">{at % step === 0 ? formatMonth(row.key) : ''}</span>
            <span className="visually-hidden">
              {' '}
              {row.rows === 0 ? words.noneIn(of.nameOf(row)) : words.opensMonth(tellMonth(of, row), row.rows)}
            </span>
          </button>
        ))}
      </div>
    </>
  )
}
