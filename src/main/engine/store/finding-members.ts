import type Database from 'better-sqlite3'
import type { FindingRecord } from './finding-record.ts'

/** Which lines of `duplicate d` a finding speaks of, in SQL. */
export interface FindingMembers {
  sql: string
  /** In which order they are shown. */
  order: string
  /** The type-1 groups that they are in. */
  baseGroups: string
  /** By the names in all three. */
  params: Record<string, number>
}

/** A group has lines that stand in other findings, too; all of them are in one type-1 group. */
export function findMembers(record: FindingRecord, db: Database.Database): FindingMembers {
  const { finding_no: findingNo, kind, group_no: groupNo, first_position: first, lines } = record
  if (kind !== 'group' || groupNo === null) {
    const within = 'd.position BETWEEN :first AND :last'
    return {
      sql: within,
      order: 'd.position',
      baseGroups: `SELECT d.group_1 FROM duplicate d WHERE ${within}`,
      params: { first, last: first + lines - 1 }
    }
  }
  const base = db
    .prepare<[number], number>('SELECT base_group FROM finding_index WHERE finding_no = ?')
    .pluck()
    .get(findingNo)!
  return {
    sql: `d.group_1 = :base AND d.group_${record.type} = :groupNo`,
    order: 'd.line_id',
    baseGroups: ':base',
    params: { base, groupNo }
  }
}
