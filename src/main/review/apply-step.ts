import type Database from 'better-sqlite3'
import type { ActivityKind } from '../../shared/activity.ts'
import { addActivity } from './activity-records.ts'
import { addState, stateColumns, findOrAddEngagement, toDecision, type StateRow } from './decision-records.ts'
import type { Change, MadeDecision } from './decision-state.ts'

/** A finding as a step touches it. Findings with one key are one decision. */
export interface Target {
  membersKey: string
  type: number
  groupKey: string
  account: string
  amount: string
  count: number
}

/** One change of decisions, of one person at one moment. */
export interface Step {
  engagement: string
  ledgerId: string
  kind: Extract<ActivityKind, 'decision' | 'signOff'>
  by: string
  /** ISO 8601, UTC. */
  at: string
  change: Change
  /** The step in words, given the first finding it changed, how many there are, and how many sign-offs it took back. */
  describe(first: Target, changed: number, clearedSignOffs: number): string
}

/** By `members_key`: what a step made of it; null for no decision. */
export type Changed = Map<string, MadeDecision | null>

/**
 * Changes the decisions on all targets or, where it throws, on none; what is changed is noted in the log and on the disk when
 * this returns. A step that changes nothing leaves no trace.
 */
export function applyStep(db: Database.Database, step: Step, targets: Iterable<Target>): Changed {
  return db
    .transaction(() => {
      const engagement = findOrAddEngagement(db, step.engagement)
      const { changes, states } = planChanges(db, engagement, step.change, targets)
      const changed: Changed = new Map()
      if (changes.length === 0) return changed
      const cleared = changes.reduce((sum, { cleared: signOffs }) => sum + signOffs, 0)
      const text = step.describe(changes[0]!.target, changes.length, cleared)
      const number = db
        .prepare('INSERT INTO step VALUES (NULL, ?, ?, ?, ?, ?, ?, NULL)')
        .run(engagement, step.ledgerId, step.kind, step.by, step.at, text).lastInsertRowid
      const note = db.prepare('INSERT INTO step_change VALUES (?, ?, ?, ?)')
      const decide = db.prepare('INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      const change = db.prepare('UPDATE decision SET state = ? WHERE engagement = ? AND members_key = ?')
      for (const { target, before, after } of changes) {
        note.run(number, target.membersKey, before, after)
        const { membersKey, type, groupKey, account, amount, count } = target
        if (before === null) decide.run(engagement, membersKey, after, type, groupKey, account, amount, count)
        else change.run(after, engagement, membersKey)
        changed.set(membersKey, states.get(after)!)
      }
      addActivity(db, { ...step, text, key: null })
      return changed
    })
    .immediate()
}

interface PlannedChange {
  target: Target
  before: number | null
  after: number
  /** Sign-offs that the change takes back. */
  cleared: number
}

/** What becomes of each target; targets in one state come to one new state. */
function planChanges(
  db: Database.Database,
  engagement: number,
  change: Change,
  targets: Iterable<Target>
): { changes: PlannedChange[]; states: Map<number, MadeDecision> } {
  const stateOf = db
    .prepare<[number, string], number>('SELECT state FROM decision WHERE engagement = ? AND members_key = ?')
    .pluck()
  const stateRow = db.prepare<[number], StateRow>(`SELECT ${stateColumns} FROM state s WHERE s.id = ?`)
  const states = new Map<number, MadeDecision>()
  const made = new Map<number | null, { after: number; cleared: number } | null>()
  const planned = new Map<string, PlannedChange>()

  function makeAfter(before: number | null): { after: number; cleared: number } | null {
    const was = before === null ? null : toDecision(stateRow.get(before)!)
    const becomes = change(was)
    if (becomes === null) return null
    const after = addState(db, becomes)
    states.set(after, becomes)
    return { after, cleared: Math.max(0, countSignOffs(was) - countSignOffs(becomes)) }
  }

  for (const target of targets) {
    if (planned.has(target.membersKey)) continue
    const before = stateOf.get(engagement, target.membersKey) ?? null
    if (!made.has(before)) made.set(before, makeAfter(before))
    const becomes = made.get(before)
    if (becomes) planned.set(target.membersKey, { target, before, ...becomes })
  }
  // In the order of the tables' keys: pages are filled one after the other, which takes half the time.
  const changes = [...planned.values()].toSorted((a, b) => compareKeys(a.target, b.target))
  return { changes, states }
}

function compareKeys(a: Target, b: Target): number {
  return a.membersKey < b.membersKey ? -1 : 1
}

function countSignOffs(decision: MadeDecision | null): number {
  return (decision?.prepared ? 1 : 0) + (decision?.reviewed ? 1 : 0)
}
