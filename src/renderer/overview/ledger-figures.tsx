import type { DuplicateTotals } from '../../shared/duplicate.ts'
import type { DateSpan, LedgerFacts } from '../../shared/ledger.ts'
import { formatAmount } from '../format/amount.ts'
import { formatDay } from '../format/day.ts'
import { formatCount } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.overview.ledger

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  )
}

function spanWords(span: DateSpan | null): string {
  return span === null ? words.noDate : words.span(formatDay(span.from), formatDay(span.to))
}

/** The totals to tie the ledger to the client's own. */
export function LedgerFigures({ facts, duplicates }: { facts: LedgerFacts; duplicates: DuplicateTotals }) {
  const { totals } = facts
  const { distinctDebit, distinctCredit } = duplicates
  return (
    <section className="panel" aria-label={words.name}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <dl>
        <Pair label={words.debit} value={formatAmount(totals.debit)} />
        <Pair label={words.credit} value={formatAmount(totals.credit)} />
        <Pair label={words.net} value={formatAmount(totals.net)} />
        {distinctDebit !== undefined && (
          <Pair label={words.debitOfDuplicates} value={formatAmount(distinctDebit)} />
        )}
        {distinctCredit !== undefined && (
          <Pair label={words.creditOfDuplicates} value={formatAmount(distinctCredit)} />
        )}
        <Pair label={words.posted} value={spanWords(facts.posted)} />
        <Pair label={words.effective} value={spanWords(facts.effective)} />
        <Pair label={words.accounts} value={formatCount(facts.accounts)} />
        <Pair label={words.users} value={facts.users === null ? words.noUsers : formatCount(facts.users)} />
      </dl>
    </section>
  )
}
