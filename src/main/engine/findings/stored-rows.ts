import type { FindingKind } from '../../../shared/finding.ts'
import type { StoredReason } from './reason-words.ts'
import type { TypeNumber } from '../../../shared/duplicate.ts'
import type { ExactAmount } from '../../base/decimal.ts'

/** One duplicate line as it is stored. */
export interface StoredDuplicate {
  lineId: number
  fileIndex: number
  lineNumber: number
  findingNo: number
  /** Which occurrence of its finding, from 1 on. */
  occurrence: number
  /** Of these are group, count and risk. */
  strongestType: TypeNumber
  groupNo: number
  groupCount: number
  riskScore: number
  /** The number of the group of each type from 1 to 6; null where the line is not in the type. */
  groupNos: (number | null)[]
  account: string
  amount: ExactAmount
  posted: string
  effective: string
  user: string
  source: string
  accountName: string
  journal: string
  document: string
  counterparty: string
  description: string
  /** null where the line has no journal. */
  journalId: number | null
  /** Bits of `contextFacts`, of its finding. */
  facts: number
  /** (count - 1) x |amount| of that group. */
  exposure: ExactAmount
}

export interface StoredGroup {
  groupNo: number
  type: TypeNumber
  count: number
  riskScore: number
  /** The line (from 0) that comes first in the file. */
  firstLine: number
}

/** One finding as it is stored, in the order of the columns; see `FindingRow`. */
export interface StoredFinding {
  findingNo: number
  kind: FindingKind
  title: string
  /** The type group that it is; null where it is made of several, or of a part of one. */
  groupNo: number | null
  type: TypeNumber
  /** Bits of the types that all its lines are in. */
  types: number
  count: number
  lines: number
  occurrences: number
  firstPosition: number
  /** Of it in each currency, the one of the finding's own exposure first. */
  money: StoredMoney[]
  riskScore: number
  /** Bits of `contextFacts`. */
  facts: number
  account: string
  accountName: string
  accounts: number
  amount: ExactAmount
  firstPosted: string
  lastPosted: string
  firstEffective: string
  lastEffective: string
  daysApart: number | null
  files: number
  user: string
  users: number
  source: string
  sources: number
  journal: string
  journals: number
  document: string
  documents: number
  counterparty: string
  counterparties: number
  description: string
  fileIndex: number
  lineNumber: number
  /** JSON of `Reason[]`. */
  reasons: string
  membersKey: string
  groupKey: string
  /** The keys that decisions on the strongest groups of its lines were made under, each once. */
  partKeys: string[]
}

/** What a finding is exposed to in one currency, and less what was taken back. */
export interface StoredMoney {
  currency: string
  exposure: ExactAmount
  net: ExactAmount
}

/** Lines (by id, first to last) that stand together in a journal. */
export interface StoredRun {
  journalId: number
  firstLine: number
  lastLine: number
}

/** The line that takes a duplicate line back. */
export interface StoredReversal {
  lineId: number
  partnerId: number
  fileIndex: number
  lineNumber: number
  journal: string
  posted: string
  effective: string
  /** From the line to its partner. */
  days: number
}

/** Texts of a stored duplicate line that its finding repeats. */
export interface DuplicateTexts {
  accountName: string
  description: string
}

/** The model's opinion on the duplicate line at a position. */
export interface StoredScore {
  position: number
  confidence: number
  riskScore: number
  prediction: boolean
  reasons: StoredReason[]
}
