import type Database from 'better-sqlite3'
import type { ExactAmount } from '../../base/decimal.ts'

/** What the keys of a line were read as, whether it repeats anything or not. */
export interface LineKeys {
  /** null where none could be read. */
  amount: ExactAmount | null
  /** ISO days; '' for none. */
  posted: string
  effective: string
}

const linesPerBlock = 4096

/** Writes amount and days of every line of a ledger, many lines to a row of the table; `keysOf` takes a line from 0. */
export function writeLineBlocks(
  db: Database.Database,
  lines: number,
  keysOf: (line: number) => LineKeys
): void {
  const insert = db.prepare('INSERT INTO line_block VALUES (?, ?, ?, ?, ?)')
  for (let first = 0; first < lines; first += linesPerBlock) {
    const count = Math.min(linesPerBlock, lines - first)
    const [minor, fine] = [new Float64Array(count), new Float64Array(count)]
    const [posted, effective] = [new Int32Array(count), new Int32Array(count)]
    for (let at = 0; at < count; at++) {
      const keys = keysOf(first + at)
      minor[at] = keys.amount?.minor ?? NaN
      fine[at] = keys.amount?.fine ?? 0
      posted[at] = dayNumber(keys.posted)
      effective[at] = dayNumber(keys.effective)
    }
    insert.run(first + 1, ...[minor, fine, posted, effective].map(({ buffer }) => Buffer.from(buffer)))
  }
}

type LineBlock = Record<'minor' | 'fine' | 'posted' | 'effective', Buffer>

/** What the keys of a line, by its id, were read as. */
export function readLineKeys(db: Database.Database, lineId: number): LineKeys {
  const block = db
    .prepare<[number], LineBlock & { first: number }>(
      `SELECT first_line AS first, minor, fine, posted, effective FROM line_block
       WHERE first_line <= ? ORDER BY first_line DESC LIMIT 1`
    )
    .get(lineId)!
  return keysIn(block, lineId - block.first)
}

/** The same for all lines of a ledger, one by one. */
export function* readAllLineKeys(db: Database.Database): IterableIterator<LineKeys> {
  const blocks = db.prepare<[], LineBlock>(
    'SELECT minor, fine, posted, effective FROM line_block ORDER BY first_line'
  )
  for (const block of blocks.iterate()) {
    const count = block.minor.length / 8
    for (let at = 0; at < count; at++) yield keysIn(block, at)
  }
}

function keysIn(block: LineBlock, at: number): LineKeys {
  const minor = block.minor.readDoubleLE(8 * at)
  return {
    amount: Number.isNaN(minor) ? null : { minor, fine: block.fine.readDoubleLE(8 * at) },
    posted: isoDay(block.posted.readInt32LE(4 * at)),
    effective: isoDay(block.effective.readInt32LE(4 * at))
  }
}

/** The exact sum of the readable amounts of the lines from `first` to `last`, by their ids. */
export function sumAmounts(
  db: Database.Database,
  first: number,
  last: number
): { minor: number; fine: bigint } {
  const blocks = db.prepare<[number, number], { start: number; minor: Buffer; fine: Buffer }>(
    'SELECT first_line AS start, minor, fine FROM line_block WHERE first_line > ? AND first_line <= ?'
  )
  const sum = { minor: 0, fine: 0n }
  for (const block of blocks.all(first - linesPerBlock, last)) {
    const end = Math.min(last, block.start + block.minor.length / 8 - 1)
    for (let line = Math.max(first, block.start); line <= end; line++) {
      const minor = block.minor.readDoubleLE(8 * (line - block.start))
      if (Number.isNaN(minor)) continue
      sum.minor += minor
      sum.fine += BigInt(block.fine.readDoubleLE(8 * (line - block.start)))
    }
  }
  return sum
}

/** An ISO day as a number of eight digits that sorts like it; 0 where there is none. */
export function dayNumber(day: string): number {
  return day === '' ? 0 : Number(day.replaceAll('-', ''))
}

function isoDay(number: number): string {
  const digits = String(number).padStart(8, '0')
  return number === 0 ? '' : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}
