import type { DecisionOutcome, FindingTarget } from '../../shared/contract.ts'
import type { Activity, ActivityPage, SavedView } from '../../shared/activity.ts'
import type { DecisionChange, LedgerComparison, ReviewSummary, SignOffRole } from '../../shared/decision.ts'
import type { DecidedCounts } from '../../shared/model.ts'
import type { EarlierLedger, LedgerPlace } from './reader-protocol.ts'

/** What a change of decisions came to, and the open ledgers of the engagement that have one of its findings. */
export interface ReviewOutcome extends DecisionOutcome {
  touched: { ledgerId: string; summary: ReviewSummary }[]
}

/** Something that main did, for the log of an engagement. */
export interface ActivityNote extends Omit<Activity, 'number'> {
  engagement: string
  /** A note is taken once by its key, however often it is sent. */
  key: string
}

/** Who does it, on which ledger, and when (ISO 8601, UTC). */
interface Act {
  ledger: LedgerPlace
  by: string
  at: string
}

/** The questions about decisions, views and the log. A change is on the disk when it is answered. */
export interface ReviewQuestions {
  reviewSummary: { ask: { ledger: LedgerPlace }; answer: ReviewSummary }
  decide: { ask: Act & { target: FindingTarget; change: DecisionChange }; answer: ReviewOutcome }
  sign: {
    ask: Act & { target: FindingTarget; role: SignOffRole; isSigned: boolean }
    answer: ReviewOutcome
  }
  undo: { ask: Act; answer: ReviewOutcome }
  compare: { ask: { ledger: LedgerPlace; earlier: EarlierLedger }; answer: LedgerComparison }
  views: { ask: { ledger: LedgerPlace }; answer: SavedView[] }
  saveView: { ask: { ledger: LedgerPlace; view: SavedView }; answer: SavedView[] }
  removeView: { ask: { ledger: LedgerPlace; name: string }; answer: SavedView[] }
  activity: { ask: { ledger: LedgerPlace; offset: number; limit: number }; answer: ActivityPage }
  /** Of all engagements. */
  countDecisions: { ask: Record<string, never>; answer: DecidedCounts }
  note: { ask: { notes: ActivityNote[] }; answer: null }
}
