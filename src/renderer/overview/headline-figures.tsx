import type { ReactNode } from 'react'
import type { DuplicateTotals } from '../../shared/duplicate.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { formatAmount } from '../format/amount.ts'
import { formatCount, shortenAmount } from '../format/numbers.ts'
import { showFindings } from '../stores/screen.ts'
import { useReview } from '../stores/review.ts'
import { text } from '../text/text.ts'

const words = text.overview.figures

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
    <section className="figures" aria-label={words.name}>
      <Figure label={words.rowsRead} value={formatCount(rows.read)}>
        <small>{words.usedAndExcluded(rows.used, rows.excluded)}</small>
        <small>{words.ofLines(facts.physicalLines, facts.files.length)}</small>
      </Figure>
      <Figure
        label={words.duplicateLines}
        value={formatCount(duplicates.distinctRows)}
        onOpen={() => showFindings({})}
      >
        <small>{words.partOfRows(duplicates.distinctRows, rows.used)}</small>
      </Figure>
      <Figure label={words.findings} value={formatCount(duplicates.findings)} onOpen={() => showFindings({})}>
        <small>{words.groups}</small>
      </Figure>
      <Figure
        label={words.atRisk}
        value={shortenAmount(duplicates.exposure)}
        exact={formatAmount(duplicates.exposure)}
      >
        <small className="num">{formatAmount(duplicates.exposure)}</small>
        <small>{words.exposure}</small>
      </Figure>
      <Figure
        label={words.open}
        value={open === null ? '…' : formatCount(open)}
        onOpen={open ? () => showFindings({ dispositions: ['open'] }) : undefined}
      >
        {review !== null && decided !== null && (
          <>
            <ProgressBar
              fraction={review.findings === 0 ? 1 : decided / review.findings}
              label={words.decidedBar}
            />
            <small>{words.decided(decided, review.findings)}</small>
          </>
        )}
      </Figure>
    </section>
  )
}
