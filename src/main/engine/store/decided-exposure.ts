import type Database from 'better-sqlite3'
import { fromUnits, toText, toUnits, type AmountScale } from '../../base/decimal.ts'
import { findMembers } from './finding-members.ts'
import type { FindingRecord } from './finding-record.ts'
import type { LineReader } from './line-reader.ts'

interface ExposureSources {
  db: Database.Database
  scale: AmountScale
  lineReader: LineReader
}

interface MemberLine {
  lineId: number
  item: string
  currency: string
  occurrence: number
  units: bigint
}

/** What is no repeat among lines that say the same: what one posting has at most, or one of them. */
type Kept = (lines: readonly MemberLine[]) => number

const keptRules: readonly Kept[] = [
  (lines) => {
    const byOccurrence = new Map<number, number>()
    for (const { occurrence } of lines) byOccurrence.set(occurrence, (byOccurrence.get(occurrence) ?? 0) + 1)
    return Math.max(0, ...byOccurrence.values())
  },
  (lines) => Math.min(1, lines.length)
]

/**
 * What a finding is exposed to without the lines that its decision excepts, by currency, exact; null where it cannot be told. The rule is
 * taken from what is stored: it is one that comes to the stored figures over all lines.
 */
export function exposureWithout(
  record: FindingRecord,
  excepted: ReadonlySet<number>,
  sources: ExposureSources
): Map<string, string> | null {
  const { db, scale } = sources
  const lines = readLines(record, sources)
  const stored = db
    .prepare<[number], { currency: string; minor: number; fine: number }>(
      `SELECT currency, exposure_minor AS minor, exposure_fine AS fine FROM finding_money WHERE finding_no = ?`
    )
    .all(record.finding_no)
    .map(
      ({ currency, minor, fine }) => [currency, toUnits(toText(minor, fine, scale), scale.decimals)] as const
    )
  const rule = keptRules.find((kept) => {
    const sums = sumExposures(lines, kept)
    return stored.every(([currency, units]) => (sums.get(currency) ?? 0n) === units)
  })
  if (rule === undefined) return null
  const rest = sumExposures(
    lines.filter(({ lineId }) => !excepted.has(lineId)),
    rule
  )
  return new Map(
    stored.map(([currency]) => [currency, fromUnits(rest.get(currency) ?? 0n, scale.decimals)] as const)
  )
}

function readLines(record: FindingRecord, { db, scale, lineReader }: ExposureSources): MemberLine[] {
  const { sql, order, params } = findMembers(record, db)
  return db
    .prepare<[Record<string, number>], { lineId: number; occurrence: number; minor: number; fine: number }>(
      `SELECT d.line_id AS lineId, d.occurrence, d.amount_minor AS minor, d.amount_fine AS fine
       FROM duplicate d WHERE ${sql} ORDER BY ${order}`
    )
    .all(params)
    .map(({ lineId, occurrence, minor, fine }) => {
      const fields = new Map(
        lineReader
          .fieldsOfLine(lineId, lineReader.cellsOf(lineId))
          .map(({ field, value }) => [field, value] as const)
      )
      // An earlier version had one figure for all currencies.
      const currency = record.kind === 'group' ? '' : (fields.get('currency') ?? '')
      const amount = toText(minor, fine, scale)
      return {
        lineId,
        item: [
          fields.get('account'),
          amount,
          currency,
          fields.get('counterparty'),
          fields.get('entity')
        ].join('\n'),
        currency,
        occurrence,
        units: toUnits(amount, scale.decimals)
      }
    })
}

/** Of each item |amount| x (lines - kept), added up by side, and of debits and credits the larger sum: by currency. */
function sumExposures(lines: readonly MemberLine[], kept: Kept): Map<string, bigint> {
  const items = new Map<string, MemberLine[]>()
  for (const line of lines) {
    const equal = items.get(line.item)
    if (equal === undefined) items.set(line.item, [line])
    else equal.push(line)
  }
  const sides = new Map<string, [debits: bigint, credits: bigint]>()
  for (const equal of items.values()) {
    const { currency, units } = equal[0]!
    const sums = sides.get(currency) ?? [0n, 0n]
    const at = units < 0n ? 1 : 0
    sums[at] += (units < 0n ? -units : units) * BigInt(equal.length - kept(equal))
    sides.set(currency, sums)
  }
  return new Map(
    [...sides].map(([currency, [debits, credits]]) => [currency, debits > credits ? debits : credits])
  )
}
