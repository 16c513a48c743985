/** The totals of the client that a ledger is compared with. */
export const tieOutTotals = ['rows', 'debit', 'credit', 'net'] as const
export type TieOutTotal = (typeof tieOutTotals)[number]

/** What the auditor typed, as it was typed; '' where nothing was. */
export interface TypedTotals extends Record<TieOutTotal, string> {
  /** Where the totals come from, or why they differ. */
  note: string
}

/** One typed total beside the ledger's own. */
export interface ComparedTotal {
  /** What the ledger has: rows read, or an exact amount. */
  ledger: string
  /** `unclear` where what was typed cannot be read in one way only. */
  outcome: 'empty' | 'pass' | 'fail' | 'unclear'
  /** What the ledger has beyond what was typed, exact; '' where it was not compared. */
  difference: string
  /** What to type instead, in words; '' where nothing is unclear. */
  problem: string
}

/** The client's totals as they are kept with a ledger, compared with it. */
export interface TieOut {
  typed: TypedTotals
  compared: Record<TieOutTotal, ComparedTotal>
  /** ISO 8601, UTC; null where nothing was ever typed. */
  savedAt: string | null
}
