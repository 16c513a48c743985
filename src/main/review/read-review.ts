import type { Activity } from '../../shared/activity.ts'
import type Database from 'better-sqlite3'
import { readActivity } from './activity-records.ts'
import type { SetMateriality } from '../../shared/materiality.ts'
import { readDecisions, readMembers } from './decision-records.ts'
import { readMateriality } from './materiality-records.ts'
import type { MadeDecision } from './decision-state.ts'
import { readReviewFile } from './open-review.ts'

/** What an export tells of an engagement. */
interface EngagementReview {
  /** By `members_key` of the findings; a finding that is not in it is open. */
  decisions: Map<string, MadeDecision>
  /** What each was made on. */
  members: ReturnType<typeof readMembers>
  /** Oldest first. */
  activity: Activity[]
  /** By currency. */
  materiality: SetMateriality[]
}

/**
 * Decisions and log of an engagement as they are at one moment, read beside the process that writes them; empty where there is
 * no file yet. `reviewPath` is `review.sqlite` of the data folder. Throws as `readReviewFile` does.
 */
export function readReview(reviewPath: string, engagement: string): EngagementReview {
  return readReviewFile<EngagementReview>(
    reviewPath,
    (db) => ({
      decisions: readDecisions(db, engagement),
      members: readMembers(db, engagement),
      activity: readActivity(db, engagement),
      materiality: readMateriality(db, engagement)
    }),
    { decisions: new Map(), members: new Map(), activity: [], materiality: [] }
  )
}

/** The decisions of an engagement, and what each was made on. */
export interface EngagementDecisions {
  decisions: ReadonlyMap<string, MadeDecision>
  readMembers(): ReturnType<typeof readMembers>
}

/**
 * What was decided in these engagements at one moment, by the key of the members, read beside the process that writes it. Answers
 * none for other engagements, and where there is no file yet. Throws as `readReviewFile` does.
 */
export function readDecisionsOf(
  reviewPath: string,
  engagements: readonly string[]
): (engagement: string) => EngagementDecisions {
  const byEngagement = readReviewFile(
    reviewPath,
    (db) => new Map([...new Set(engagements)].map((key) => [key, readEngagement(db, key)])),
    new Map<string, EngagementDecisions>()
  )
  return (engagement) =>
    byEngagement.get(engagement) ?? { decisions: new Map(), readMembers: () => new Map() }
}

function readEngagement(db: Database.Database, engagement: string): EngagementDecisions {
  const members = readMembers(db, engagement)
  return { decisions: readDecisions(db, engagement), readMembers: () => members }
}
