import { rmSync, closeSync, openSync, readSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Reason } from '../../../shared/finding.ts'
import type { ModelOutcome } from '../../../shared/model.ts'
import { partialScoresPath, scoresPath } from '../../base/scores-path.ts'
import { removeQuietly } from '../../base/remove-quietly.ts'
import { wordReasons, type StoredReason } from '../findings/reason-words.ts'
import { renameDurably } from '../../base/rename-durably.ts'
import type { StoredScore } from '../findings/stored-rows.ts'
import { crc32 } from 'node:zlib'

/** Goes up with every change of the tables below; scores of a version that is not known are as good as none. */
export const scoreFileVersion = 2

/** The scores of the lines, by their positions in review order. */
export const scoreTable = `
  CREATE TABLE score (
    position INTEGER PRIMARY KEY,
    confidence REAL NOT NULL,
    risk_score INTEGER NOT NULL,
    prediction INTEGER NOT NULL
  ) STRICT;`

/** Apart from the scores, so that these stay small to read. */
const otherTables = `
  CREATE TABLE reason (position INTEGER PRIMARY KEY, reasons TEXT NOT NULL) STRICT;
  CREATE TABLE outcome (value TEXT NOT NULL) STRICT;
  CREATE TABLE ledger (key TEXT NOT NULL) STRICT;`

/** What is kept with the scores. */
export interface ScoreNotes {
  outcome: ModelOutcome
  /** Of the ledger they are of, as `readLedgerKey` has it. */
  ledgerKey: string
}

/**
 * Writes the scores of a finished ledger into a file of their own beside it, whole or not at all: the ledger is never written again.
 * An error thrown by `scores`, or by the disk, leaves no file and is passed on.
 */
export function writeScores(ledgerPath: string, scores: Iterable<StoredScore>, notes: ScoreNotes): void {
  const partial = partialScoresPath(ledgerPath)
  writePartialScores(partial, scores, notes)
  placeScores(partial, ledgerPath)
}

/** Gives scores that are whole their place beside their ledger, where none or older ones were. Throws what is wrong with the folder. */
export function placeScores(partial: string, ledgerPath: string): void {
  try {
    renameDurably(partial, scoresPath(ledgerPath))
  } catch (error) {
    removeQuietly(partial)
    throw error
  }
}

/** The same, but for giving them their place. */
export function writePartialScores(partial: string, scores: Iterable<StoredScore>, notes: ScoreNotes): void {
  const writer = new ScoreWriter(partial)
  writer.add(scores)
  writer.finish(notes)
}

/** Writes a file of scores, whole or not at all: what is thrown on the way leaves none. */
export class ScoreWriter {
  readonly #partial: string
  readonly #db: Database.Database

  constructor(partial: string) {
    rmSync(partial, { force: true })
    this.#partial = partial
    this.#db = new Database(partial)
    this.#orAbandon(() => {
      this.#db.pragma('journal_mode = MEMORY')
      this.#db.pragma('synchronous = OFF')
      this.#db.pragma(`user_version = ${scoreFileVersion}`)
      this.#db.exec('BEGIN')
      this.#db.exec(`${scoreTable} ${otherTables}`)
    })
  }

  add(scores: Iterable<StoredScore>): void {
    this.#orAbandon(() => {
      const insert = this.#db.prepare('INSERT INTO score VALUES (?, ?, ?, ?)')
      const explain = this.#db.prepare('INSERT INTO reason VALUES (?, ?)')
      for (const score of scores) {
        insert.run(score.position, score.confidence, score.riskScore, score.prediction ? 1 : 0)
        if (score.reasons.length > 0) explain.run(score.position, JSON.stringify(score.reasons))
      }
    })
  }

  /** Ends the file, which then has its checksum. */
  finish({ outcome, ledgerKey }: ScoreNotes): void {
    this.#orAbandon(() => {
      this.#db.prepare('INSERT INTO outcome VALUES (?)').run(JSON.stringify(outcome))
      this.#db.prepare('INSERT INTO ledger VALUES (?)').run(ledgerKey)
      this.#db.exec('COMMIT')
      this.#db.close()
      sealFile(this.#partial)
    })
  }

  /** Removes the file. */
  abandon(): void {
    this.#db.close()
    removeQuietly(this.#partial)
  }

  #orAbandon(step: () => void): void {
    try {
      step()
    } catch (error) {
      this.abandon()
      throw error
    }
  }
}

/** What moved the confidence of a duplicate line most; nothing where there is no opinion, or the line is the first of its group. */
export function readReasons(db: Database.Database, lineId: number): Reason[] {
  if (!hasScores(db)) return []
  const stored = db
    .prepare<[number], string>(
      'SELECT reasons FROM scores.reason JOIN duplicate USING (position) WHERE line_id = ?'
    )
    .pluck()
    .get(lineId)
  return stored === undefined ? [] : wordReasons(JSON.parse(stored) as StoredReason[])
}

/** What the model said of the ledger when it was scored; null where it was not. */
export function readOutcome(db: Database.Database): ModelOutcome | null {
  if (!hasScores(db)) return null
  const value = db.prepare<[], string>('SELECT value FROM scores.outcome').pluck().get()
  return value === undefined ? null : (JSON.parse(value) as ModelOutcome)
}

function hasScores(db: Database.Database): boolean {
  return (db.pragma('database_list') as { name: string }[]).some(({ name }) => name === 'scores')
}

/** SQLite keeps four bytes of every file, its `application_id`, for whoever made it. */
const seal = { at: 68, bytes: 4 }
const headerBytes = 100
const chunkBytes = 1 << 20

/** Writes the checksum of a finished SQLite file into the file itself. Throws what the system says of the disk. */
export function sealFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    const bytes = Buffer.alloc(seal.bytes)
    bytes.writeUInt32BE(readSeal(file).due)
    writeSync(file, bytes, 0, seal.bytes, seal.at)
  } finally {
    closeSync(file)
  }
}

/** Whether a file is to the byte as it was when it was sealed. Throws what the system says where it cannot be read. */
export function isSealed(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const { stored, due } = readSeal(file)
    return stored === due
  } finally {
    closeSync(file)
  }
}

/** The checksum in a file, null where it is too short for one, and the one it is to have: over all bytes but its own. */
function readSeal(file: number): { stored: number | null; due: number } {
  const chunk = Buffer.alloc(chunkBytes)
  let stored: number | null = null
  let due = 0
  for (let at = 0; ;) {
    const length = readSync(file, chunk, 0, chunkBytes, at)
    if (length === 0) return { stored, due }
    if (at === 0 && length >= headerBytes) {
      stored = chunk.readUInt32BE(seal.at)
      chunk.fill(0, seal.at, seal.at + seal.bytes)
    }
    due = crc32(chunk.subarray(0, length), due)
    at += length
  }
}
