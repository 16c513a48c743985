import type Database from 'better-sqlite3'
import type { DifferingDecision, KnownHead, ReviewPlan, SaidDecision } from '../../shared/handover.ts'
import { readActivity, type ActivityNote } from './activity-records.ts'
import type { Target } from './apply-step.ts'
import { readHeads } from './chain.ts'
import { findEngagement, readDecisions } from './decision-records.ts'
import type { MadeDecision } from './decision-state.ts'
import { readMateriality } from './materiality-records.ts'
import { readViews } from './view-records.ts'

/** What becomes of decisions that are on both sides, or only there. */
export interface Compared {
  plan: ReviewPlan
  /** By the key of the members: what comes without a question. */
  coming: Map<string, { here: MadeDecision | null; there: MadeDecision }>
  differing: Map<string, MadeDecision>
}

/** Compares the decisions of an engagement here with those of a file of its own, nothing changed. */
export function compareReviews(
  db: Database.Database,
  source: Database.Database,
  engagement: string
): Compared {
  const [here, there] = [readDecisions(db, engagement), readDecisions(source, engagement)]
  const targets = readTargets(source, engagement)
  const coming: Compared['coming'] = new Map()
  const differing: Compared['differing'] = new Map()
  const told: DifferingDecision[] = []
  let equal = 0
  for (const [key, made] of there) {
    const own = here.get(key) ?? null
    if (own === null ? !isBlank(made) : saysTheSame(own, made) && bringsSignOff(own, made))
      coming.set(key, { here: own, there: made })
    else if (own === null || saysTheSame(own, made)) equal++
    else {
      differing.set(key, made)
      const { account, amount, count } = targets.get(key)!
      told.push({ membersKey: key, account, amount, count, here: tell(own), there: tell(made) })
    }
  }
  const added = [...coming.values()].filter((one) => one.here === null).length
  const views = readViews(db, engagement).map(({ name }) => name)
  return {
    coming,
    differing,
    plan: {
      isNew: findEngagement(db, engagement) === null,
      decisions: { added, equal, signed: coming.size - added },
      differing: told,
      entries: newEntries(db, source, engagement).length,
      views: readViews(source, engagement).filter(({ name }) => !views.includes(name)).length,
      materialityKept: differingMateriality(db, source, engagement),
      here: headOf(db, engagement),
      there: headOf(source, engagement)
    }
  }
}

function headOf(db: Database.Database, engagement: string): KnownHead {
  const head = readHeads(db, 0).heads.find((one) => one.engagement === engagement)
  return head === undefined ? null : { steps: head.steps, hash: head.hash }
}

function saysTheSame(one: MadeDecision, other: MadeDecision): boolean {
  const words = ({ disposition, note, tickmark, excepted }: MadeDecision) =>
    JSON.stringify([disposition, note, tickmark, excepted.map(({ key, reason }) => [key, reason])])
  return words(one) === words(other)
}

function bringsSignOff(here: MadeDecision, there: MadeDecision): boolean {
  return (['prepared', 'reviewed'] as const).some((role) => here[role] === null && there[role] !== null)
}

/** Open again, and as if nobody had decided. */
function isBlank({ disposition, note, tickmark }: MadeDecision): boolean {
  return disposition === 'open' && note === '' && tickmark === ''
}

function tell({ disposition, note, tickmark, excepted, decided }: MadeDecision): SaidDecision {
  return { disposition, note, tickmark, excepted: excepted.length, ...decided }
}

/** What each decision of an engagement is on, by the key of the members. */
export function readTargets(db: Database.Database, engagement: string): Map<string, Target> {
  const rows = db
    .prepare<[number | null], Target>(
      `SELECT members_key AS membersKey, type, group_key AS groupKey, account, amount, count
       FROM decision WHERE engagement = ?`
    )
    .all(findEngagement(db, engagement))
  return new Map(rows.map((row) => [row.membersKey, row]))
}

/** Entries of the log that are only there, in their order; one is told by what it says, when and by whom. */
export function newEntries(
  db: Database.Database,
  source: Database.Database,
  engagement: string
): ActivityNote[] {
  const nameOf = ({ at, by, kind, text }: Pick<ActivityNote, 'at' | 'by' | 'kind' | 'text'>) =>
    JSON.stringify([at, by, kind, text])
  const known = new Set(readActivity(db, engagement).map(nameOf))
  const keys = source
    .prepare<[number | null], string | null>(
      'SELECT note_key FROM activity WHERE engagement = ? ORDER BY number'
    )
    .pluck()
    .all(findEngagement(source, engagement))
  return readActivity(source, engagement)
    .map(({ number: _place, ...entry }, at) => ({ ...entry, engagement, key: keys[at] ?? null }))
    .filter((entry) => !known.has(nameOf(entry)) && !isNoted(db, entry.key))
}

function isNoted(db: Database.Database, key: string | null): boolean {
  return key !== null && db.prepare('SELECT 1 FROM activity WHERE note_key = ?').get(key) !== undefined
}

function differingMateriality(
  db: Database.Database,
  source: Database.Database,
  engagement: string
): string[] {
  const here = new Map(readMateriality(db, engagement).map((one) => [one.currency, one]))
  return readMateriality(source, engagement).flatMap(({ currency, overall, performance, trivial }) => {
    const own = here.get(currency)
    const isSame = own?.overall === overall && own.performance === performance && own.trivial === trivial
    return own === undefined || isSame ? [] : [currency]
  })
}
