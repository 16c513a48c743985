import type Database from 'better-sqlite3'
import { addActivity } from './activity-records.ts'
import type { Changed } from './apply-step.ts'
import { chainSteps } from './chain.ts'
import {
  addState,
  findEngagement,
  findOrAddEngagement,
  stateColumns,
  toDecision,
  type StateRow
} from './decision-records.ts'

/** A ledger that goes from one engagement to another, by whom and when (ISO 8601, UTC). */
export interface Move {
  ledgerId: string
  /** What the ledger and the two engagements are called. */
  name: string
  fromName: string
  toName: string
  /** The keys of the engagements. */
  from: string
  to: string
  by: string
  at: string
}

/** Which decisions are of a ledger: those on its findings and on parts of them, and on other lines under one of its group keys. */
export interface LedgerKeys {
  members: ReadonlySet<string>
  groups: ReadonlySet<string>
}

interface DecisionRow extends StateRow {
  membersKey: string
  type: number
  groupKey: string
  account: string
  amount: string
  count: number
}

/**
 * Copies the decisions of a ledger into another engagement as one step of its chain, and says so in both logs. What was decided there already stays
 * as it is; what is in the first engagement stays, too. Answers what came.
 */
export function copyDecisions(db: Database.Database, move: Move, { members, groups }: LedgerKeys): Changed {
  const { ledgerId, name, by, at } = move
  return db
    .transaction(() => {
      const from = findEngagement(db, move.from)
      const to = findOrAddEngagement(db, move.to)
      const rows = db
        .prepare<[number | null, number], DecisionRow>(
          `SELECT d.members_key AS membersKey, d.type, d.group_key AS groupKey, d.account, d.amount, d.count, ${stateColumns}
           FROM decision d JOIN state s ON s.id = d.state WHERE d.engagement = ?
             AND d.members_key NOT IN (SELECT members_key FROM decision WHERE engagement = ?) ORDER BY d.members_key`
        )
        .all(from, to)
        .filter(({ membersKey, groupKey }) => members.has(membersKey) || groups.has(groupKey))
      const came: Changed = new Map()
      const decisions = `${rows.length} decision${rows.length === 1 ? '' : 's'}`
      const text = `${name} came from ${move.fromName} with ${decisions}.`
      if (rows.length > 0) {
        const step = db
          .prepare("INSERT INTO step VALUES (NULL, ?, ?, 'move', ?, ?, ?, NULL)")
          .run(to, ledgerId, by, at, text).lastInsertRowid
        const note = db.prepare('INSERT INTO step_change VALUES (?, ?, NULL, ?)')
        const decide = db.prepare('INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        const states = new Map<number, number>()
        for (const row of rows) {
          const made = toDecision(row)
          // A state of its own: either engagement can be deleted without the other.
          const state = states.get(row.id) ?? addState(db, made)
          states.set(row.id, state)
          note.run(step, row.membersKey, state)
          decide.run(to, row.membersKey, state, row.type, row.groupKey, row.account, row.amount, row.count)
          came.set(row.membersKey, made)
        }
      }
      const entry = { at, by, kind: 'move', ledgerId, key: null } as const
      addActivity(db, { ...entry, engagement: move.to, text })
      addActivity(db, {
        ...entry,
        engagement: move.from,
        text: `${name} was moved to ${move.toName}; ${decisions} went with it as copies, and those made here stay.`
      })
      chainSteps(db)
      return came
    })
    .immediate()
}
