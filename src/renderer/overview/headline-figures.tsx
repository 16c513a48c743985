import type { ReactNode } from 'react'
import type { CurrencyExposure } from '../../shared/currency-exposure.ts'
import type { DuplicateTotals } from '../../shared/duplicate.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { exposedOf, formatAmount, formatExposures } from '../format/amount.ts'
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

/** Currencies told one by one. */
const mostCurrencies = 4

/** What all findings come to, each posting beyond the first: of the currency with most at a glance, of each exact. They never add up. */
function Exposure({ of }: { of: readonly CurrencyExposure[] }) {
  const bySize = exposedOf(of).toSorted((a, b) => Number(b.exposure) - Number(a.exposure))
  const most = bySize[0]
  return (
    <Figure
      label={words.exposure(most?.currency ?? '')}
      value={shortenAmount(most?.exposure ?? 0)}
      exact={formatExposures(of)}
    >
      {bySize.slice(0, mostCurrencies).map(({ currency, exposure, net }) => (
        <small key={currency} className="num">
          {words.inCurrency(currency, formatAmount(exposure))}
          <br />
          {words.net(formatAmount(net))}
        </small>
      ))}
      {bySize.length > mostCurrencies && (
        <small>{words.moreCurrencies(bySize.length - mostCurrencies)}</small>
      )}
      <small>{words.aboutExposure}</small>
    </Figure>
  )
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
        <small>{words.decidedAsOne}</small>
      </Figure>
      <Exposure of={duplicates.exposure} />
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
