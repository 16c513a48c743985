import type { Notice } from '../../../../shared/ledger.ts'

/** The code of what is asked about: lines that are sums, and not all of their kind, or too few of them. */
export const likelyTotals = 'LIKELY_TOTALS'

/** What is known of the totals of a file before its lines are taken. */
export interface KnownTotals {
  /** By line number: why the line is a total, where it looks like any other. */
  totals: ReadonlyMap<number, string>
  /** What totals have beside account and amounts, by which the next one is known. */
  learned: LearnedTotals
  notices: Notice[]
  /** Whether all lines were looked at for it. */
  isSurveyed: boolean
}

/** What proven totals of a file say of others. */
export interface LearnedTotals {
  /** Which columns are filled beside account and amounts. */
  shapes: Set<string>
  /** Words in the place of account, journal or date. */
  words: Set<string>
}

/** Where nothing is known. */
export function noTotals(): KnownTotals {
  return {
    totals: new Map(),
    learned: { shapes: new Set(), words: new Set() },
    notices: [],
    isSurveyed: false
  }
}
