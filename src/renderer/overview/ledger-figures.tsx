import type { DuplicateTotals } from '../../shared/duplicate.ts'
import type { DateSpan, LedgerFacts } from '../../shared/ledger.ts'
import { formatAmount } from '../format/amount.ts'
import { formatDay } from '../format/day.ts'
import { formatCount } from '../format/numbers.ts'

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  )
}

function spanWords(span: DateSpan | null): string {
  return span === null ? 'no such date' : `${formatDay(span.from)} to ${formatDay(span.to)}`
}

/** The totals to tie the ledger to the client's own. */
export function LedgerFigures({ facts, duplicates }: { facts: LedgerFacts; duplicates: DuplicateTotals }) {
  const { totals } = facts
  return (
    <section className="panel" aria-label="Ledger">
      <header>
        <h2>The ledger</h2>
      </header>
      <dl>
        <Pair label="Debit" value={formatAmount(totals.debit)} />
        <Pair label="Credit" value={formatAmount(totals.credit)} />
        <Pair label="Net" value={formatAmount(totals.net)} />
        <Pair label="Net of the duplicate lines" value={formatAmount(duplicates.distinctAmount)} />
        <Pair label="Posted" value={spanWords(facts.posted)} />
        <Pair label="Effective" value={spanWords(facts.effective)} />
        <Pair label="Accounts" value={formatCount(facts.accounts)} />
        <Pair label="Users" value={facts.users === null ? 'no user column' : formatCount(facts.users)} />
      </dl>
    </section>
  )
}
