import type Database from 'better-sqlite3'
import type { StoredFinding, StoredReversal, StoredRun } from '../findings/stored-rows.ts'

/** Adds findings, in review order. */
export function insertFindings(db: Database.Database, findings: Iterable<StoredFinding>): void {
  const insert = db.prepare(`INSERT INTO finding VALUES (?${', ?'.repeat(29)})`)
  for (const row of findings) {
    insert.run(
      row.groupNo,
      row.type,
      row.types,
      row.count,
      row.lines,
      row.firstPosition,
      row.exposure.minor,
      row.exposure.fine,
      row.riskScore,
      row.facts,
      row.account,
      row.accountName,
      row.amount.minor,
      row.amount.fine,
      row.firstPosted,
      row.lastPosted,
      row.firstEffective,
      row.lastEffective,
      row.user,
      row.users,
      row.source,
      row.sources,
      row.journal,
      row.journals,
      row.description,
      row.fileIndex,
      row.lineNumber,
      row.reasons,
      row.membersKey,
      row.groupKey
    )
  }
}

/** Adds the runs of lines that journals are. */
export function insertRuns(db: Database.Database, runs: Iterable<StoredRun>): void {
  const insert = db.prepare('INSERT INTO journal_run VALUES (?, ?, ?)')
  for (const { journalId, firstLine, lastLine } of runs) insert.run(journalId, firstLine, lastLine)
}

/** Adds the partners of duplicate lines. */
export function insertReversals(db: Database.Database, reversals: Iterable<StoredReversal>): void {
  const insert = db.prepare('INSERT INTO reversal VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  for (const { lineId, partnerId, fileIndex, lineNumber, journal, posted, effective, days } of reversals)
    insert.run(lineId, partnerId, fileIndex, lineNumber, journal, posted, effective, days)
}
