import { closeSync, openSync, renameSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { LedgerResult } from '../../../shared/job.ts'
import type { UnbalancedJournal } from '../../../shared/import-proof.ts'
import { excludedReasons, type ListedRecord } from '../../../shared/line.ts'
import { DoubletError } from '../../../shared/result.ts'
import { withFolderProblem } from '../../base/system-problem.ts'
import type { AmountScale } from '../../base/decimal.ts'
import { writeFindingRanks } from './finding-ranks.ts'
import { FindingsWriter } from './findings-writer.ts'
import { ledgerNameOf, readLedgerKey } from './open-ledger.ts'
import { ledgerSchemaVersion, ledgerTables } from './ledger-schema.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'
import type { Postings } from '../ledger/double-lines.ts'
import { cellsOf, postingClasses, type Ledger, type WrittenLines } from '../ledger/ledger.ts'
import { blockIndex, BlockWriter } from './blocks.ts'
import { keepReading, type KeptPiece, type ListedRow } from './kept-reading.ts'
import { writeLedger } from './ledger-blocks.ts'
import { writeSourcePiece } from './source-blocks.ts'
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
  readonly #insertListed: Database.Statement<ListedRow>
  readonly #blocks: BlockWriter
  readonly #pieces: KeptPiece[] = []
  #listed = 0

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
    this.#db.pragma('cache_size = -16384')
    this.#db.pragma(`user_version = ${ledgerSchemaVersion}`)
    this.#db.exec(ledgerTables)
    this.#insertListed = this.#db.prepare(
      `INSERT INTO listed_line (place, line_id, file, line_number, lines, class, reason, cells)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
    )
    this.#blocks = new BlockWriter(this.#db)
    this.findings = new FindingsWriter(this.#db)
    this.#db.exec('BEGIN')
  }

  /** Keeps the next piece of a file's text. */
  keepText(fileIndex: number, piece: number, bytes: Buffer): void {
    writeSourcePiece(this.#blocks, fileIndex, piece, bytes)
    this.#pieces.push({ file: fileIndex, piece, listed: this.#listed })
  }

  /**
   * Adds the next record that is not plain data and answers its id; `nextLine` is the line of the ledger (from 0) that comes next: this
   * record, where it is a posting.
   */
  addListedLine(fileIndex: number, record: ListedRecord, nextLine: number, isPosting: boolean): number {
    const lineId = isPosting ? nextLine + 1 : null
    // Lines of the ledger have even places: what was listed before and after each of them keeps its own.
    const place = 2 * nextLine + (isPosting ? 2 : 1)
    const { lineNumber, lines, class: name, reason, cells } = record
    return this.addListedRow([
      place,
      lineId,
      fileIndex,
      lineNumber,
      lines,
      name,
      reason,
      JSON.stringify(cells)
    ])
  }

  /** Adds the next record as another writer listed it, and answers its id. */
  addListedRow(row: ListedRow): number {
    this.#listed++
    return Number(this.#insertListed.run(...row).lastInsertRowid)
  }

  /** Closes the file as what was read so far, with a note: a `KeptReading` at `keptPath`. No line may be listed anew before. */
  keepReading(keptPath: string, written: WrittenLines, note: unknown): void {
    this.#blocks.endPacking()
    keepReading(this.#db, this.#blocks, { written, pieces: this.#pieces, note })
    this.#db.exec(blockIndex)
    this.#db.exec('COMMIT')
    this.#db.close()
    renameSync(this.#partialPath, keptPath)
  }

  /** Lists lines under the postings that they make, where some make two; the first of these is the one that is listed. */
  listAsPostings({ firstOf }: Postings): void {
    const listed = this.#db
      .prepare<[], { id: number; line: number | null; place: number }>(
        'SELECT id, line_id AS line, place FROM listed_line ORDER BY id DESC'
      )
      .all()
    const move = this.#db.prepare('UPDATE listed_line SET line_id = ?, place = ? WHERE id = ?')
    // From the last to the first, so that no two have one line in between.
    for (const { id, line, place } of listed) {
      const lineId = line === null ? null : firstOf[line - 1]! + 1
      move.run(lineId, lineId === null ? 2 * firstOf[(place - 1) / 2]! + 1 : 2 * lineId, id)
    }
  }

  /** Replaces the reasons of listed lines, by their ids. */
  explainListedLines(reasons: Iterable<{ listedId: number; reason: string }>): void {
    const update = this.#db.prepare('UPDATE listed_line SET reason = ? WHERE id = ?')
    for (const { listedId, reason } of reasons) update.run(reason, listedId)
  }

  /** Lists the lines of the ledger that take no part, too, each with its reason. */
  addExcluded({ written, exclusions }: Ledger): void {
    const mark = this.#db.prepare('UPDATE listed_line SET excluded = ? WHERE line_id = ?')
    const list = this.#db.prepare(
      `INSERT INTO listed_line (place, line_id, file, line_number, lines, class, reason, excluded, cells)
       VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)`
    )
    exclusions.forEach((place, line) => {
      if (place === 0) return
      const [reason, lineId] = [excludedReasons[place - 1]!, line + 1]
      if (mark.run(reason, lineId).changes > 0) return
      const file = fileOfLine(line, written.starts)
      const cells = JSON.stringify(cellsOf(written, line))
      const name = postingClasses[written.classes[line]!]
      list.run(2 * lineId, lineId, file, written.lineNumbers[line], written.spans[line], name, reason, cells)
    })
  }

  /** Adds the journals that do not balance, in the order in which they are shown. */
  addUnbalanced(journals: Iterable<UnbalancedJournal>): void {
    const insert = this.#db.prepare('INSERT INTO unbalanced_journal VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)')
    for (const { journal, entity, rows, unread, net, file, firstLine } of journals)
      insert.run(journal, entity, rows, unread, net, file, firstLine)
  }

  /** Writes the ledger that was read. */
  addLedger(ledger: Ledger): void {
    this.#blocks.endPacking()
    writeLedger(this.#blocks, ledger)
  }

  /** Writes the result, checks the counts and the file's structure, syncs, and renames it to `finalPath`. Answers what scores of it are marked with. */
  commit(finalPath: string, result: LedgerResult, scale: AmountScale): string {
    const put = this.#db.prepare('INSERT INTO meta VALUES (?, ?)')
    put.run('result', JSON.stringify(result))
    const ledgerKey = readLedgerKey(this.#db)
    put.run('scale', JSON.stringify(scale))
    put.run('name', ledgerNameOf(finalPath))
    writeFindingRanks(this.#db)
    this.#db.exec(blockIndex)
    this.#db.exec('COMMIT')
    this.#check()
    this.#db.close()
    renameDurably(this.#partialPath, finalPath)
    return ledgerKey
  }

  /** Closes the file without finishing it. */
  abandon(): void {
    this.#db.close()
  }

  #check(): void {
    const count = (table: string) =>
      this.#db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
    const wanted = { blocks: this.#blocks.count, duplicates: this.findings.duplicates }
    const found = { blocks: count('block'), duplicates: count('duplicate') }
    const problems = this.#db.pragma('quick_check(1)', { simple: true })
    if (found.blocks !== wanted.blocks || found.duplicates !== wanted.duplicates || problems !== 'ok') {
      throw new DoubletError(
        'LEDGER_CHECK_FAILED',
        'The ledger was not stored correctly, so it was thrown away. Check the disk and try again.',
        JSON.stringify({ wanted, found, problems })
      )
    }
  }
}
