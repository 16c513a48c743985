import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { LedgerResult } from '../../../shared/job.ts'
import type { UnbalancedJournal } from '../../../shared/import-proof.ts'
import type { ExcludedReason, ListedRecord } from '../../../shared/line.ts'
import { DoubletError } from '../../../shared/result.ts'
import { withFolderProblem } from '../../base/system-problem.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { writeFindingRanks } from './finding-ranks.ts'
import { FindingsWriter } from './findings-writer.ts'
import { ledgerSchemaVersion, ledgerTables } from './ledger-schema.ts'
import { writeLineBlocks, type LineKeys } from './line-blocks.ts'
import { renameDurably } from '../../base/rename-durably.ts'

/**
 * Writes one ledger into a new file, at full speed and without a journal beside it: an unfinished file is simply
 * deleted. `commit` checks it, syncs it and renames it into place; after that it is never written again.
 */
export class LedgerWriter {
  /** Writes what was found. */
  readonly findings: FindingsWriter
  readonly #db: Database.Database
  readonly #partialPath: string
  readonly #insertLine: Database.Statement<[number, number, number, string]>
  readonly #insertListed: Database.Statement<
    [number, number | null, number, number, number, string, string, string]
  >
  readonly #selectCells: Database.Statement<[number], string>
  #lines = 0

  /** Throws where the file exists already, and what is wrong with the data folder where it cannot be made. */
  constructor(partialPath: string) {
    try {
      closeSync(openSync(partialPath, 'wx'))
    } catch (error) {
      throw withFolderProblem(error)
    }
    this.#partialPath = partialPath
    this.#db = new Database(partialPath)
    this.#db.pragma('page_size = 8192')
    // The connection is defensive and ignores OFF; for a new file a journal in memory costs as little.
    this.#db.pragma('journal_mode = MEMORY')
    this.#db.pragma('synchronous = OFF')
    this.#db.pragma('locking_mode = EXCLUSIVE')
    this.#db.pragma('cache_size = -65536')
    this.#db.pragma(`user_version = ${ledgerSchemaVersion}`)
    this.#db.exec(ledgerTables)
    this.#insertLine = this.#db.prepare(
      'INSERT INTO line (file, line_number, lines, cells) VALUES (?, ?, ?, ?)'
    )
    this.#insertListed = this.#db.prepare(
      `INSERT INTO listed_line (place, line_id, file, line_number, lines, class, reason, cells)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
    )
    this.#selectCells = this.#db.prepare<[number], string>('SELECT cells FROM line WHERE id = ?').pluck()
    this.findings = new FindingsWriter(this.#db)
    this.#db.exec('BEGIN')
  }

  /**
   * Adds the next record and the lines of the file it takes; its line id is the count of records so far, from 1.
   * Answers the text that is stored.
   */
  addLine(fileIndex: number, lineNumber: number, cells: string[], lines: number): string {
    const text = JSON.stringify(cells)
    this.#insertLine.run(fileIndex, lineNumber, lines, text)
    this.#lines++
    return text
  }

  /** Adds the next record that is not plain data and answers its id; where it is a posting, `addLine` follows. */
  addListedLine(fileIndex: number, record: ListedRecord, isPosting: boolean): number {
    const lineId = isPosting ? this.#lines + 1 : null
    // Lines of the ledger have even places: what was listed before and after each of them keeps its own.
    const place = 2 * this.#lines + (isPosting ? 2 : 1)
    const { lineNumber, lines, class: name, reason, cells } = record
    const text = JSON.stringify(cells)
    const added = this.#insertListed.run(place, lineId, fileIndex, lineNumber, lines, name, reason, text)
    return Number(added.lastInsertRowid)
  }

  /** Replaces the reasons of listed lines, by their ids. */
  explainListedLines(reasons: Iterable<{ listedId: number; reason: string }>): void {
    const update = this.#db.prepare('UPDATE listed_line SET reason = ? WHERE id = ?')
    for (const { listedId, reason } of reasons) update.run(reason, listedId)
  }

  /** Lists the lines of the ledger that take no part, too, each with its reason. */
  addExcluded(lines: Iterable<{ lineId: number; reason: ExcludedReason }>): void {
    const mark = this.#db.prepare('UPDATE listed_line SET excluded = ? WHERE line_id = ?')
    const list = this.#db.prepare(
      `INSERT INTO listed_line (place, line_id, file, line_number, lines, class, reason, excluded, cells)
       SELECT 2 * id, id, file, line_number, lines, 'data', '', ?, cells FROM line WHERE id = ?`
    )
    for (const { lineId, reason } of lines) {
      if (mark.run(reason, lineId).changes === 0) list.run(reason, lineId)
    }
  }

  /** Adds the journals that do not balance, in the order in which they are shown. */
  addUnbalanced(journals: Iterable<UnbalancedJournal>): void {
    const insert = this.#db.prepare('INSERT INTO unbalanced_journal VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)')
    for (const { journal, entity, rows, unread, net, file, firstLine } of journals)
      insert.run(journal, entity, rows, unread, net, file, firstLine)
  }

  /** The cells of a line as they stood in the file. */
  cellsOf(lineId: number): string[] {
    return JSON.parse(this.textOf(lineId)) as string[]
  }

  /** The text that is stored of a line: equal for lines with equal cells, and for no others. */
  textOf(lineId: number): string {
    return this.#selectCells.get(lineId)!
  }

  /** Writes amount and days of every line; `keysOf` takes a line from 0. */
  addLineKeys(keysOf: (line: number) => LineKeys): void {
    writeLineBlocks(this.#db, this.#lines, keysOf)
  }

  /** Writes the result, checks the counts and the file's structure, syncs, and renames it to `finalPath`. */
  commit(finalPath: string, result: LedgerResult, scale: AmountScale): void {
    const put = this.#db.prepare('INSERT INTO meta VALUES (?, ?)')
    put.run('result', JSON.stringify(result))
    put.run('scale', JSON.stringify(scale))
    writeFindingRanks(this.#db)
    this.#db.exec('COMMIT')
    this.#check()
    this.#db.close()
    renameDurably(this.#partialPath, finalPath)
  }

  /** Closes the file without finishing it. */
  abandon(): void {
    this.#db.close()
  }

  #check(): void {
    const count = (table: string) =>
      this.#db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
    const found = { lines: count('line'), duplicates: count('duplicate') }
    const problems = this.#db.pragma('quick_check(1)', { simple: true })
    if (found.lines !== this.#lines || found.duplicates !== this.findings.duplicates || problems !== 'ok') {
      throw new DoubletError(
        'LEDGER_CHECK_FAILED',
        'The ledger was not stored correctly, so it was thrown away. Check the disk and try again.',
        JSON.stringify({
          wanted: { lines: this.#lines, duplicates: this.findings.duplicates },
          found,
          problems
        })
      )
    }
  }
}
