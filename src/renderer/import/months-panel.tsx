import { useState } from 'react'
import type { ImportProof } from '../../shared/import-proof.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { formatAmount } from '../format/amount.ts'
import { formatDay } from '../format/day.ts'
import { formatMonthOfYear, withGaps, type MonthGap } from '../format/month.ts'
import { formatCount } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.imports.months

function monthsOf({ from, to, months }: MonthGap): string {
  return months === 1 ? formatMonthOfYear(from) : words.span(formatMonthOfYear(from), formatMonthOfYear(to))
}

/** Lines and amounts by month: a month without any, or with few, is seen at once. */
export function MonthsPanel({ facts, months }: { facts: LedgerFacts; months: ImportProof['months'] }) {
  const known = (['posted', 'effective'] as const).filter((kind) => months[kind] !== null)
  const [chosen, setChosen] = useState<'posted' | 'effective'>('posted')
  const kind = known.includes(chosen) ? chosen : known[0]
  const figures = kind === undefined ? [] : months[kind]!
  const most = Math.max(1, ...figures.map(({ rows }) => rows))
  const span = kind === undefined ? null : facts[kind]
  return (
    <section className="panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
        {known.length > 1 && (
          <fieldset className="segments" aria-label={words.monthOf}>
            {known.map((one) => (
              <button key={one} type="button" aria-pressed={one === kind} onClick={() => setChosen(one)}>
                {words[one]}
              </button>
            ))}
          </fieldset>
        )}
        <small>{span ? words.span(formatDay(span.from), formatDay(span.to)) : words.noDate}</small>
      </header>
      {kind === undefined ? (
        <p className="dim">{words.noColumn}</p>
      ) : (
        <div className="table-scroll months">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.month}</th>
                <th scope="col" className="num">
                  {words.rows}
                </th>
                <th scope="col" aria-hidden="true" className="rest" />
                <th scope="col" className="num">
                  {words.debit}
                </th>
                <th scope="col" className="num">
                  {words.credit}
                </th>
              </tr>
            </thead>
            <tbody>
              {withGaps(figures).map((entry) =>
                'months' in entry ? (
                  <tr key={entry.from} className="month-gap">
                    <th scope="row">{monthsOf(entry)}</th>
                    <td className="num">0</td>
                    <td colSpan={3}>{words.noLines(entry.months)}</td>
                  </tr>
                ) : (
                  <tr key={entry.month}>
                    <th scope="row">{entry.month === '' ? words.noDay : formatMonthOfYear(entry.month)}</th>
                    <td className="num">{formatCount(entry.rows)}</td>
                    <td aria-hidden="true">
                      <span className="bar">
                        <span style={{ width: `max(1px, ${(entry.rows / most) * 100}%)` }} />
                      </span>
                    </td>
                    <td className="num">{formatAmount(entry.debit)}</td>
                    <td className="num">{formatAmount(entry.credit)}</td>
                  </tr>
                )
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{words.all}</th>
                <td className="num">{formatCount(facts.rows.read)}</td>
                <td aria-hidden="true" />
                <td className="num">{formatAmount(facts.totals.debit)}</td>
                <td className="num">{formatAmount(facts.totals.credit)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  )
}
