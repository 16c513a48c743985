import type { Disposition } from '../../shared/decision.ts'
import { readDispositionsOf } from './decision-records.ts'
import { explainReview, openReviewToRead } from './open-review.ts'

/**
 * What was decided in these engagements at one moment, by the key of the members, read beside the process that writes it. Answers
 * none for other engagements, and where there is no file yet. Throws as `openReview` does.
 */
export function readDispositions(
  reviewPath: string,
  engagements: readonly string[]
): (engagement: string) => ReadonlyMap<string, Disposition> {
  const byEngagement = new Map<string, ReadonlyMap<string, Disposition>>()
  const db = openReviewToRead(reviewPath)
  try {
    if (db !== null)
      explainReview(
        db.transaction(() => {
          for (const engagement of new Set(engagements))
            byEngagement.set(engagement, readDispositionsOf(db, engagement))
        })
      )
  } finally {
    db?.close()
  }
  return (engagement) => byEngagement.get(engagement) ?? new Map()
}
