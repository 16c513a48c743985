import type Database from 'better-sqlite3'
import type { Decision } from '../../../shared/decision.ts'
import { riskLevel, typeNumbers, type DuplicateGroup, type TypeNumber } from '../../../shared/duplicate.ts'
import {
  mostMembers,
  mostPoints,
  type FindingDetail,
  type FindingMember,
  type Reason,
  type ReversalPartner,
  type SeriesPoint
} from '../../../shared/finding.ts'
import type { LevelLimits } from '../../../shared/duplicate.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { recordColumns, toRow, type DuplicateRecord } from './duplicate-record.ts'
import { findMembers, type FindingMembers } from './finding-members.ts'
import { exposureWithout } from './decided-exposure.ts'
import type { FindingReader, FindingRecord } from './finding-record.ts'
import { findExcepted } from './line-keys.ts'
import type { LineReader } from './line-reader.ts'

/** What a finding is opened with. */
interface DetailSources {
  db: Database.Database
  scale: AmountScale
  limits: LevelLimits
  findings: FindingReader
  lineReader: LineReader
  /** The decision that holds for it. */
  decisionOn(finding: { findingNo: number; membersKey: string }): Decision
}

interface MemberRecord extends DuplicateRecord {
  occurrence: number
  journal_id: number | null
  partner_id: number | null
  partner_file: number
  partner_line: number
  partner_journal: string
  partner_posted: string
  partner_effective: string
  partner_days: number
}

/** A finding with its lines, what they differ in, and every line of its account and amount. Throws UNKNOWN_FINDING. */
export function readFindingDetail(findingNo: number, sources: DetailSources): FindingDetail {
  const { db, findings, decisionOn } = sources
  const { record, row } = findings.read(findingNo)
  const which = findMembers(record, db)
  const decision = decisionOn({ findingNo, membersKey: record.members_key })
  const excepted = findExcepted(record, decision.excepted, sources)
  const members = readMembers(which, sources).map((member, at) => ({
    ...toMember(member, record.kind === 'group' ? at + 1 : member.occurrence, sources),
    excepted: excepted.get(member.line_id)?.reason ?? null
  }))
  return {
    finding: row,
    members,
    reasons: JSON.parse(record.reasons) as Reason[],
    series: readSeries(which, db),
    decision,
    exposureLeft: tellLeft(record, excepted, sources)
  }
}

function tellLeft(
  record: FindingRecord,
  excepted: ReadonlyMap<number, unknown>,
  sources: DetailSources
): FindingDetail['exposureLeft'] {
  const left = excepted.size === 0 ? null : exposureWithout(record, new Set(excepted.keys()), sources)
  return left && Array.from(left, ([currency, exposure]) => ({ currency, exposure }))
}

function readMembers({ sql, order, params }: FindingMembers, { db }: DetailSources): MemberRecord[] {
  return db
    .prepare<[Record<string, number>], MemberRecord>(
      `SELECT ${recordColumns}, v.partner_id, v.file AS partner_file, v.line_number AS partner_line,
         v.journal AS partner_journal, v.posted AS partner_posted, v.effective AS partner_effective, v.days AS partner_days
       FROM duplicate d LEFT JOIN score s USING (position) LEFT JOIN reversal v ON v.line_id = d.line_id
       LEFT JOIN review r ON r.finding_no = d.finding_no
       WHERE ${sql} ORDER BY ${order} LIMIT ${mostMembers}`
    )
    .all(params)
}

function toMember(
  record: MemberRecord,
  occurrence: number,
  sources: DetailSources
): Omit<FindingMember, 'excepted'> {
  const { db, scale, limits, lineReader } = sources
  const cells = lineReader.cellsOf(record.line_id)
  const lines = db
    .prepare<[number | null], number | null>(
      'SELECT sum(last_line - first_line + 1) FROM journal_run WHERE journal_id = ?'
    )
    .pluck()
    .get(record.journal_id)
  return {
    row: toRow(record, scale, limits),
    occurrence,
    groups: readGroups(record, db, limits),
    fields: lineReader.fieldsOfLine(record.line_id, cells),
    original: lineReader.originalOf(cells),
    mended: mendedOf(record.line_id, sources),
    reversal: partnerOf(record),
    journalLines: lines ?? 0
  }
}

function mendedOf(lineId: number, { db, lineReader }: DetailSources): FindingMember['mended'] {
  const how = db
    .prepare<[number], string>("SELECT reason FROM listed_line WHERE line_id = ? AND class = 'repaired'")
    .pluck()
    .get(lineReader.firstOfRecord(lineId))
  return how === undefined ? null : { how, written: lineReader.writtenAs(lineId) }
}

/** The group of the line in each of its types, strongest first. */
function readGroups(record: MemberRecord, db: Database.Database, limits: LevelLimits): DuplicateGroup[] {
  const find = db.prepare<[number], { groupNo: number; type: TypeNumber; count: number; riskScore: number }>(
    'SELECT group_no AS groupNo, type, count, risk_score AS riskScore FROM duplicate_group WHERE group_no = ?'
  )
  return typeNumbers.toReversed().flatMap((type) => {
    const group = record[`group_${type}`]
    if (group === null) return []
    const found = find.get(group)!
    return [{ ...found, riskLevel: riskLevel(found.riskScore, limits) }]
  })
}

function partnerOf(record: MemberRecord): ReversalPartner | null {
  if (record.partner_id === null) return null
  return {
    lineId: record.partner_id,
    fileIndex: record.partner_file,
    lineNumber: record.partner_line,
    journal: record.partner_journal,
    posted: record.partner_posted,
    effective: record.partner_effective,
    days: record.partner_days
  }
}

/**
 * The lines of the type-1 groups that the members are in; the lines that take one of them back, and what repeats account and amount of
 * such a line. By day; where there are too many, members come before others.
 */
function readSeries({ sql, baseGroups, params }: FindingMembers, db: Database.Database): SeriesPoint[] {
  const day = "coalesce(nullif(effective, ''), posted)"
  return db
    .prepare<
      [Record<string, number>],
      { lineId: number; day: string; groupNo: number; member: 0 | 1; opposite: 0 | 1 }
    >(
      `WITH partner AS (
         SELECT v.partner_id AS line_id, v.effective, v.posted, d.group_1 AS base
         FROM duplicate d JOIN reversal v ON v.line_id = d.line_id WHERE d.group_1 IN (${baseGroups})
       ), again AS (
         SELECT DISTINCT d.group_1 AS own, p.base FROM partner p JOIN duplicate d ON d.line_id = p.line_id
       )
       SELECT line_id AS lineId, ${day} AS day, group_1 AS groupNo, (${sql}) IS TRUE AS member, 0 AS opposite
       FROM duplicate d WHERE group_1 IN (${baseGroups})
       UNION ALL
       SELECT line_id, ${day}, base, 0, 1 FROM (
         SELECT line_id, effective, posted, base FROM partner
         UNION
         SELECT d.line_id, d.effective, d.posted, a.base FROM again a JOIN duplicate d ON d.group_1 = a.own)
       ORDER BY member DESC, day, lineId LIMIT ${mostPoints}`
    )
    .all(params)
    .toSorted((a, b) => (a.day === b.day ? a.lineId - b.lineId : a.day < b.day ? -1 : 1))
    .map(({ lineId, day: at, groupNo, member, opposite }) => ({
      lineId,
      day: at,
      groupNo,
      isMember: member === 1,
      isOpposite: opposite === 1
    }))
}
