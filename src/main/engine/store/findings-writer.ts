import type Database from 'better-sqlite3'
import { DuplicateIndexWriter } from './duplicate-index.ts'
import type { JudgedFinding } from '../findings/judge-findings.ts'
import { writeLikelihoods } from './likelihoods.ts'
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
    const marks = `NULL${', ?'.repeat(31)}`
    const insert = this.#db.prepare(`INSERT INTO duplicate VALUES (${marks})`)
    const index = new DuplicateIndexWriter(this.#db)
    for (const row of rows) {
      index.add(row)
      insert.run(
        row.lineId,
        row.fileIndex,
        row.lineNumber,
        row.findingNo,
        row.occurrence,
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
    const insert = this.#db.prepare(`INSERT INTO finding VALUES (?${', ?'.repeat(44)})`)
    const index = this.#db.prepare(`INSERT INTO finding_index VALUES (?${', ?'.repeat(10)})`)
    const money = this.#db.prepare('INSERT INTO finding_money VALUES (?, ?, ?, ?, ?, ?)')
    const part = this.#db.prepare('INSERT INTO finding_part VALUES (?, ?)')
    for (const row of findings) {
      const { currency, exposure, net } = row.money[0]!
      insert.run(
        row.findingNo,
        row.kind,
        row.title,
        row.groupNo,
        row.type,
        row.types,
        row.count,
        row.lines,
        row.occurrences,
        row.firstPosition,
        currency,
        row.money.length - 1,
        exposure.minor,
        exposure.fine,
        net.minor,
        net.fine,
        row.riskScore,
        row.facts,
        row.account,
        row.accountName,
        row.accounts,
        row.amount.minor,
        row.amount.fine,
        row.firstPosted,
        row.lastPosted,
        row.firstEffective,
        row.lastEffective,
        row.daysApart,
        row.files,
        row.user,
        row.users,
        row.source,
        row.sources,
        row.journal,
        row.journals,
        row.document,
        row.documents,
        row.counterparty,
        row.counterparties,
        row.description,
        row.fileIndex,
        row.lineNumber,
        row.reasons,
        row.membersKey,
        row.groupKey
      )
      index.run(
        row.findingNo,
        row.firstPosition,
        row.lines,
        row.facts,
        row.amount.minor,
        row.amount.fine,
        exposure.minor,
        exposure.fine,
        row.occurrences,
        row.daysApart,
        row.files
      )
      for (const one of row.money)
        money.run(
          row.findingNo,
          one.currency,
          one.exposure.minor,
          one.exposure.fine,
          one.net.minor,
          one.net.fine
        )
      for (const key of row.partKeys) part.run(row.findingNo, key)
    }
  }

  /** Adds what the findings are held to be, in the order of their numbers. */
  addLikelihoods(judged: Iterable<JudgedFinding>): void {
    writeLikelihoods(this.#db, judged)
  }

  /** Adds the debits of the ledger, by currency. */
  addDebits(debits: Iterable<{ currency: string; debit: string }>): void {
    const insert = this.#db.prepare('INSERT INTO debit_total VALUES (?, ?)')
    for (const { currency, debit } of debits) insert.run(currency, debit)
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
