import type { Disposition } from '../../shared/decision.ts'
import { readDispositionsOf } from './decision-records.ts'
import { readReviewFile } from './open-review.ts'

/**
 * What was decided in these engagements at one moment, by the key of the members, read beside the process that writes it. Answers
 * none for other engagements, and where there is no file yet. Throws as `readReviewFile` does.
 */
export function readDispositions(
  reviewPath: string,
  engagements: readonly string[]
): (engagement: string) => ReadonlyMap<string, Disposition> {
  const byEngagement = readReviewFile(
    reviewPath,
    (db) => new Map([...new Set(engagements)].map((key) => [key, readDispositionsOf(db, key)])),
    new Map<string, ReadonlyMap<string, Disposition>>()
  )
  return (engagement) => byEngagement.get(engagement) ?? new Map()
}
