import { useState } from 'react'
import type { BreakdownRow } from '../../shared/duplicate.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import type { Breakdown } from './breakdowns.ts'
import { text } from '../text/text.ts'

const words = text.overview.pictures

const rowsAtATime = 25

interface Props {
  of: Breakdown
  title: string
  rows: readonly BreakdownRow[]
}

/** Every figure behind a picture, for whoever cannot see it or wants it exact; each row opens its findings. */
export function BreakdownTable({ of, title, rows }: Props) {
  const [shown, setShown] = useState(rowsAtATime)
  return (
    <>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {words.columns.map((name) => (
                <th key={name} scope="col" className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => showFindings(of.filterOf(row.key))}>
                    {of.nameOf(row)}
                  </button>
                  {row.label !== '' && <span className="dim"> {row.label}</span>}
                </th>
                <td className="num">{formatCount(row.rows)}</td>
                <td className="num">{formatCount(row.groups)}</td>
                <td className="num">{formatCount(row.debitRows)}</td>
                <td className="num">{formatAmount(row.debitAmount)}</td>
                <td className="num">{formatCount(row.creditRows)}</td>
                <td className="num">{formatAmount(row.creditAmount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < rows.length && (
        <button type="button" className="quiet" onClick={() => setShown(shown + 4 * rowsAtATime)}>
          {words.more(rows.length - shown)}
        </button>
      )}
    </>
  )
}
