import type { Disposition, Tickmark } from './decision.ts'
import type { Problem } from './result.ts'

/** A passphrase of an archive has as many characters at least. */
export const fewestPassphraseCharacters = 12

/** Whose word holds where two differ: what was decided in this data folder, or in the one that the archive is from. */
export type Choice = 'here' | 'there'

/** A decision as one of two says it. */
export interface SaidDecision {
  disposition: Disposition
  note: string
  tickmark: Tickmark | ''
  excepted: number
  by: string
  /** ISO 8601, UTC. */
  at: string
}

/** Lines on which two decided otherwise. */
export interface DifferingDecision {
  /** Of the lines: choices name it. */
  membersKey: string
  account: string
  amount: string
  count: number
  here: SaidDecision
  there: SaidDecision
}

/** How far a chain of decisions goes; null where none was made. */
export type KnownHead = { steps: number; hash: string } | null

/** What joining the decisions of an archive would do. */
export interface ReviewPlan {
  /** Nothing was kept of this engagement here: all of it comes as it is, steps and log. */
  isNew: boolean
  decisions: {
    /** Only there. */
    added: number
    /** The same on both sides. */
    equal: number
    /** The same, and a sign-off comes from there. */
    signed: number
  }
  differing: DifferingDecision[]
  /** Entries of the log that come. */
  entries: number
  views: number
  /** Currencies whose materiality differs: that of here stays. */
  materialityKept: string[]
  here: KnownHead
  there: KnownHead
}

/** What an archive that was opened would bring. */
export interface JoinPlan extends ReviewPlan {
  clientName: string
  engagementId: string
  /** ISO 8601, UTC. */
  packedAt: string
  /** Of the Doublet that exported it. */
  version: string
  ledgers: { name: string; isNew: boolean }[]
  /** How the client's files are read, where that is not saved here. */
  profiles: number
}

/** An engagement that is written into an archive, or an archive that is opened. */
export interface Handover {
  taskId: string
  kind: 'pack' | 'open'
  status: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
  fileName: string
  /** 0 to 1. */
  fraction: number
  /** Of an archive that is open. */
  plan: JoinPlan | null
  error: Problem | null
}
