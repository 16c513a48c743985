/** What a reviewer says of a finding; `open` until somebody does. */
export const dispositions = ['open', 'duplicate', 'valid', 'reversal', 'recurring', 'query'] as const
export type Disposition = (typeof dispositions)[number]

/** The marks a workpaper may carry, each with its meaning for the legend: letters, because they survive CSV. */
export const tickmarks = {
  A: 'agreed to support',
  D: 'duplicate confirmed',
  R: 'reversal confirmed',
  C: 'recurring by contract',
  Q: 'query to client',
  X: 'exception noted'
} as const
export type Tickmark = keyof typeof tickmarks

/** Who did it, as typed, and when (ISO 8601, UTC). */
export interface SignOff {
  by: string
  at: string
}

/** What was decided about a finding. It belongs to the content of its exact members, not to a file. */
export interface Decision {
  disposition: Disposition
  note: string
  tickmark: Tickmark | ''
  /** Who last changed the three above; null where nobody did. */
  decided: SignOff | null
  /** Sign-offs; a change of the decision takes both back. */
  prepared: SignOff | null
  reviewed: SignOff | null
  /** Whether it was made on an earlier ledger of the engagement and holds here because the exact members are the same. */
  isCarried: boolean
}

/** The decision on a finding nobody has looked at. */
export const openDecision: Decision = {
  disposition: 'open',
  note: '',
  tickmark: '',
  decided: null,
  prepared: null,
  reviewed: null,
  isCarried: false
}

/** What is to change; what is left out stays. */
export interface DecisionChange {
  disposition?: Disposition | undefined
  note?: string | undefined
  tickmark?: Tickmark | '' | undefined
}

/** Which sign-off is given (or, with `isSigned` false, taken back). */
export type SignOffRole = 'preparer' | 'reviewer'

/** A finding against an earlier ledger of its engagement: its exact members were there, others were, or neither. */
export const changesSince = ['same', 'changed', 'new'] as const
export type ChangeSince = (typeof changesSince)[number]

/** How far the review of a ledger has come; findings are counted, not lines. */
export interface ReviewSummary {
  findings: number
  byDisposition: Record<Disposition, number>
  prepared: number
  reviewed: number
  /** Findings whose decision was made on an earlier ledger of the engagement. */
  carried: number
  /** The step that `decisions:undo` takes back, in words; null where there is none. */
  undo: string | null
}

/** What became of the findings of an earlier ledger of the engagement. */
export interface LedgerComparison {
  earlierLedgerId: string
  same: number
  changed: number
  new: number
  /** Findings of the earlier ledger whose key is in no finding here. */
  gone: GoneFinding[]
  goneTotal: number
}

/** A finding of an earlier ledger that is not in this one. */
export interface GoneFinding {
  type: number
  account: string
  amount: string
  count: number
  disposition: Disposition
  note: string
}
