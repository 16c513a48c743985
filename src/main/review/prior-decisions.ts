import type Database from 'better-sqlite3'
import type { PriorDecision } from '../../shared/decision.ts'
import type { SavedView } from '../../shared/activity.ts'
import { readViews, saveView } from './view-records.ts'

const mostTold = 5

/**
 * What was decided in other engagements of the same client on the same account and amount, the latest first; none for a client without a name.
 * It is told and holds nothing. `engagement` is a key: the client's, a line end, the engagement's.
 */
export function readPriorDecisions(
  db: Database.Database,
  engagement: string,
  { account, amount }: { account: string; amount: string }
): PriorDecision[] {
  return otherEngagements(db, engagement)
    .flatMap(({ id, name }) =>
      db
        .prepare<
          [number, string, string],
          Omit<PriorDecision, 'engagement' | 'decided'> & { by: string; at: string }
        >(
          `SELECT d.account, d.amount, d.count, s.disposition, s.note, s.tickmark, s.decided_by AS by, s.decided_at AS at
           FROM decision d JOIN state s ON s.id = d.state
           WHERE d.engagement = ? AND d.account = ? AND d.amount = ? AND s.disposition <> 'open'`
        )
        .all(id, account, amount)
        .map(({ by, at, ...said }): PriorDecision => ({ ...said, engagement: name, decided: { by, at } }))
    )
    .toSorted((one, other) => (one.decided!.at < other.decided!.at ? 1 : -1))
    .slice(0, mostTold)
}

/** The views of other engagements of the same client whose names are not taken in this one; of one name that of the engagement named last. */
export function readPriorViews(db: Database.Database, engagement: string): SavedView[] {
  const views = new Map<string, SavedView>()
  for (const { key } of otherEngagements(db, engagement))
    for (const view of readViews(db, key)) views.set(view.name, view)
  for (const { name } of readViews(db, engagement)) views.delete(name)
  return [...views.values()]
}

/** Saves these in the engagement, too. */
export function takePriorViews(db: Database.Database, engagement: string): void {
  for (const view of readPriorViews(db, engagement)) saveView(db, engagement, view)
}

/** In the order of their names, so that a later year comes later. */
function otherEngagements(
  db: Database.Database,
  engagement: string
): { id: number; key: string; name: string }[] {
  const client = engagement.slice(0, engagement.indexOf('\n') + 1)
  if (client.length <= 1) return []
  return db
    .prepare<{ client: string; engagement: string }, { id: number; key: string; name: string }>(
      `SELECT id, key, substr(key, length(@client) + 1) AS name FROM engagement
       WHERE substr(key, 1, length(@client)) = @client AND key <> @engagement ORDER BY name`
    )
    .all({ client, engagement })
}
