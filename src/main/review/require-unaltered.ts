import Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { findAltered } from './chain.ts'
import { readReviewFile } from './open-review.ts'

/** Throws REVIEW_ALTERED where a step does not say what it said when it was made, and what `readReviewFile` throws. */
export function requireUnaltered(reviewPath: string): void {
  // In memory, so that nobody who decides waits for this.
  const bytes = readReviewFile(reviewPath, (db) => db.serialize(), null)
  if (bytes === null) return
  const db = new Database(bytes)
  try {
    const altered = findAltered(db)
    if (altered === null) return
    throw new DoubletError(
      'REVIEW_ALTERED',
      'The decisions of this data folder (review.sqlite) were changed outside Doublet: not all of them say what was decided. Look for a copy under Data folder before you rely on them.',
      altered
    )
  } finally {
    db.close()
  }
}
