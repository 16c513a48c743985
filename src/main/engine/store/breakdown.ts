import type Database from 'better-sqlite3'
import { typeNumbers, type BreakdownKind, type BreakdownRow } from '../../../shared/duplicate.ts'
import { toText, type AmountScale } from '../decimal.ts'

const figures = `
  count(*) AS rows,
  sum(amount_minor) AS minor,
  sum(amount_fine) AS fine,
  count(*) FILTER (WHERE amount_minor >= 0) AS debitRows,
  coalesce(sum(amount_minor) FILTER (WHERE amount_minor >= 0), 0) AS debitMinor,
  coalesce(sum(amount_fine) FILTER (WHERE amount_minor >= 0), 0) AS debitFine`

const keys = {
  month: 'substr(posted, 1, 7)',
  user: 'user',
  account: 'account',
  source: 'source',
  amount: "''",
  risk: "''",
  fact: "''"
} satisfies Record<Exclude<BreakdownKind, 'type'>, string>

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
 * The duplicate lines of a ledger by type, month of posting, user or account: by key, with exact sums. A line
 * counts under each of its types, and once in the other three. Credits are given without their sign.
 */
export function readBreakdown(db: Database.Database, by: BreakdownKind, scale: AmountScale): BreakdownRow[] {
  const sql =
    by === 'type'
      ? typeNumbers
          .map(
            (
              type
            ) => `SELECT '${type}' AS key, '' AS label, count(DISTINCT group_${type}) AS groups, ${figures}
                       FROM duplicate WHERE group_${type} IS NOT NULL HAVING count(*) > 0`
          )
          .join(' UNION ALL ')
      : `SELECT ${keys[by]} AS key, ${by === 'account' ? 'max(account_name)' : "''"} AS label,
           count(DISTINCT group_no) AS groups, ${figures}
         FROM duplicate GROUP BY 1 ORDER BY 1`
  return db
    .prepare<[], Figures>(sql)
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
