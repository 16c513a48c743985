import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { ExceptedLine } from '../../../shared/decision.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import { findMembers } from './finding-members.ts'
import type { FindingRecord } from './finding-record.ts'
import type { LineReader } from './line-reader.ts'

const digitsOfKey = 32

interface MemberSources {
  db: Database.Database
  scale: AmountScale
  lineReader: LineReader
}

interface KeyedLine extends Omit<ExceptedLine, 'reason'> {
  lineId: number
}

/**
 * The lines of a finding with keys that a corrected extract has, too: what each says in its mapped fields, and which it is of those in
 * the finding that say the same.
 */
function* keyLines(
  record: FindingRecord,
  { db, scale, lineReader }: MemberSources
): IterableIterator<KeyedLine> {
  const { sql, order, params } = findMembers(record, db)
  const rows = db
    .prepare<[Record<string, number>], { lineId: number; account: string; minor: number; fine: number }>(
      `SELECT d.line_id AS lineId, d.account, d.amount_minor AS minor, d.amount_fine AS fine
       FROM duplicate d WHERE ${sql} ORDER BY ${order}`
    )
    .all(params)
  const seen = new Map<string, number>()
  for (const { lineId, account, minor, fine } of rows) {
    const said = lineReader
      .fieldsOfLine(lineId, lineReader.cellsOf(lineId))
      .map(({ field, value }) => `${field}:${value.length}:${value};`)
    const content = hash('sha256', said.join('')).slice(0, digitsOfKey)
    const which = (seen.get(content) ?? 0) + 1
    seen.set(content, which)
    yield { lineId, key: `${content}.${which}`, account, amount: toText(minor, fine, scale) }
  }
}

/** The lines of a finding that are excepted from its decision, by line id. */
export function findExcepted(
  record: FindingRecord,
  excepted: readonly ExceptedLine[],
  sources: MemberSources
): Map<number, ExceptedLine> {
  const found = new Map<number, ExceptedLine>()
  if (excepted.length === 0) return found
  const byKey = new Map(excepted.map((line) => [line.key, line]))
  for (const { lineId, key } of keyLines(record, sources)) {
    const line = byKey.get(key)
    if (line !== undefined) found.set(lineId, line)
    if (found.size === byKey.size) break
  }
  return found
}

/** A line of a finding as it can be excepted; null where the finding does not have it. */
export function findLineKey(
  record: FindingRecord,
  lineId: number,
  sources: MemberSources
): Omit<ExceptedLine, 'reason'> | null {
  for (const { lineId: own, ...line } of keyLines(record, sources)) if (own === lineId) return line
  return null
}
