import type Database from 'better-sqlite3'
import type { Disposition, ExceptedLine, SignOff, Tickmark } from '../../shared/decision.ts'
import type { MadeDecision } from './decision-state.ts'

/** The columns of `state s` by the names of `StateRow`. */
export const stateColumns = `s.id, s.ledger_id AS ledgerId, s.disposition, s.note, s.tickmark, s.decided_by AS decidedBy,
  s.decided_at AS decidedAt, s.prepared_by AS preparedBy, s.prepared_at AS preparedAt, s.reviewed_by AS reviewedBy,
  s.reviewed_at AS reviewedAt, s.excepted`

export interface StateRow {
  id: number
  ledgerId: string
  disposition: Disposition
  note: string
  tickmark: Tickmark | ''
  decidedBy: string
  decidedAt: string
  preparedBy: string | null
  preparedAt: string | null
  reviewedBy: string | null
  reviewedAt: string | null
  /** JSON. */
  excepted: string
}

export function toDecision(row: StateRow): MadeDecision {
  const { ledgerId, disposition, note, tickmark } = row
  return {
    ledgerId,
    disposition,
    note,
    tickmark,
    decided: { by: row.decidedBy, at: row.decidedAt },
    prepared: toSignOff(row.preparedBy, row.preparedAt),
    reviewed: toSignOff(row.reviewedBy, row.reviewedAt),
    excepted: JSON.parse(row.excepted) as ExceptedLine[]
  }
}

function toSignOff(by: string | null, at: string | null): SignOff | null {
  return by === null || at === null ? null : { by, at }
}

/** Writes a decision as a state of its own and answers its number. */
export function addState(db: Database.Database, decision: MadeDecision): number {
  const { ledgerId, disposition, note, tickmark, decided, prepared, reviewed, excepted } = decision
  const added = db
    .prepare('INSERT INTO state VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      ledgerId,
      disposition,
      note,
      tickmark,
      decided.by,
      decided.at,
      prepared?.by ?? null,
      prepared?.at ?? null,
      reviewed?.by ?? null,
      reviewed?.at ?? null,
      JSON.stringify(excepted)
    )
  return Number(added.lastInsertRowid)
}

/** The number an engagement has in the file; null where nothing was kept for it yet. */
export function findEngagement(db: Database.Database, key: string): number | null {
  return db.prepare<[string], number>('SELECT id FROM engagement WHERE key = ?').pluck().get(key) ?? null
}

/** The same, made where it is missing. */
export function findOrAddEngagement(db: Database.Database, key: string): number {
  const found = findEngagement(db, key)
  if (found !== null) return found
  return Number(db.prepare('INSERT INTO engagement (key) VALUES (?)').run(key).lastInsertRowid)
}

/** The decisions of an engagement, by the key of the members; the findings of one state share one object. */
export function readDecisions(db: Database.Database, engagement: string): Map<string, MadeDecision> {
  const id = findEngagement(db, engagement)
  const states = new Map<number, MadeDecision>()
  const decisions = new Map<string, MadeDecision>()
  if (id === null) return decisions
  const stateOf = db.prepare<[number], StateRow>(`SELECT ${stateColumns} FROM state s WHERE s.id = ?`)
  const rows = db
    .prepare<[number], [string, number]>('SELECT members_key, state FROM decision WHERE engagement = ?')
    .raw()
  for (const [membersKey, state] of rows.iterate(id)) {
    const decision = states.get(state) ?? toDecision(stateOf.get(state)!)
    states.set(state, decision)
    decisions.set(membersKey, decision)
  }
  return decisions
}

/** What the decisions of an engagement were made on, by the key of the members. */
export function readMembers(
  db: Database.Database,
  engagement: string
): Map<string, { groupKey: string; account: string; amount: string; count: number }> {
  const rows = db
    .prepare<[number | null], [string, string, string, string, number]>(
      'SELECT members_key, group_key, account, amount, count FROM decision WHERE engagement = ?'
    )
    .raw()
    .all(findEngagement(db, engagement))
  return new Map(
    rows.map(([membersKey, groupKey, account, amount, count]) => [
      membersKey,
      { groupKey, account, amount, count }
    ])
  )
}

/** The decision on the exact members of a finding; null where none was made. */
export function readDecision(
  db: Database.Database,
  engagement: string,
  membersKey: string
): MadeDecision | null {
  const row = db
    .prepare<[number | null, string], StateRow>(
      `SELECT ${stateColumns} FROM decision d JOIN state s ON s.id = d.state
       WHERE d.engagement = ? AND d.members_key = ?`
    )
    .get(findEngagement(db, engagement), membersKey)
  return row === undefined ? null : toDecision(row)
}
