import type { ReviewSummary } from '../../shared/decision.ts'
import { formatCount } from '../format/numbers.ts'
import { useReview } from '../stores/review.ts'

function describe({ findings, byDisposition, reviewed }: ReviewSummary): string {
  if (findings === 0) return 'no findings'
  return reviewed === findings ? '✓ signed off' : `${formatCount(byDisposition.open)} open`
}

/** What is still to be decided of a ledger, or that all of it was reviewed. */
export function ReviewBadge({ ledgerId }: { ledgerId: string }) {
  const review = useReview(ledgerId)
  return review && <span className="badge num">{describe(review)}</span>
}
