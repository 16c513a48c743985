import type Database from 'better-sqlite3'
import {
  riskLevel,
  riskLevels,
  typeNumbers,
  type BreakdownKind,
  type BreakdownRow
} from '../../../shared/duplicate.ts'
import { contextFacts } from '../../../shared/finding.ts'
import { toText, type AmountScale } from '../decimal.ts'
import { rangeSql } from './amount-ranges.ts'

const figures = `
  count(*) AS rows,
  sum(amount_minor) AS minor,
  sum(amount_fine) AS fine,
  count(*) FILTER (WHERE amount_minor >= 0) AS debitRows,
  coalesce(sum(amount_minor) FILTER (WHERE amount_minor >= 0), 0) AS debitMinor,
  coalesce(sum(amount_fine) FILTER (WHERE amount_minor >= 0), 0) AS debitFine`

interface Figures {
  key: string
  label: string
  groups: bigint
  rows: bigint
  minor: bigint
  fine: bigint
  debitRows: bigint
  debitMinor: bigint
  debitFine: bigint
}

/**
 * The duplicate lines of a ledger in one respect: by key, with exact sums. A line counts under each of its types and facts, and
 * once in the others. Credits are given without their sign.
 */
export function readBreakdown(db: Database.Database, by: BreakdownKind, scale: AmountScale): BreakdownRow[] {
  return db
    .prepare<[], Figures>(breakdownSql(by, scale))
    .safeIntegers()
    .all()
    .map((row) => {
      const credit = toText(row.minor - row.debitMinor, row.fine - row.debitFine, scale)
      return {
        key: row.key,
        label: row.label,
        groups: Number(row.groups),
        rows: Number(row.rows),
        amount: toText(row.minor, row.fine, scale),
        debitRows: Number(row.debitRows),
        debitAmount: toText(row.debitMinor, row.debitFine, scale),
        creditRows: Number(row.rows - row.debitRows),
        creditAmount: credit.replace('-', '')
      }
    })
}

function breakdownSql(by: BreakdownKind, scale: AmountScale): string {
  if (by === 'type')
    return typeNumbers
      .map((type) => partSql(String(type), `group_${type}`, `group_${type} IS NOT NULL`))
      .join(' UNION ALL ')
  if (by === 'fact') {
    const facts = contextFacts.map((fact, at) => partSql(fact, 'group_no', `facts & ${1 << at}`))
    return [...facts, partSql('none', 'group_no', 'facts = 0')].join(' UNION ALL ')
  }
  return `SELECT ${keySql(by, scale)} AS key, ${by === 'account' ? 'max(account_name)' : "''"} AS label,
      count(DISTINCT group_no) AS groups, ${figures}
    FROM duplicate GROUP BY 1 ORDER BY 1`
}

/** Lines that can be in several parts are added up part by part; a part without lines is left out. */
function partSql(key: string, group: string, condition: string): string {
  return `SELECT '${key}' AS key, '' AS label, count(DISTINCT ${group}) AS groups, ${figures}
    FROM duplicate WHERE ${condition} HAVING count(*) > 0`
}

function keySql(by: Exclude<BreakdownKind, 'type' | 'fact'>, scale: AmountScale): string {
  if (by === 'month') return 'substr(posted, 1, 7)'
  if (by === 'amount') return rangeSql(scale)
  return by === 'risk' ? riskSql : by
}

/** Written out from `riskLevel`, so that the limits stand in one place. */
const riskSql = `CASE ${riskLevels
  .map((level) => {
    const scores = Array.from({ length: 101 }, (_, score) => score).filter(
      (score) => riskLevel(score) === level
    )
    return `WHEN risk_score <= ${scores.at(-1)!} THEN '${level}'`
  })
  .join(' ')} END`
