import type Database from 'better-sqlite3'
import { mostJournalLines, type JournalLine, type JournalLines } from '../../../shared/finding.ts'
import { DoubletError } from '../../../shared/result.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import { sumAmounts } from './line-blocks.ts'
import type { LineFields } from './line-fields.ts'

interface LineRecord {
  id: number
  file: number
  line_number: number
  cells: string
  group_no: number | null
}

/** The whole journal of a line by its id, in the order of the file. Throws NO_JOURNAL where the line has none. */
export function readJournal(
  db: Database.Database,
  lineId: number,
  lineFields: LineFields,
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
  const shown = db.prepare<[number, number, number], LineRecord>(
    `SELECT l.id, l.file, l.line_number, l.cells, d.group_no FROM line l LEFT JOIN duplicate d ON d.line_id = l.id
     WHERE l.id BETWEEN ? AND ? ORDER BY l.id LIMIT ?`
  )
  const lines: JournalLine[] = []
  let total = 0
  let minor = 0
  let fine = 0n
  for (const { first, last } of runs) {
    total += last - first + 1
    const sum = sumAmounts(db, first, last)
    minor += sum.minor
    fine += sum.fine
    for (const record of shown.all(first, last, mostJournalLines - lines.length)) {
      lines.push({
        lineId: record.id,
        fileIndex: record.file,
        lineNumber: record.line_number,
        fields: lineFields.ofLine(record.id, JSON.parse(record.cells) as string[]),
        groupNo: record.group_no
      })
    }
  }
  const [first] = lines
  const journal = first?.fields.find(({ field }) => field === 'journal')?.value ?? ''
  return { journal, total, lines, net: toText(minor, fine, scale) }
}
