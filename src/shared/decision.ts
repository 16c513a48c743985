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

/** Beside which dispositions a tickmark would say the opposite. Open and query decide nothing yet, so that every mark may stand there. */
const contradicted: Partial<Record<Tickmark, readonly Disposition[]>> = {
  D: ['valid', 'reversal', 'recurring'],
  R: ['duplicate', 'recurring'],
  C: ['duplicate', 'reversal']
}

/** Whether a tickmark and a disposition cannot stand on one finding. */
export function contradicts(tickmark: Tickmark | '', disposition: Disposition): boolean {
  return tickmark !== '' && (contradicted[tickmark]?.includes(disposition) ?? false)
}

/** Characters of a note. */
export const longestNote = 10_000

/** Who did it, as typed, and when (ISO 8601, UTC). */
export interface SignOff {
  by: string
  at: string
}

/** A line that a decision does not speak of, by what it says. */
export interface ExceptedLine {
  /** The same for the line in a corrected extract: what it says, and which it is of those that say so. */
  key: string
  /** Why, in a few words; may be ''. */
  reason: string
  account: string
  amount: string
}

/** What was decided before of a part of a finding, or of the finding when it had other lines. */
export interface EarlierDecision {
  account: string
  amount: string
  count: number
  disposition: Disposition
  note: string
  tickmark: Tickmark | ''
  decided: SignOff | null
}

/** What was decided in another engagement of the same client on the same account and amount. */
export interface PriorDecision extends EarlierDecision {
  /** Of it the name, as engagements are compared by; '' for none. */
  engagement: string
}

/**
 * Why earlier decisions do not hold for a finding: those of its parts differ; only some of its parts were decided; its lines are
 * others than when it was decided; or disposition and tickmark of its parts contradict each other.
 */
export const unsettledReasons = ['differ', 'part', 'changed', 'contradicts'] as const
export type UnsettledReason = (typeof unsettledReasons)[number]

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
  /** Lines of the finding that it does not speak of, by key. */
  excepted: readonly ExceptedLine[]
  /** Whether it was made on an earlier ledger of the engagement and holds here because the exact members are the same. */
  isCarried: boolean
  /** Where it was made on parts of the finding, all of which say the same: how many, and whether sign-offs differed and were left behind. */
  ofParts: { count: number; leavesSignOffs: boolean } | null
  /** Earlier decisions that do not hold for it as they are: it is open until it is decided anew. */
  unsettled: { why: UnsettledReason; earlier: EarlierDecision[] } | null
}

/** The decision on a finding nobody has looked at. */
export const openDecision: Decision = {
  disposition: 'open',
  note: '',
  tickmark: '',
  decided: null,
  prepared: null,
  reviewed: null,
  excepted: [],
  isCarried: false,
  ofParts: null,
  unsettled: null
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
  /** Open findings with earlier decisions that do not hold for them as they are. */
  unsettled: number
  /** Findings with lines that their decision does not speak of. */
  excepting: number
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
