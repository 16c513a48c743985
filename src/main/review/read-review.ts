import type { Activity } from '../../shared/activity.ts'
import type { Disposition } from '../../shared/decision.ts'
import { readActivity } from './activity-records.ts'
import { readDecisions, readDispositionsOf } from './decision-records.ts'
import type { MadeDecision } from './decision-state.ts'
import { readReviewFile } from './open-review.ts'

/** What an export tells of an engagement. */
interface EngagementReview {
  /** By `members_key` of the findings; a finding that is not in it is open. */
  decisions: Map<string, MadeDecision>
  /** Oldest first. */
  activity: Activity[]
}

/**
 * Decisions and log of an engagement as they are at one moment, read beside the process that writes them; empty where there is
 * no file yet. `reviewPath` is `review.sqlite` of the data folder. Throws as `readReviewFile` does.
 */
export function readReview(reviewPath: string, engagement: string): EngagementReview {
  return readReviewFile<EngagementReview>(
    reviewPath,
    (db) => ({ decisions: readDecisions(db, engagement), activity: readActivity(db, engagement) }),
    { decisions: new Map(), activity: [] }
  )
}

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
