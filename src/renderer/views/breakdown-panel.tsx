import { useState } from 'react'
import type { BreakdownKind, BreakdownRow, RiskLevel, TypeNumber } from '../../shared/duplicate.ts'
import type { Filter } from '../../shared/filter.ts'
import { contextFacts } from '../../shared/finding.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../components/use-answer.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'
import { codeOrBlank } from '../format/words.ts'
import { showFindings } from '../stores/desk.ts'

const kinds: Record<BreakdownKind, { name: string; filter: (key: string) => Filter }> = {
  type: { name: 'Type', filter: (type) => ({ types: [Number(type) as TypeNumber] }) },
  month: { name: 'Month of posting', filter: (month) => ({ month }) },
  user: { name: 'User', filter: (user) => ({ user }) },
  account: { name: 'Account', filter: (account) => ({ account }) },
  source: { name: 'Source', filter: (source) => ({ source }) },
  amount: { name: 'Amount', filter: rangeFilter },
  risk: { name: 'Risk', filter: (level) => ({ riskLevels: [level as RiskLevel] }) },
  fact: { name: 'Why lines repeat', filter: factFilter }
}
function rangeFilter(key: string): Filter {
  const [least, most] = key.split(':')
  return { minAmount: least || undefined, maxAmount: most || undefined }
}

function factFilter(key: string): Filter {
  const fact = contextFacts.find((one) => one === key)
  return fact === undefined ? { withoutFacts: [...contextFacts] } : { facts: [fact] }
}

const figures = ['Lines', 'Groups', 'Debit lines', 'Debit', 'Credit lines', 'Credit', 'Net']
const rowsAtATime = 25

function sortRows(kind: BreakdownKind, rows: readonly BreakdownRow[]): BreakdownRow[] {
  return kind === 'month' || kind === 'type'
    ? rows.toSorted((a, b) => a.key.localeCompare(b.key))
    : rows.toSorted((a, b) => b.rows - a.rows || a.key.localeCompare(b.key))
}

function KindTable({ ledgerId, kind }: { ledgerId: string; kind: BreakdownKind }) {
  const [shown, setShown] = useState(rowsAtATime)
  const { value, problem } = useAnswer(`${ledgerId}/${kind}`, () => api.breakdown({ ledgerId, by: kind }))
  if (problem) return <ProblemNote problem={problem} />
  if (!value) return <p className="dim">Counting…</p>
  if (value.length === 0) return <p className="dim">There are no duplicate lines to break down.</p>
  const rows = sortRows(kind, value)
  return (
    <>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{kinds[kind].name}</th>
              {figures.map((name) => (
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
                  <button
                    type="button"
                    className="link"
                    onClick={() => showFindings(kinds[kind].filter(row.key))}
                  >
                    {kind === 'type' ? `Type ${row.key}` : codeOrBlank(row.key)}
                  </button>
                  {row.label !== '' && <span className="dim"> {row.label}</span>}
                </th>
                <td className="num">{formatCount(row.rows)}</td>
                <td className="num">{formatCount(row.groups)}</td>
                <td className="num">{formatCount(row.debitRows)}</td>
                <td className="num">{formatAmount(row.debitAmount)}</td>
                <td className="num">{formatCount(row.creditRows)}</td>
                <td className="num">{formatAmount(row.creditAmount)}</td>
                <td className="num">{formatAmount(row.amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < rows.length && (
        <button type="button" className="quiet" onClick={() => setShown(shown + 4 * rowsAtATime)}>
          Show more ({formatNoun(rows.length - shown, 'more row')})
        </button>
      )}
    </>
  )
}

/** The duplicate lines by month, type, user or account; each row opens its lines in Findings. */
export function BreakdownPanel({ ledgerId, hasUsers }: { ledgerId: string; hasUsers: boolean }) {
  const [kind, setKind] = useState<BreakdownKind>('month')
  return (
    <section className="panel breakdown" aria-label="Breakdown">
      <header>
        <h2>Duplicate lines by</h2>
        <fieldset className="segments" aria-label="Break down by">
          {(['month', 'type', 'user', 'account'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === kind}
              disabled={one === 'user' && !hasUsers}
              onClick={() => setKind(one)}
            >
              {kinds[one].name}
            </button>
          ))}
        </fieldset>
        <small>{kind === 'type' ? 'a line counts under each of its types' : 'each line once'}</small>
      </header>
      <KindTable key={kind} ledgerId={ledgerId} kind={kind} />
    </section>
  )
}
