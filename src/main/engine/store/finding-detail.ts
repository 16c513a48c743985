import type Database from 'better-sqlite3'
import type { Decision } from '../../../shared/decision.ts'
import { riskLevel, typeNumbers, type DuplicateGroup, type TypeNumber } from '../../../shared/duplicate.ts'
import type { Field } from '../../../shared/mapping.ts'
import {
  mostMembers,
  mostPoints,
  type FindingDetail,
  type FindingMember,
  type Reason,
  type ReversalPartner,
  type SeriesPoint
} from '../../../shared/finding.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { recordColumns, toRow, type DuplicateRecord } from './duplicate-record.ts'
import type { FindingReader, FindingRecord } from './finding-record.ts'
import type { LineFields } from './line-fields.ts'

/** What a finding is opened with. */
interface DetailSources {
  db: Database.Database
  scale: AmountScale
  findings: FindingReader
  lineFields: LineFields
  /** The decision on the exact members. */
  decisionOn(membersKey: string): Decision
}

interface MemberRecord extends DuplicateRecord {
  cells: string
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
export function readFindingDetail(groupNo: number, sources: DetailSources): FindingDetail {
  const { db, findings, decisionOn } = sources
  const { record, row } = findings.read(groupNo)
  const base = db
    .prepare<[number], number>('SELECT base_group FROM finding_index WHERE group_no = ?')
    .pluck()
    .get(groupNo)!
  const records = readMembers(record, base, sources)
  const members = records.map((member) => toMember(member, sources))
  return {
    finding: row,
    groups: records[0] === undefined ? [] : readGroups(records[0], db),
    members,
    differing: differingFields(members),
    reasons: JSON.parse(record.reasons) as Reason[],
    series: readSeries(record, base, db),
    decision: decisionOn(record.members_key)
  }
}

/** All lines of a group are in the type-1 group of any of them. */
function readMembers(
  { group_no: groupNo, type }: FindingRecord,
  base: number,
  { db }: DetailSources
): MemberRecord[] {
  return db
    .prepare<[number, number, number], MemberRecord>(
      `SELECT ${recordColumns}, l.cells, v.partner_id, v.file AS partner_file, v.line_number AS partner_line,
         v.journal AS partner_journal, v.posted AS partner_posted, v.effective AS partner_effective, v.days AS partner_days
       FROM duplicate d JOIN line l ON l.id = d.line_id
       LEFT JOIN score s USING (position) LEFT JOIN reversal v ON v.line_id = d.line_id
       LEFT JOIN review r ON r.group_no = d.group_no
       WHERE d.group_1 = ? AND d.group_${type} = ? ORDER BY d.line_id LIMIT ?`
    )
    .all(base, groupNo, mostMembers)
}

function toMember(record: MemberRecord, { db, scale, lineFields }: DetailSources): FindingMember {
  const cells = JSON.parse(record.cells) as string[]
  const lines = db
    .prepare<[number | null], number | null>(
      'SELECT sum(last_line - first_line + 1) FROM journal_run WHERE journal_id = ?'
    )
    .pluck()
    .get(record.journal_id)
  return {
    row: toRow(record, scale),
    fields: lineFields.ofLine(record.line_id, cells),
    original: lineFields.originalOf(cells),
    reversal: partnerOf(record),
    journalLines: lines ?? 0
  }
}

/** The group of the line in each of its types, strongest first. */
function readGroups(record: MemberRecord, db: Database.Database): DuplicateGroup[] {
  const find = db.prepare<[number], { groupNo: number; type: TypeNumber; count: number; riskScore: number }>(
    'SELECT group_no AS groupNo, type, count, risk_score AS riskScore FROM duplicate_group WHERE group_no = ?'
  )
  return typeNumbers.toReversed().flatMap((type) => {
    const group = record[`group_${type}`]
    if (group === null) return []
    const found = find.get(group)!
    return [{ ...found, riskLevel: riskLevel(found.riskScore) }]
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

/** The fields in which not all members say the same, in the order they are shown. */
function differingFields(members: readonly FindingMember[]): Field[] {
  const values = new Map<Field, Set<string>>()
  const counts = new Map<Field, number>()
  for (const { fields } of members) {
    for (const { field, value } of fields) {
      values.set(field, (values.get(field) ?? new Set()).add(value))
      counts.set(field, (counts.get(field) ?? 0) + 1)
    }
  }
  return [...values.keys()].filter(
    (field) => values.get(field)!.size > 1 || counts.get(field)! < members.length
  )
}

/**
 * The lines of the type-1 group; the lines that take one of them back, and what repeats account and amount of such a line. By day;
 * where there are too many, members come before others.
 */
function readSeries(
  { group_no: groupNo, type }: FindingRecord,
  base: number,
  db: Database.Database
): SeriesPoint[] {
  const day = "coalesce(nullif(effective, ''), posted)"
  return db
    .prepare<
      [{ groupNo: number; base: number; most: number }],
      { lineId: number; day: string; member: 0 | 1; opposite: 0 | 1 }
    >(
      `WITH partner AS (
         SELECT v.partner_id AS line_id, v.effective, v.posted
         FROM duplicate d JOIN reversal v ON v.line_id = d.line_id WHERE d.group_1 = :base
       )
       SELECT line_id AS lineId, ${day} AS day, group_${type} IS :groupNo AS member, 0 AS opposite
       FROM duplicate WHERE group_1 = :base
       UNION ALL
       SELECT line_id, ${day}, 0, 1 FROM (
         SELECT * FROM partner
         UNION
         SELECT line_id, effective, posted FROM duplicate WHERE group_1 IN (
           SELECT d.group_1 FROM partner JOIN duplicate d ON d.line_id = partner.line_id))
       ORDER BY member DESC, day, lineId LIMIT :most`
    )
    .all({ groupNo, base, most: mostPoints })
    .toSorted((a, b) => (a.day === b.day ? a.lineId - b.lineId : a.day < b.day ? -1 : 1))
    .map(({ lineId, day: at, member, opposite }) => ({
      lineId,
      day: at,
      isMember: member === 1,
      isOpposite: opposite === 1
    }))
}
