import { riskLevel, typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { FindingRow } from '../../../shared/finding.ts'
import type { Disposition, Tickmark } from '../../../shared/decision.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import type Database from 'better-sqlite3'
import { DoubletError } from '../../../shared/result.ts'

/** A row of `finding` as SQLite gives it. */
export interface FindingRecord {
  group_no: number
  type: TypeNumber
  types: number
  count: number
  lines: number
  first_position: number
  exposure_minor: number
  exposure_fine: number
  risk_score: number
  facts: number
  account: string
  account_name: string
  amount_minor: number
  amount_fine: number
  first_posted: string
  last_posted: string
  first_effective: string
  last_effective: string
  user: string
  users: number
  source: string
  sources: number
  journal: string
  journals: number
  description: string
  file: number
  line_number: number
  reasons: string
  members_key: string
  group_key: string
}

/** What a row of `review` adds, null where the finding has none. */
export interface MarkColumns {
  disposition: Disposition | null
  tickmark: Tickmark | '' | null
  has_note: number | null
  prepared: number | null
  reviewed: number | null
}

/** What a finding says of itself, without decision and confidence. */
type FindingFacts = Omit<
  FindingRow,
  'mlConfidence' | 'disposition' | 'tickmark' | 'hasNote' | 'isPrepared' | 'isReviewed'
>

/** The record as grid, detail and workpaper see it. */
export function toFinding(record: FindingRecord, scale: AmountScale): FindingFacts {
  return {
    groupNo: record.group_no,
    type: record.type,
    types: typeNumbers.filter((type) => (record.types & (1 << (type - 1))) !== 0),
    count: record.count,
    lines: record.lines,
    exposure: toText(record.exposure_minor, record.exposure_fine, scale),
    riskScore: record.risk_score,
    riskLevel: riskLevel(record.risk_score),
    facts: contextFacts.filter((_, at) => (record.facts & (1 << at)) !== 0),
    account: record.account,
    accountName: record.account_name,
    amount: toText(record.amount_minor, record.amount_fine, scale),
    firstPosted: record.first_posted,
    lastPosted: record.last_posted,
    firstEffective: record.first_effective,
    lastEffective: record.last_effective,
    user: record.user,
    users: record.users,
    source: record.source,
    sources: record.sources,
    journal: record.journal,
    journals: record.journals,
    description: record.description,
    fileIndex: record.file,
    lineNumber: record.line_number
  }
}

/** The finding with what was decided of it. */
export function toFindingRow(
  record: FindingRecord & MarkColumns,
  mlConfidence: number | null,
  scale: AmountScale
): FindingRow {
  return {
    ...toFinding(record, scale),
    mlConfidence,
    disposition: record.disposition ?? 'open',
    tickmark: record.tickmark ?? '',
    hasNote: record.has_note === 1,
    isPrepared: record.prepared === 1,
    isReviewed: record.reviewed === 1
  }
}

/** Reads findings with their decisions, one by one. */
export class FindingReader {
  readonly #scale: AmountScale
  readonly #find: Database.Statement<[number], FindingRecord & MarkColumns>
  readonly #confidence: Database.Statement<[number, number], number | null>

  constructor(db: Database.Database, scale: AmountScale) {
    this.#scale = scale
    this.#find = db.prepare(
      `SELECT f.*, r.disposition, r.tickmark, r.has_note, r.prepared, r.reviewed
       FROM finding f LEFT JOIN review r USING (group_no) WHERE f.group_no = ?`
    )
    this.#confidence = db
      .prepare<[number, number], number | null>(
        'SELECT max(confidence) FROM score WHERE position >= ? AND position < ?'
      )
      .pluck()
  }

  /** The stored record and the row made of it. Throws UNKNOWN_FINDING where the number is none. */
  read(groupNo: number): { record: FindingRecord; row: FindingRow } {
    const record = this.#find.get(groupNo)
    if (record === undefined)
      throw new DoubletError(
        'UNKNOWN_FINDING',
        'There is no such finding in this ledger. Open the findings anew.'
      )
    const { first_position: first, lines } = record
    const confidence = this.#confidence.get(first, first + lines) ?? null
    return { record, row: toFindingRow(record, confidence, this.#scale) }
  }
}
