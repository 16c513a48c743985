import { cpSync, existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { reviewMigrations } from '../../src/main/review/migrations.ts'
import { changeDecision } from '../../src/main/review/decision-state.ts'
import { applyStep } from '../../src/main/review/apply-step.ts'

const at = '2026-01-31T12:00:00.000Z'

/** Makes the tables of decisions, whatever the journal of the file. */
export function makeTables(db: Database.Database): void {
  for (const step of reviewMigrations) db.exec(step)
  db.pragma(`user_version = ${reviewMigrations.length}`)
}

/** Decides so many findings of an engagement in one step, each with the number of its key as the amount. */
export function decideSome(
  db: Database.Database,
  from: number,
  to: number,
  note = '',
  engagement = 'one'
): void {
  const change = changeDecision({ disposition: 'valid', note }, { by: 'Ann', at }, 'L1')
  const targets = Array.from({ length: to - from }, (_, n) => ({
    membersKey: `key-${String(from + n).padStart(6, '0')}`,
    type: 6,
    groupKey: 'g',
    account: '4000',
    amount: `${from + n}.00`,
    count: 2
  }))
  const step = { engagement, ledgerId: 'L1', kind: 'decision' as const, by: 'Ann', at, change }
  applyStep(db, { ...step, describe: () => note }, targets)
}

/** What a file of decisions says, by its tables alone: each finding with the note on it, and the log. */
export function readKept(db: Database.Database): { notes: string[]; log: string[] } {
  const read = (sql: string) => db.prepare<[], string>(sql).pluck().all()
  return {
    notes: read(
      `SELECT d.members_key || ' ' || s.note FROM decision d JOIN state s ON s.id = d.state ORDER BY d.members_key`
    ),
    log: read('SELECT text FROM activity ORDER BY engagement, number')
  }
}

/** The database and what stands beside it as they are at this moment, as a kill would leave them. */
export function copyAsIs(from: string, to: string): void {
  for (const side of ['', '-wal', '-journal'])
    if (existsSync(`${from}${side}`)) cpSync(`${from}${side}`, `${to}${side}`)
}
