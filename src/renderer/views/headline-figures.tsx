import type { ReactNode } from 'react'
import type { DuplicateTotals } from '../../shared/duplicate.ts'
import type { DateSpan, LedgerFacts } from '../../shared/ledger.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount, formatPart } from '../format/numbers.ts'

function Figure({ label, value, children }: { label: string; value: string; children?: ReactNode }) {
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
        {children}
      </dd>
    </div>
  )
}

function Span({ label, span }: { label: string; span: DateSpan | null }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd>{span ? `${span.from} to ${span.to}` : 'no such date'}</dd>
    </div>
  )
}

/** The figures to tie the ledger to the client's own: rows, totals and dates, with the duplicates first. */
export function HeadlineFigures({ facts, duplicates }: { facts: LedgerFacts; duplicates: DuplicateTotals }) {
  const { rows, totals } = facts
  return (
    <section className="figures" aria-label="Figures">
      <dl className="panel">
        <Figure label="Duplicate lines" value={formatCount(duplicates.distinctRows)}>
          <small>each once · {formatPart(duplicates.distinctRows, rows.used)} of rows used</small>
          <small className="num">{formatAmount(duplicates.distinctAmount)} net</small>
        </Figure>
      </dl>
      <dl className="panel">
        <Figure label="Rows read" value={formatCount(rows.read)}>
          <small>
            {formatCount(rows.used)} used · {formatCount(rows.excluded)} excluded
          </small>
          <small>
            of {formatCount(facts.physicalLines)} lines in the {facts.files.length > 1 ? 'files' : 'file'}
          </small>
        </Figure>
      </dl>
      <dl className="panel amounts">
        <div className="pair">
          <dt>Debit</dt>
          <dd className="num">{formatAmount(totals.debit)}</dd>
        </div>
        <div className="pair">
          <dt>Credit</dt>
          <dd className="num">{formatAmount(totals.credit)}</dd>
        </div>
        <div className="pair total">
          <dt>Net</dt>
          <dd className="num">{formatAmount(totals.net)}</dd>
        </div>
      </dl>
      <dl className="panel">
        <Span label="Posted" span={facts.posted} />
        <Span label="Effective" span={facts.effective} />
        <div className="pair">
          <dt>Accounts</dt>
          <dd>{formatCount(facts.accounts)}</dd>
        </div>
        <div className="pair">
          <dt>Users</dt>
          <dd>{facts.users === null ? 'no user column' : formatCount(facts.users)}</dd>
        </div>
      </dl>
    </section>
  )
}
