import type { ScoresFault } from './model.ts'
import type { Problem } from './result.ts'

/** What can be wrong with a stored ledger, as its file stands. */
export const ledgerFaults = [
  'missing',
  'unreadable',
  'truncated',
  'altered',
  'swapped',
  'damaged',
  'newer'
] as const
export type LedgerFault = (typeof ledgerFaults)[number]

/** Something in the data folder that is not as it was written. */
export interface FolderFault {
  /** The ledger it is about; null for the catalogue and the decisions. */
  ledgerId: string | null
  /** The file of the ledger, or what else it is about: for sentences. */
  name: string
  problem: Problem
}

/** What a look at the files of a data folder came to. */
export interface FolderCheck {
  status: 'WAITING' | 'RUNNING' | 'DONE'
  /** Ledgers that were looked at, and of how many of these all bytes were read. */
  ledgers: number
  read: number
  faults: FolderFault[]
}

/** What was found of one ledger. */
export interface CheckedLedger {
  ledgerId: string
  fault: LedgerFault | null
  scores: ScoresFault | null
  detail: string
}

/** A copy of the decisions, or of the list of ledgers. */
export interface FolderCopy {
  name: string
  of: 'ledgers' | 'decisions'
  /** ISO 8601, UTC. */
  at: string
  /** Made at the end of a program or once a day; before an update; or it was there until a copy took its place. */
  why: 'dated' | 'update' | 'replaced'
  sizeBytes: number
}

/** What restoring a copy would change: sentences, at most some of each, and how many there are. */
export interface CopyChange {
  /** What was done since, or by others, and would no longer be there. */
  leaves: string[]
  leavesTotal: number
  /** What the copy has and is not there now. */
  comes: string[]
  comesTotal: number
}

/** What a client's engagement takes on this computer. */
export interface EngagementUse {
  clientName: string
  engagementId: string
  /** A job of it, to name it by; null where it has none. */
  jobId: string | null
  ledgers: number
  sizeBytes: number
}

/** A job; the whole engagement it is of; or an engagement by its names, which may have no job. */
export type RemovalTarget =
  | { jobId: string; isWhole: boolean }
  | Pick<EngagementUse, 'clientName' | 'engagementId'>

/** What would go with a job, or with an engagement. */
export interface Removal {
  /** What it is about, and what has to be typed before; '' where nothing has to. */
  name: string
  typed: string
  /** Names of the files whose jobs leave the list: several where they show one ledger. */
  jobs: string[]
  ledgers: number
  sizeBytes: number
  /** Of an engagement that goes as a whole, else 0. */
  decisions: number
  entries: number
  /** Profiles of a client that has no other engagement. */
  hasProfiles: boolean
  /** Copies that are written anew, or removed where that cannot be done. */
  copies: number
}
