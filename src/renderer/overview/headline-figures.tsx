import type { ReactNode } from 'react'
import type { DuplicateTotals } from '../../shared/duplicate.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatCount, formatNoun, formatPart, shortenAmount } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import { useReview } from '../stores/review.ts'

interface FigureProps {
  label: string
  value: string
  /** The exact value, where `value` is short. */
  exact?: string
  onOpen?: (() => void) | undefined
  children?: ReactNode
}

function Figure({ label, value, exact, onOpen, children }: FigureProps) {
  return (
    <dl className="panel">
      <div className="figure">
        <dt>{label}</dt>
        <dd>
          {onOpen ? (
            <button type="button" className="link figure-value" title={exact} onClick={onOpen}>
              {value}
            </button>
          ) : (
            <b title={exact}>{value}</b>
          )}
          {children}
        </dd>
      </div>
    </dl>
  )
}

interface Props {
  ledgerId: string
  facts: LedgerFacts
  duplicates: DuplicateTotals
}

/** What there is to review and how far the review has come, in the order a reviewer asks. */
export function HeadlineFigures({ ledgerId, facts, duplicates }: Props) {
  const review = useReview(ledgerId)
  const { rows } = facts
  const open = review?.byDisposition.open ?? null
  const decided = review === null || open === null ? null : review.findings - open
  return (
    <section className="figures" aria-label="Figures">
      <Figure label="Rows read" value={formatCount(rows.read)}>
        <small>
          {formatCount(rows.used)} used · {formatCount(rows.excluded)} excluded
        </small>
        <small>
          of {formatCount(facts.physicalLines)} lines in the {facts.files.length > 1 ? 'files' : 'file'}
        </small>
      </Figure>
      <Figure
        label="Duplicate lines"
        value={formatCount(duplicates.distinctRows)}
        onOpen={() => showFindings({})}
      >
        <small>each once · {formatPart(duplicates.distinctRows, rows.used)} of rows used</small>
      </Figure>
      <Figure label="Findings" value={formatCount(duplicates.findings)} onOpen={() => showFindings({})}>
        <small>groups with lines of their own</small>
      </Figure>
      <Figure
        label="At risk"
        value={shortenAmount(duplicates.exposure)}
        exact={formatAmount(duplicates.exposure)}
      >
        <small className="num">{formatAmount(duplicates.exposure)}</small>
        <small>counted once: all lines but one of each account and amount</small>
      </Figure>
      <Figure
        label="Open findings"
        value={open === null ? '…' : formatCount(open)}
        onOpen={open ? () => showFindings({ dispositions: ['open'] }) : undefined}
      >
        {review !== null && decided !== null && (
          <>
            <ProgressBar
              fraction={review.findings === 0 ? 1 : decided / review.findings}
              label="Decided findings"
            />
            <small>
              {formatCount(decided)} of {formatNoun(review.findings, 'finding')} decided
            </small>
          </>
        )}
      </Figure>
    </section>
  )
}
