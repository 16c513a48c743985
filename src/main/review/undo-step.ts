import type Database from 'better-sqlite3'
import { DoubletError } from '../../shared/result.ts'
import { addActivity } from './activity-records.ts'
import { chainSteps } from './chain.ts'
import { findEngagement, stateColumns, toDecision, type StateRow } from './decision-records.ts'
import type { MadeDecision } from './decision-state.ts'
import type { Changed } from './apply-step.ts'

/** Who takes a step back, when, and on which ledger. */
export interface Undo {
  engagement: string
  ledgerId: string
  by: string
  /** ISO 8601, UTC. */
  at: string
}

interface StepRow {
  id: number
  text: string
}

/** The last step of a ledger that was not taken back, in words; null where there is none. */
export function nextUndo(db: Database.Database, engagement: string, ledgerId: string): string | null {
  return findLast(db, findEngagement(db, engagement), ledgerId)?.text ?? null
}

/**
 * Takes back the last step of a ledger that was not taken back: every finding it changed, or none, has again exactly the
 * decision and sign-offs it had before. Throws NOTHING_TO_UNDO, and UNDO_CONFLICT where something was changed since.
 */
export function undoStep(db: Database.Database, undo: Undo): Changed {
  return db
    .transaction(() => {
      const engagement = findEngagement(db, undo.engagement)
      const step = findLast(db, engagement, undo.ledgerId)
      if (engagement === null || step === undefined)
        throw new DoubletError('NOTHING_TO_UNDO', 'There is no step on this ledger that could be taken back.')
      refuseConflict(db, engagement, step)
      const before = readBefore(db, step.id)
      db.prepare(
        `UPDATE decision SET state = c.before FROM step_change c
         WHERE decision.engagement = ? AND c.step = ? AND c.members_key = decision.members_key
           AND c.before IS NOT NULL`
      ).run(engagement, step.id)
      db.prepare(
        `DELETE FROM decision WHERE engagement = ? AND members_key IN
         (SELECT members_key FROM step_change WHERE step = ? AND before IS NULL)`
      ).run(engagement, step.id)
      db.prepare(`INSERT INTO step VALUES (NULL, ?, ?, 'undo', ?, ?, ?, ?)`).run(
        engagement,
        undo.ledgerId,
        undo.by,
        undo.at,
        step.text,
        step.id
      )
      addActivity(db, { ...undo, kind: 'undo', text: `Taken back: ${step.text}`, key: null })
      chainSteps(db)
      return before
    })
    .immediate()
}

function findLast(db: Database.Database, engagement: number | null, ledgerId: string): StepRow | undefined {
  return db
    .prepare<[number | null, string], StepRow>(
      `SELECT id, text FROM step s WHERE engagement = ? AND ledger_id = ? AND undoes IS NULL AND kind <> 'move'
         AND NOT EXISTS (SELECT 1 FROM step u WHERE u.undoes = s.id)
       ORDER BY id DESC LIMIT 1`
    )
    .get(engagement, ledgerId)
}

/** A step can only be taken back where what it did still stands: another ledger of the engagement may have gone on from it. */
function refuseConflict(db: Database.Database, engagement: number, step: StepRow): void {
  const changed = db
    .prepare<[number, number], { account: string; amount: string; total: number }>(
      `SELECT coalesce(d.account, '') AS account, coalesce(d.amount, '') AS amount, count(*) OVER () AS total
       FROM step_change c LEFT JOIN decision d ON d.engagement = ? AND d.members_key = c.members_key
       WHERE c.step = ? AND d.state IS NOT c.after ORDER BY c.members_key LIMIT 10`
    )
    .all(engagement, step.id)
  const total = changed[0]?.total ?? 0
  if (total === 0) return
  const named = changed.map(({ account, amount }) => `account ${account}, ${amount}`).join('; ')
  throw new DoubletError(
    'UNDO_CONFLICT',
    `${total === 1 ? 'A finding' : `${total} findings`} of this step (${step.text}) ${total === 1 ? 'was' : 'were'} changed since on another ledger of the engagement. Take that back there first, or decide anew.`,
    `${named}${total > changed.length ? '; …' : ''}`
  )
}

function readBefore(db: Database.Database, step: number): Changed {
  const states = new Map<number, MadeDecision>()
  const stateOf = db.prepare<[number], StateRow>(`SELECT ${stateColumns} FROM state s WHERE s.id = ?`)
  const rows = db
    .prepare<[number], [string, number | null]>('SELECT members_key, before FROM step_change WHERE step = ?')
    .raw()
    .all(step)
  return new Map(
    rows.map(([membersKey, before]) => {
      if (before === null) return [membersKey, null]
      const decision = states.get(before) ?? toDecision(stateOf.get(before)!)
      states.set(before, decision)
      return [membersKey, decision]
    })
  )
}
