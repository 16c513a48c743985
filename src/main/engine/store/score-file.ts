import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { ModelOutcome } from '../../../shared/model.ts'
import { partialScoresPath, scoresPath } from '../../../shared/scores-path.ts'
import { renameDurably } from './rename-durably.ts'
import type { StoredScore } from './stored-rows.ts'

/** Goes up with every change of the table below; scores of another version are as good as none. */
const scoreFileVersion = 1

const scoreTable = `
  CREATE TABLE score (
    position INTEGER PRIMARY KEY,
    confidence REAL NOT NULL,
    risk_score INTEGER NOT NULL,
    prediction INTEGER NOT NULL
  ) STRICT;`

/**
 * Writes the scores of a finished ledger into a file of their own beside it, whole or not at all: the ledger is never written again.
 * An error thrown by `scores`, or by the disk, leaves no file and is passed on.
 */
export function writeScores(ledgerPath: string, scores: Iterable<StoredScore>, outcome: ModelOutcome): void {
  const partial = partialScoresPath(ledgerPath)
  rmSync(partial, { force: true })
  const db = new Database(partial)
  try {
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    db.pragma(`user_version = ${scoreFileVersion}`)
    db.exec('BEGIN')
    db.exec(`${scoreTable} CREATE TABLE outcome (value TEXT NOT NULL) STRICT;`)
    const insert = db.prepare('INSERT INTO score VALUES (?, ?, ?, ?)')
    for (const score of scores) {
      insert.run(score.position, score.confidence, score.riskScore, score.prediction ? 1 : 0)
    }
    db.exec('CREATE INDEX score_confidence ON score (confidence)')
    db.prepare('INSERT INTO outcome VALUES (?)').run(JSON.stringify(outcome))
    db.exec('COMMIT')
    db.close()
    renameDurably(partial, scoresPath(ledgerPath))
  } catch (error) {
    db.close()
    rmSync(partial, { force: true })
    throw error
  }
}

/** Lets a connection to a ledger see its scores as the table `score`: none where there is no file, or one of another version. */
export function attachScores(db: Database.Database, ledgerPath: string): void {
  const path = scoresPath(ledgerPath)
  if (existsSync(path)) {
    db.prepare('ATTACH ? AS scores').run(path)
    if (db.pragma('scores.user_version', { simple: true }) === scoreFileVersion) return
    db.exec('DETACH scores')
  }
  db.exec(scoreTable.replace('CREATE TABLE', 'CREATE TEMP TABLE'))
}

/** What the model said of the ledger when it was scored; null where it was not. */
export function readOutcome(db: Database.Database): ModelOutcome | null {
  const attached = db.pragma('database_list') as { name: string }[]
  if (!attached.some(({ name }) => name === 'scores')) return null
  const value = db.prepare<[], string>('SELECT value FROM scores.outcome').pluck().get()
  return value === undefined ? null : (JSON.parse(value) as ModelOutcome)
}
