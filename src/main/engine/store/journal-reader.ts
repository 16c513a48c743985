import type Database from 'better-sqlite3'
import { mostJournalLines, type JournalLine, type JournalLines } from '../../../shared/finding.ts'
import { DoubletError } from '../../../shared/result.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import type { LineReader } from './line-reader.ts'

/** The whole journal of a line by its id, in the order of the file. Throws NO_JOURNAL where the line has none. */
export function readJournal(
  db: Database.Database,
  lineId: number,
  lineReader: LineReader,
  scale: AmountScale
): JournalLines {
  const journalId = db
    .prepare<[number, number], number>(
      `SELECT journal_id FROM (SELECT * FROM journal_run WHERE first_line <= ? ORDER BY first_line DESC LIMIT 1)
       WHERE last_line >= ?`
    )
    .pluck()
    .get(lineId, lineId)
  if (journalId === undefined)
    throw new DoubletError('NO_JOURNAL', 'This line names no journal, so there is nothing to show beside it.')
  const runs = db
    .prepare<[number], { first: number; last: number }>(
      'SELECT first_line AS first, last_line AS last FROM journal_run WHERE journal_id = ? ORDER BY first_line'
    )
    .all(journalId)
  const findings = db.prepare<[number], number>('SELECT finding_no FROM duplicate WHERE line_id = ?').pluck()
  const lines: JournalLine[] = []
  let total = 0
  let minor = 0
  let fine = 0n
  for (const { first, last } of runs) {
    total += last - first + 1
    const sum = lineReader.sumAmounts(first, last)
    minor += sum.minor
    fine += sum.fine
    for (let lineId = first; lineId <= last && lines.length < mostJournalLines; lineId++) {
      lines.push({
        lineId,
        ...lineReader.placeOf(lineId),
        fields: lineReader.fieldsOfLine(lineId, lineReader.cellsOf(lineId)),
        findingNo: findings.get(lineId) ?? null
      })
    }
  }
  const [first] = lines
  const journal = first?.fields.find(({ field }) => field === 'journal')?.value ?? ''
  return { journal, total, lines, net: toText(minor, fine, scale) }
}
