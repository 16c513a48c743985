import type Database from 'better-sqlite3'
import type { Disposition, Tickmark } from '../../../shared/decision.ts'
import { riskLevel, typeNumbers, type DuplicateRow, type TypeNumber } from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/context-fact.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'

/** The columns of `duplicate d LEFT JOIN score s LEFT JOIN review r` that make a row. */
export const recordColumns = `d.*, s.confidence AS ml_confidence, s.risk_score AS ml_risk_score,
  s.prediction AS ml_prediction, s.position IS NULL AND EXISTS (SELECT 1 FROM score) AS ml_is_first, r.disposition, r.tickmark, r.has_note`

/** A row of that join as SQLite gives it. */
export interface DuplicateRecord {
  position: number
  line_id: number
  file: number
  line_number: number
  finding_no: number
  strongest_type: TypeNumber
  group_no: number
  group_count: number
  risk_score: number
  group_1: number | null
  group_2: number | null
  group_3: number | null
  group_4: number | null
  group_5: number | null
  group_6: number | null
  account: string
  account_name: string
  amount_minor: number
  amount_fine: number
  posted: string
  effective: string
  user: string
  source: string
  journal: string
  description: string
  facts: number
  exposure_minor: number
  exposure_fine: number
  ml_confidence: number | null
  ml_risk_score: number | null
  ml_is_first: number
  ml_prediction: number | null
  disposition: Disposition | null
  tickmark: Tickmark | '' | null
  has_note: number | null
}

/**
 * Answers what reads the duplicate lines at places (from 0, in review order), in the order they are asked for. All of them are one
 * statement: to run one that joins costs twenty times what a row more does.
 */
export function recordReader(db: Database.Database): (places: Int32Array) => DuplicateRecord[] {
  const find = db.prepare<[string], DuplicateRecord>(
    `SELECT ${recordColumns} FROM duplicate d LEFT JOIN score s USING (position) LEFT JOIN review r USING (finding_no)
     WHERE d.position IN (SELECT value FROM json_each(?))`
  )
  return (places) => {
    const positions = Array.from(places, (place) => place + 1)
    const found = new Map(find.all(JSON.stringify(positions)).map((record) => [record.position, record]))
    return positions.map((position) => found.get(position)!)
  }
}

/** The record as the grid, the detail and the export see it. */
export function toRow(record: DuplicateRecord, scale: AmountScale, limits: LevelLimits): DuplicateRow {
  return {
    lineId: record.line_id,
    fileIndex: record.file,
    lineNumber: record.line_number,
    types: typeNumbers.filter((type) => record[`group_${type}`] !== null),
    findingNo: record.finding_no,
    strongestType: record.strongest_type,
    groupNo: record.group_no,
    groupCount: record.group_count,
    exposure: toText(record.exposure_minor, record.exposure_fine, scale),
    facts: contextFacts.filter((_, at) => (record.facts & (1 << at)) !== 0),
    riskScore: record.risk_score,
    riskLevel: riskLevel(record.risk_score, limits),
    account: record.account,
    accountName: record.account_name,
    amount: toText(record.amount_minor, record.amount_fine, scale),
    posted: record.posted,
    effective: record.effective,
    user: record.user,
    source: record.source,
    journal: record.journal,
    description: record.description,
    mlConfidence: record.ml_confidence,
    mlIsFirst: record.ml_is_first === 1,
    mlRiskScore: record.ml_risk_score,
    mlPrediction: record.ml_prediction === null ? null : record.ml_prediction === 1,
    disposition: record.disposition ?? 'open',
    tickmark: record.tickmark ?? '',
    hasNote: record.has_note === 1
  }
}
