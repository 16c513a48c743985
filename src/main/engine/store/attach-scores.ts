import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { ScoresFault } from '../../../shared/model.ts'
import { scoresPath } from '../../base/scores-path.ts'
import { readLedgerKey } from './open-ledger.ts'
import { scoreFileVersion, scoreTable, isSealed } from './score-file.ts'

/** The scores of this version say neither whose they are nor what they were written as. */
const unsealedVersion = 1

/**
 * Lets a connection to a ledger see its scores as the table `score`; empty where there are none. Answers why scores that are there
 * are not used, null where they are or there are none: whatever is wrong with them, the ledger stays readable.
 */
export function attachScores(db: Database.Database, ledgerPath: string): ScoresFault | null {
  const path = scoresPath(ledgerPath)
  const isThere = stampScores(ledgerPath) !== ''
  const fault = isThere ? attachSound(db, path) : null
  if (!isThere || fault !== null) db.exec(scoreTable.replace('CREATE TABLE', 'CREATE TEMP TABLE'))
  return fault
}

/** Changes whenever the file of a ledger's scores does; '' where there is none. */
export function stampScores(ledgerPath: string): string {
  const stats = statSync(scoresPath(ledgerPath), { throwIfNoEntry: false })
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`
}

function attachSound(db: Database.Database, path: string): ScoresFault | null {
  try {
    db.prepare('ATTACH ? AS scores').run(path)
  } catch {
    return 'damaged'
  }
  const fault = findFault(db, path)
  if (fault !== null) db.exec('DETACH scores')
  return fault
}

function findFault(db: Database.Database, path: string): ScoresFault | null {
  try {
    const version = db.pragma('scores.user_version', { simple: true })
    if (version === unsealedVersion) return findFaultOfUnsealed(db)
    if (!isSealed(path)) return 'damaged'
    if (version !== scoreFileVersion) return 'version'
    const key = db.prepare<[], string>('SELECT key FROM scores.ledger').pluck().get()
    return key === readLedgerKey(db) ? null : 'foreign'
  } catch {
    return 'damaged'
  }
}

/** Every position from 1 to the last line is scored: that much can be said of a file that does not name its ledger. */
function findFaultOfUnsealed(db: Database.Database): ScoresFault | null {
  if (db.pragma('scores.quick_check(1)', { simple: true }) !== 'ok') return 'damaged'
  const isTold = db.prepare<[], number>('SELECT json_valid(value) FROM scores.outcome').pluck().get()
  if (isTold !== 1) return 'damaged'
  const ends = (table: string) =>
    db.prepare<[], number[]>(`SELECT count(*), coalesce(max(position), 0) FROM ${table}`).raw().get()!.join()
  return ends('scores.score') === ends('main.duplicate') ? null : 'foreign'
}
