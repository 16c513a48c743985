import type Database from 'better-sqlite3'
import { DuplicateIndexWriter } from './duplicate-index.ts'
import { ledgerIndexes } from './ledger-schema.ts'
import type {
  DuplicateTexts,
  StoredDuplicate,
  StoredFinding,
  StoredGroup,
  StoredReversal,
  StoredRun
} from '../findings/stored-rows.ts'

/** Writes what the six types and the facts found, in the order of its methods. */
export class FindingsWriter {
  readonly #db: Database.Database
  readonly #selectTexts: Database.Statement<[number], DuplicateTexts>
  #duplicates = 0

  constructor(db: Database.Database) {
    this.#db = db
    this.#selectTexts = db.prepare<[number], DuplicateTexts>(
      'SELECT account_name AS accountName, description FROM duplicate WHERE position = ?'
    )
  }

  /** Duplicate lines so far. */
  get duplicates(): number {
    return this.#duplicates
  }

  addGroups(groups: Iterable<StoredGroup>): void {
    const insert = this.#db.prepare('INSERT INTO duplicate_group VALUES (?, ?, ?, ?, ?)')
    for (const group of groups)
      insert.run(group.groupNo, group.type, group.count, group.riskScore, group.firstLine + 1)
  }

  /** Adds the duplicate lines in review order. */
  addDuplicates(rows: Iterable<StoredDuplicate>): void {
    const marks = `NULL${', ?'.repeat(29)}`
    const insert = this.#db.prepare(`INSERT INTO duplicate VALUES (${marks})`)
    const index = new DuplicateIndexWriter(this.#db)
    for (const row of rows) {
      index.add(row)
      insert.run(
        row.lineId,
        row.fileIndex,
        row.lineNumber,
        row.strongestType,
        row.groupNo,
        row.groupCount,
        row.riskScore,
        ...row.groupNos,
        row.account,
        row.accountName,
        row.amount.minor,
        row.amount.fine,
        row.posted,
        row.effective,
        row.user,
        row.source,
        row.journal,
        row.document,
        row.counterparty,
        row.description,
        row.journalId,
        row.facts,
        row.exposure.minor,
        row.exposure.fine
      )
      this.#duplicates++
    }
    index.finish()
  }

  addFindings(findings: Iterable<StoredFinding>): void {
    const insert = this.#db.prepare(`INSERT INTO finding VALUES (?${', ?'.repeat(29)})`)
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

  addJournalRuns(runs: Iterable<StoredRun>): void {
    const insert = this.#db.prepare('INSERT INTO journal_run VALUES (?, ?, ?)')
    for (const { journalId, firstLine, lastLine } of runs) insert.run(journalId, firstLine, lastLine)
  }

  addReversals(reversals: Iterable<StoredReversal>): void {
    const insert = this.#db.prepare('INSERT INTO reversal VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    for (const { lineId, partnerId, fileIndex, lineNumber, journal, posted, effective, days } of reversals)
      insert.run(lineId, partnerId, fileIndex, lineNumber, journal, posted, effective, days)
  }

  /** Makes the indexes, when all rows but the scores are there. */
  addIndexes(): void {
    for (const index of ledgerIndexes) this.#db.exec(index)
  }

  /** The texts that a finding takes from the duplicate line at a position. */
  textsAt(position: number): DuplicateTexts {
    return this.#selectTexts.get(position)!
  }
}
