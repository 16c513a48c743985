import type Database from 'better-sqlite3'
import type { ModelCard } from '../../shared/model.ts'
import { hashModel } from '../base/model-hash.ts'

/** What is to be deleted, by all that names it. */
export interface Purge {
  jobIds: readonly string[]
  ledgerIds: readonly string[]
  /** Hashes of the content of the ledgers, by which models name them. */
  contents: readonly string[]
  /** The key of an engagement that goes as a whole; null where it stays. */
  engagement: string | null
  /** The key of a client whose profiles go; null where they stay. */
  client: string | null
}

const deletedName = 'a ledger that was deleted'

/**
 * Deletes all that names these jobs and ledgers, and writes the whole file anew, so that nothing of it is left in there. Scores keep the model
 * that made them; its card no longer says of what.
 */
export function purgeCatalog(db: Database.Database, purge: Purge): void {
  db.pragma('secure_delete = ON')
  db.transaction(() => {
    const forget = (table: string, column: string, ids: readonly string[]) => {
      const remove = db.prepare(`DELETE FROM ${table} WHERE ${column} = ?`)
      for (const id of ids) remove.run(id)
    }
    forget('job', 'job_id', purge.jobIds)
    forget('tie_out', 'ledger_id', purge.ledgerIds)
    forget('ledger_seal', 'ledger_id', purge.ledgerIds)
    forget('base_teacher', 'sha256', purge.contents)
    if (purge.engagement !== null) {
      forget('known_chain', 'engagement', [purge.engagement])
      forget('engagement', 'key', [purge.engagement])
    }
    if (purge.client !== null) forget('profile', 'client_key', [purge.client])
    forgetOwnModels(db, purge.contents)
    nameNoMore(db, new Set(purge.contents))
  }).immediate()
  db.exec('VACUUM')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** How many profiles are saved for a client. */
export function profilesOf(db: Database.Database, client: string): number {
  return db
    .prepare<[string], number>('SELECT count(*) FROM profile WHERE client_key = ?')
    .pluck()
    .get(client)!
}

/** Whether a catalogue, of whatever version, names one of them. */
export function namesAny(db: Database.Database, { jobIds, engagement }: Purge): boolean {
  const find = db.prepare('SELECT 1 FROM job WHERE job_id = ?')
  if (jobIds.some((jobId) => find.get(jobId) !== undefined)) return true
  // The oldest versions had no such table.
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'engagement'").get() === undefined) return false
  return db.prepare('SELECT 1 FROM engagement WHERE key = ?').get(engagement) !== undefined
}

/** Models that such ledgers taught for themselves, but for one that a job which stays was judged by: the same content elsewhere. */
function forgetOwnModels(db: Database.Database, contents: readonly string[]): void {
  const forget = db.prepare(
    `DELETE FROM model WHERE of_ledger = 1 AND json_valid(card) AND card ->> '$.trainedOn.sha256' = ?
       AND NOT EXISTS (SELECT 1 FROM job WHERE result ->> '$.model.modelHash' IN (model.hash, model.formerly))`
  )
  for (const sha256 of contents) forget.run(sha256)
}

function nameNoMore(db: Database.Database, contents: ReadonlySet<string>): void {
  const models = db
    .prepare<[], { number: number; hash: string; card: string; forest: string; formerly: string | null }>(
      'SELECT number, hash, card, forest, formerly FROM model WHERE json_valid(card)'
    )
    .all()
  const put = db.prepare('UPDATE model SET hash = ?, card = ?, formerly = ? WHERE number = ?')
  for (const { number, hash, card, forest, formerly } of models) {
    const named = JSON.parse(card) as ModelCard
    const unnamed = withoutNames(named, contents)
    if (JSON.stringify(unnamed) === JSON.stringify(named)) continue
    put.run(hashModel(unnamed, forest), JSON.stringify(unnamed), formerly ?? hash, number)
  }
}

function withoutNames(card: ModelCard, contents: ReadonlySet<string>): ModelCard {
  const unname = <Named extends { file: string; sha256: string }>(named: Named): Named =>
    contents.has(named.sha256) ? { ...named, file: deletedName } : named
  const { trainedOn, labels } = card
  return {
    ...card,
    trainedOn: unname(trainedOn),
    labels: labels?.from === 'decisions' ? { ...labels, ledgers: labels.ledgers.map(unname) } : labels
  }
}
