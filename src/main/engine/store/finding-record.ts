import { riskLevel, typeNumbers, type TypeNumber } from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { LedgerFinding } from '../findings/workpaper-rows.ts'
import type { FindingKind, FindingRow } from '../../../shared/finding.ts'
import type { Disposition, Tickmark } from '../../../shared/decision.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import type Database from 'better-sqlite3'
import { DoubletError } from '../../../shared/result.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import type { Likelihoods, StoredLikelihood } from './likelihoods.ts'

/** A row of `finding` as SQLite gives it. */
export interface FindingRecord {
  finding_no: number
  kind: FindingKind
  title: string
  group_no: number | null
  type: TypeNumber
  types: number
  count: number
  lines: number
  occurrences: number
  first_position: number
  currency: string
  other_currencies: number
  exposure_minor: number
  exposure_fine: number
  net_minor: number
  net_fine: number
  risk_score: number
  facts: number
  account: string
  account_name: string
  accounts: number
  amount_minor: number
  amount_fine: number
  first_posted: string
  last_posted: string
  first_effective: string
  last_effective: string
  days_apart: number | null
  files: number
  user: string
  users: number
  source: string
  sources: number
  journal: string
  journals: number
  document: string
  documents: number | null
  counterparty: string
  counterparties: number | null
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
  unsettled: number | null
  excepted: number | null
}

/** What a finding says of itself, without decision and confidence. */
type FindingFacts = Omit<LedgerFinding, 'mlConfidence' | 'reasons' | 'money' | 'membersKey' | 'groupKey'>

/** The record as grid, detail and workpaper see it. */
export function toFinding(record: FindingRecord, scale: AmountScale, limits: LevelLimits): FindingFacts {
  return {
    findingNo: record.finding_no,
    kind: record.kind,
    title: record.title,
    groupNo: record.group_no,
    type: record.type,
    types: typeNumbers.filter((type) => (record.types & (1 << (type - 1))) !== 0),
    count: record.count,
    lines: record.lines,
    occurrences: record.occurrences,
    currency: record.currency,
    otherCurrencies: record.other_currencies,
    exposure: toText(record.exposure_minor, record.exposure_fine, scale),
    net: toText(record.net_minor, record.net_fine, scale),
    riskScore: record.risk_score,
    riskLevel: riskLevel(record.risk_score, limits),
    facts: contextFacts.filter((_, at) => (record.facts & (1 << at)) !== 0),
    account: record.account,
    accountName: record.account_name,
    accounts: record.accounts,
    amount: toText(record.amount_minor, record.amount_fine, scale),
    firstPosted: record.first_posted,
    lastPosted: record.last_posted,
    firstEffective: record.first_effective,
    lastEffective: record.last_effective,
    daysApart: record.days_apart,
    files: record.files,
    user: record.user,
    users: record.users,
    source: record.source,
    sources: record.sources,
    journal: record.journal,
    journals: record.journals,
    document: record.document,
    documents: record.documents,
    counterparty: record.counterparty,
    counterparties: record.counterparties,
    description: record.description,
    fileIndex: record.file,
    lineNumber: record.line_number
  }
}

/** The finding with what was decided of it. */
export function toFindingRow(
  record: FindingRecord & MarkColumns,
  { mlConfidence, mlIsFirst, judgement }: Pick<FindingRow, 'mlConfidence' | 'mlIsFirst' | 'judgement'>,
  scale: AmountScale,
  limits: LevelLimits
): FindingRow {
  return {
    ...toFinding(record, scale, limits),
    mlConfidence,
    mlIsFirst,
    judgement,
    disposition: record.disposition ?? 'open',
    tickmark: record.tickmark ?? '',
    hasNote: record.has_note === 1,
    isPrepared: record.prepared === 1,
    isReviewed: record.reviewed === 1,
    isUnsettled: record.unsettled === 1,
    excepted: record.excepted ?? 0
  }
}

/** With what it is held to be, and the highest confidence of its lines. */
type JudgedRecord = FindingRecord & MarkColumns & StoredLikelihood & { ml_confidence: number | null }

interface Read {
  record: FindingRecord
  row: FindingRow
}

/** Reads findings with their decisions. */
export class FindingReader {
  readonly #scale: AmountScale
  readonly #limits: LevelLimits
  readonly #likelihoods: Likelihoods
  readonly #find: Database.Statement<[string], JudgedRecord>
  readonly #isScored: boolean

  constructor(db: Database.Database, scale: AmountScale, likelihoods: Likelihoods, limits: LevelLimits) {
    this.#scale = scale
    this.#limits = limits
    this.#likelihoods = likelihoods
    this.#find = db.prepare(
      `SELECT f.*, r.disposition, r.tickmark, r.has_note, r.prepared, r.reviewed, r.unsettled, r.excepted,
         l.band, l.fixed, l.why, (SELECT max(confidence) FROM score
          WHERE position >= f.first_position AND position < f.first_position + f.lines) AS ml_confidence
       FROM finding f LEFT JOIN review r USING (finding_no) LEFT JOIN likelihood l ON l.finding_no = f.finding_no
       WHERE f.finding_no IN (SELECT value FROM json_each(?))`
    )
    this.#isScored = db.prepare('SELECT EXISTS (SELECT 1 FROM score)').pluck().get() === 1
  }

  /** The stored record and the row made of it. Throws UNKNOWN_FINDING where the number is none. */
  read(findingNo: number): Read {
    return this.readAll([findingNo])[0]!
  }

  /** The same of several, in their order, by one statement. */
  readAll(findingNos: readonly number[]): Read[] {
    const records = this.#find.all(JSON.stringify(findingNos))
    const found = new Map(records.map((record) => [record.finding_no, record]))
    return findingNos.map((findingNo) => {
      const whole = found.get(findingNo)
      if (whole !== undefined) return this.#judge(whole)
      throw new DoubletError(
        'UNKNOWN_FINDING',
        'There is no such finding in this ledger. Open the findings anew.'
      )
    })
  }

  #judge(record: JudgedRecord): Read {
    const { ml_confidence: mlConfidence } = record
    const mlIsFirst = mlConfidence === null && this.#isScored
    const judgement = this.#likelihoods.judge(record, mlConfidence)
    const opinion = { mlConfidence, mlIsFirst, judgement }
    return { record, row: toFindingRow(record, opinion, this.#scale, this.#limits) }
  }
}
