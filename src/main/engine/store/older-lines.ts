import type Database from 'better-sqlite3'
import type { LineKeys, LineSource } from './line-source.ts'

/** Reads the lines of a ledger file of the version before: enough to look at its findings and to export them. */
export function readOlderLines(db: Database.Database): LineSource {
  const cells = db.prepare<[number], string>('SELECT cells FROM line WHERE id = ?').pluck()
  const block = db.prepare<
    [number],
    Record<'minor' | 'fine' | 'posted' | 'effective', Buffer> & { first: number }
  >(
    `SELECT first_line AS first, minor, fine, posted, effective FROM line_block
     WHERE first_line <= ? ORDER BY first_line DESC LIMIT 1`
  )
  const place = db.prepare<[number], { fileIndex: number; lineNumber: number }>(
    'SELECT file AS fileIndex, line_number AS lineNumber FROM line WHERE id = ?'
  )
  return {
    cellsOf: (lineId) => JSON.parse(cells.get(lineId)!) as string[],
    keysOf(lineId): LineKeys {
      const { first, minor, fine, posted, effective } = block.get(lineId)!
      const at = lineId - first
      const value = minor.readDoubleLE(8 * at)
      return {
        account: '',
        amount: Number.isNaN(value) ? null : { minor: value, fine: fine.readDoubleLE(8 * at) },
        posted: isoDay(posted.readInt32LE(4 * at)),
        effective: isoDay(effective.readInt32LE(4 * at))
      }
    },
    placeOf: (lineId) => place.get(lineId)!,
    writtenAs: () => null
  }
}

/** Of a number of eight digits; 0 is none. */
function isoDay(number: number): string {
  const digits = String(number).padStart(8, '0')
  return number === 0 ? '' : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}
