import type { BreakdownRow } from '../../shared/duplicate.ts'
import { formatCount } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import type { Breakdown } from './breakdowns.ts'
import { LengthBar } from './length-bar.tsx'
import { text } from '../text/text.ts'

const words = text.overview.pictures

interface Props {
  of: Breakdown
  rows: readonly BreakdownRow[]
  /** How many bars are drawn; the rest is said and stands in the table. */
  most: number
  /** A class for the colour of a bar, where its kind has colours of its own. */
  toneOf?: ((row: BreakdownRow) => string) | undefined
  onAll: () => void
}

/** Lines as bars of one scale; each is a button that opens its findings. */
export function BarList({ of, rows, most, toneOf, onAll }: Props) {
  const drawn = rows.slice(0, most)
  const others = rows.length - drawn.length
  const longest = Math.max(...drawn.map((row) => row.rows))
  return (
    <>
      <ul className="picture-bars">
        {drawn.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={`picture-bar ${toneOf?.(row) ?? ''}`}
              disabled={row.rows === 0}
              onClick={() => showFindings(of.filterOf(row.key))}
            >
              <span className="picture-name" title={`${of.nameOf(row)} ${row.label}`.trim()}>
                {of.nameOf(row)}
                {row.label !== '' && <span className="dim"> {row.label}</span>}
              </span>
              <LengthBar value={row.rows} most={longest} />{' '}
              <span className="num">
                {formatCount(row.rows)}
                <span className="visually-hidden">{words.opensLines(row.rows)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <button type="button" className="quiet small" onClick={onAll}>
          {words.others(
            others,
            rows.slice(most).reduce((sum, row) => sum + row.rows, 0)
          )}
        </button>
      )}
    </>
  )
}
