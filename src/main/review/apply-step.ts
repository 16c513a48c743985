import type Database from 'better-sqlite3'
import type { ActivityKind } from '../../shared/activity.ts'
import { addActivity } from './activity-records.ts'
import { chainSteps } from './chain.ts'
import { addState, stateColumns, findOrAddEngagement, toDecision, type StateRow } from './decision-records.ts'
import { DoubletError } from '../../shared/result.ts'
import { leftOut, type Change, type MadeDecision } from './decision-state.ts'

/** A finding as a step touches it. Findings with one key are one decision. */
export interface Target {
  membersKey: string
  type: number
  groupKey: string
  account: string
  amount: string
  count: number
  /** The decision that holds for it where none was made on its exact members: that of its parts. */
  standing?: MadeDecision | null
}

/** What a step makes of single findings, by `members_key`. */
export type Changes = ReadonlyMap<string, Change>

/** What a step did beside what was asked for. */
export interface StepEffects {
  /** Sign-offs, tickmarks and excepted lines that it took back. */
  signOffs: number
  tickmarks: number
  exceptions: number
  /** Findings whose disposition and the tickmark asked for contradict each other, or that would have one person in both roles: they are as they were. */
  leftOut: number
}

/** One change of decisions, of one person at one moment. */
export interface Step {
  engagement: string
  ledgerId: string
  kind: Extract<ActivityKind, 'decision' | 'signOff'>
  by: string
  /** ISO 8601, UTC. */
  at: string
  /** Of all its findings alike, or of each by itself. */
  change: Change | Changes
  /** What is thrown where nothing can be changed; `contradiction` where it is not said. */
  refusal?: () => DoubletError
  /** The step in words, given the first finding it changed, how many there are, and what else it did. */
  describe(first: Target, changed: number, effects: StepEffects): string
}

/** By `members_key`: what a step made of it; null for no decision. */
export type Changed = Map<string, MadeDecision | null>

/** What came of a step. */
export interface Applied extends Pick<StepEffects, 'tickmarks' | 'leftOut'> {
  changed: Changed
}

/**
 * Changes the decisions on all targets or, where it throws, on none; what is changed is noted in the log and on the disk when
 * this returns. A step that changes nothing leaves no trace. Throws what the step says where nothing can be changed.
 */
export function applyStep(db: Database.Database, step: Step, targets: Iterable<Target>): Applied {
  return db
    .transaction(() => {
      const engagement = findOrAddEngagement(db, step.engagement)
      const { changes, states, left } = planChanges(db, engagement, step.change, targets)
      const changed: Changed = new Map()
      if (changes.length === 0 && left > 0) throw (step.refusal ?? contradiction)()
      const sum = (of: keyof Undone) => changes.reduce((total, { undone }) => total + undone[of], 0)
      const effects = {
        signOffs: sum('signOffs'),
        tickmarks: sum('tickmarks'),
        exceptions: sum('exceptions'),
        leftOut: left
      }
      if (changes.length === 0) return { changed, ...effects }
      const text = step.describe(changes[0]!.target, changes.length, effects)
      recordStep(db, step, text, changes)
      for (const { target, after } of changes) changed.set(target.membersKey, states.get(after)!)
      return { changed, ...effects }
    })
    .immediate()
}

/** What a step makes of the decision on these members, as the numbers of states; `before` is null where none was made. */
export interface PlannedStepChange {
  target: Target
  before: number | null
  after: number
}

/** Writes a step, what it changed, and its line in the log. A transaction is the caller's. */
export function recordStep(
  db: Database.Database,
  step: Pick<Step, 'engagement' | 'ledgerId' | 'by' | 'at'> & { kind: ActivityKind },
  text: string,
  changes: readonly PlannedStepChange[]
): void {
  const engagement = findOrAddEngagement(db, step.engagement)
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
  }
  addActivity(db, { ...step, text, key: null })
  chainSteps(db)
}

/** What a decision becomes, as the number of its state. */
interface Made {
  after: number
  undone: Undone
}

type PlannedChange = PlannedStepChange & Made

/** What a change of one decision takes back. */
type Undone = Omit<StepEffects, 'leftOut'>

/** A finding that is to have a tickmark which says the opposite of its disposition. */
export function contradiction(): DoubletError {
  return new DoubletError(
    'TICKMARK_CONTRADICTS',
    'This tickmark says the opposite of the decision. Change the decision first, or choose another tickmark; nothing was changed.'
  )
}

/** A sign-off on findings that the same person signed in the other role. */
export function samePerson(): DoubletError {
  return new DoubletError(
    'SAME_PERSON',
    'Prepared and Reviewed are two people: who signed as one cannot sign as the other. Let somebody else sign, or allow it in the engagement; nothing was signed.'
  )
}

/** What becomes of each target; targets in one state that are changed alike come to one new state. */
function planChanges(
  db: Database.Database,
  engagement: number,
  asked: Change | Changes,
  targets: Iterable<Target>
): { changes: PlannedChange[]; states: Map<number, MadeDecision>; left: number } {
  const stateOf = db
    .prepare<[number, string], number>('SELECT state FROM decision WHERE engagement = ? AND members_key = ?')
    .pluck()
  const stateRow = db.prepare<[number], StateRow>(`SELECT ${stateColumns} FROM state s WHERE s.id = ?`)
  const states = new Map<number, MadeDecision>()
  /** By the state, or by the decision that holds without one. */
  const made = new Map<number | MadeDecision | null, Made | null | typeof leftOut>()
  const planned = new Map<string, PlannedChange>()
  const left = new Set<string>()

  function makeAfter(change: Change, was: MadeDecision | null): Made | null | typeof leftOut {
    const becomes = change(was)
    if (becomes === null || becomes === leftOut) return becomes
    const after = addState(db, becomes)
    states.set(after, becomes)
    return { after, undone: compareDecisions(was, becomes) }
  }

  function becomesOf(
    { membersKey }: Target,
    from: number | MadeDecision | null
  ): ReturnType<typeof makeAfter> {
    const was = typeof from === 'number' ? () => toDecision(stateRow.get(from)!) : () => from
    if (typeof asked !== 'function') {
      const change = asked.get(membersKey)
      return change === undefined ? null : makeAfter(change, was())
    }
    if (!made.has(from)) made.set(from, makeAfter(asked, was()))
    return made.get(from)!
  }

  for (const target of targets) {
    if (planned.has(target.membersKey)) continue
    const before = stateOf.get(engagement, target.membersKey) ?? null
    const from = before ?? target.standing ?? null
    const becomes = becomesOf(target, from)
    if (becomes === leftOut) left.add(target.membersKey)
    else if (becomes) planned.set(target.membersKey, { target, before, ...becomes })
  }
  // In the order of the tables' keys: pages are filled one after the other, which takes half the time.
  const changes = [...planned.values()].toSorted((a, b) => compareKeys(a.target, b.target))
  return { changes, states, left: left.size }
}

function compareKeys(a: Target, b: Target): number {
  return a.membersKey < b.membersKey ? -1 : 1
}

function compareDecisions(was: MadeDecision | null, becomes: MadeDecision): Undone {
  return {
    signOffs: Math.max(0, countSignOffs(was) - countSignOffs(becomes)),
    tickmarks: (was?.tickmark ?? '') !== '' && becomes.tickmark === '' ? 1 : 0,
    exceptions: becomes.disposition === 'open' ? (was?.excepted.length ?? 0) : 0
  }
}

function countSignOffs(decision: MadeDecision | null): number {
  return (decision?.prepared ? 1 : 0) + (decision?.reviewed ? 1 : 0)
}
