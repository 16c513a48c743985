import type Database from 'better-sqlite3'
import type { Choice, KnownHead, ReviewPlan } from '../../shared/handover.ts'
import { DoubletError, problemOf } from '../../shared/result.ts'
import { spellCount } from '../../shared/spell-count.ts'
import { addActivity } from './activity-records.ts'
import { recordStep, type PlannedStepChange } from './apply-step.ts'
import { findAltered } from './chain.ts'
import { compareReviews, newEntries, readTargets } from './compare-reviews.ts'
import { copyEngagement } from './copy-engagement.ts'
import { addState, findEngagement } from './decision-records.ts'
import type { MadeDecision } from './decision-state.ts'
import { readMateriality } from './materiality-records.ts'
import { openReview } from './open-review.ts'
import { readViews, saveView } from './view-records.ts'
import { isHistoryWhole } from './whole-history.ts'

/** What is to be joined, by whom and when. */
export interface Joining {
  engagement: string
  /** The file that `extractEngagement` wrote. */
  sourcePath: string
  /** By the key of the members: what holds where the two differ. */
  choices: Readonly<Record<string, Choice>>
  /** Ledgers of there that are here under another id. */
  ledgerIds: Readonly<Record<string, string>>
  /** The ledger on which the step can be undone. */
  ledgerId: string
  by: string
  /** ISO 8601, UTC. */
  at: string
}

/** What joining would do, nothing changed. Throws ARCHIVE_ALTERED where what is to be joined is not whole. */
export function planJoin(db: Database.Database, sourcePath: string, engagement: string): ReviewPlan {
  return withSource(sourcePath, (source) => compareReviews(db, source, engagement).plan)
}

/**
 * Joins the decisions of another data folder on the same engagement: those that are only there and the sign-offs that only they have come,
 * of those that differ the chosen ones, in one step that cites where both chains end. Entries of the log and views come, too. All or
 * nothing; an engagement that is not here yet comes as it is. Throws NOT_CHOSEN where a difference was not chosen, and ARCHIVE_ALTERED.
 */
export function joinEngagement(db: Database.Database, joining: Joining): ReviewPlan {
  const { sourcePath, engagement } = joining
  return withSource(sourcePath, (source) => {
    const { plan } = compareReviews(db, source, engagement)
    if (plan.isNew) {
      copyEngagement(db, sourcePath, engagement)
      return plan
    }
    db.transaction(() => joinInto(db, source, joining)).immediate()
    return plan
  })
}

function withSource<Value>(sourcePath: string, use: (source: Database.Database) => Value): Value {
  const source = openGiven(sourcePath)
  try {
    if (!isHistoryWhole(source) || findAltered(source) !== null)
      throw alteredDecisions('do not say what was decided when they were made')
    return use(source)
  } finally {
    source.close()
  }
}

/** Brings the tables of an earlier version up to date. What is wrong is told of the file that was given, not of the decisions that are here. */
function openGiven(sourcePath: string): Database.Database {
  try {
    return openReview(sourcePath)
  } catch (error) {
    const { code, detail } = problemOf(error)
    throw code === 'REVIEW_DAMAGED' ? alteredDecisions('are damaged', detail) : error
  }
}

function alteredDecisions(what: string, detail?: string): DoubletError {
  return new DoubletError(
    'ARCHIVE_ALTERED',
    `The decisions in this file ${what}. Nothing was imported; ask for it again.`,
    detail
  )
}

function joinInto(db: Database.Database, source: Database.Database, joining: Joining): void {
  const { engagement, choices, by, at, ledgerId } = joining
  const { plan, coming, differing } = compareReviews(db, source, engagement)
  const open = plan.differing.filter(({ membersKey }) => choices[membersKey] === undefined)
  if (open.length > 0)
    throw new DoubletError(
      'NOT_CHOSEN',
      `${spellCount(open.length)} of the decisions differ and were not chosen yet. Say for each which one holds; nothing was joined.`
    )
  const targets = readTargets(source, engagement)
  const before = db
    .prepare<[number | null, string], number>(
      'SELECT state FROM decision WHERE engagement = ? AND members_key = ?'
    )
    .pluck()
  const id = findEngagement(db, engagement)!
  const taken = [...differing].filter(([key]) => choices[key] === 'there')
  const stateOf = stateAdder(db, joining.ledgerIds)
  const changes = [
    ...[...coming].map(([key, made]) => ({ key, after: stateOf(made.here, made.there) })),
    ...taken.map(([key, made]) => ({ key, after: stateOf(null, made) }))
  ]
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, after }): PlannedStepChange => {
      return { target: targets.get(key)!, before: before.get(id, key) ?? null, after }
    })
  for (const note of newEntries(db, source, engagement)) addActivity(db, note)
  joinViews(db, source, engagement)
  joinMateriality(db, source, engagement)
  const text = describe(plan, taken.length)
  const step = { engagement, ledgerId, kind: 'merge', by, at } as const
  if (changes.length > 0) recordStep(db, step, text, changes)
  else addActivity(db, { ...step, text, key: null })
}

/** Answers what writes what a decision becomes, the same once: the one of there, or that of here with the sign-offs that only there has. */
function stateAdder(db: Database.Database, ledgerIds: Joining['ledgerIds']) {
  const known = new Map<string, number>()
  return (here: MadeDecision | null, there: MadeDecision): number => {
    const { prepared, reviewed } = there
    const joined =
      here === null
        ? { ...there, ledgerId: ledgerIds[there.ledgerId] ?? there.ledgerId }
        : { ...here, prepared: here.prepared ?? prepared, reviewed: here.reviewed ?? reviewed }
    const key = JSON.stringify(joined)
    const state = known.get(key) ?? addState(db, joined)
    known.set(key, state)
    return state
  }
}

/** What the log says: what came, and where both chains end that are joined by this step. */
function describe(
  { decisions, differing, entries, here, there, materialityKept }: ReviewPlan,
  taken: number
): string {
  const { added, equal, signed } = decisions
  const differed =
    differing.length === 0
      ? ''
      : `, ${spellCount(differing.length)} differed (${spellCount(differing.length - taken)} stay as here, ${spellCount(taken)} as there)`
  const kept = materialityKept.length === 0 ? '' : ' Materiality stays as it is here.'
  return `Joined with what was decided in another data folder: ${spellCount(added)} decisions came, ${spellCount(signed)} got a sign-off, ${spellCount(equal)} are equal${differed}; ${spellCount(entries)} entries of the log came.${kept} Chain here: ${spellHead(here)}. Chain there: ${spellHead(there)}.`
}

function spellHead(head: KnownHead): string {
  return head === null ? 'no step' : `${spellCount(head.steps)} steps, ${head.hash}`
}

function joinViews(db: Database.Database, source: Database.Database, engagement: string): void {
  const known = new Set(readViews(db, engagement).map(({ name }) => name))
  for (const view of readViews(source, engagement)) if (!known.has(view.name)) saveView(db, engagement, view)
}

function joinMateriality(db: Database.Database, source: Database.Database, engagement: string): void {
  const add = db.prepare('INSERT OR IGNORE INTO materiality VALUES (?, ?, ?, ?, ?, ?, ?)')
  for (const { currency, overall, performance, trivial, by, at } of readMateriality(source, engagement))
    add.run(findEngagement(db, engagement), currency, overall, performance, trivial, by, at)
}
