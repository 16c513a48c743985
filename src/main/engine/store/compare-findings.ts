import type Database from 'better-sqlite3'
import type { ChangeSince } from '../../../shared/decision.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import { openLedger, readMeta } from './open-ledger.ts'

/** A finding of an earlier ledger that is not in the later one. */
interface GoneKey {
  membersKey: string
  type: number
  account: string
  amount: string
  count: number
}

/** The findings of a ledger against those of an earlier one. */
export interface Comparison {
  /** By the number of the finding, all of them. */
  since: Map<number, ChangeSince>
  /** The ones most is at stake in first, at most `mostGone`. */
  gone: GoneKey[]
  goneTotal: number
}

// The earlier ledger may be of the version before: of its findings only columns that these have, too, are asked for.
const isGone = `e.members_key NOT IN (SELECT members_key FROM finding)
  AND e.members_key NOT IN (SELECT members_key FROM finding_part)
  AND e.group_key NOT IN (SELECT group_key FROM finding)`

// A finding of several groups was there, too, where these were findings: an earlier version decided on them.
const parts = 'FROM finding_part p WHERE p.finding_no = f.finding_no AND p.members_key'
const earlierKeys = '(SELECT members_key FROM earlier.finding)'

/**
 * Whether two ledgers have lines in common that tell: findings of the same lines, or of the same key, or a month with the same figures. Throws
 * LEDGER_GONE and LEDGER_VERSION where one of them cannot be used.
 */
export function overlaps(path: string, earlierPath: string): boolean {
  const earlier = openLedger(earlierPath)
  const monthsBefore = monthsOf(earlier)
  earlier.close()
  const db = openLedger(path)
  try {
    if (monthsOf(db).some((month) => monthsBefore.includes(month))) return true
    db.prepare('ATTACH ? AS earlier').run(earlierPath)
    const shared = `SELECT 1 FROM finding f WHERE f.members_key IN ${earlierKeys}
      OR f.group_key IN (SELECT group_key FROM earlier.finding) OR EXISTS (SELECT 1 ${parts} IN ${earlierKeys})`
    return db.prepare(`SELECT EXISTS (${shared})`).pluck().get() === 1
  } finally {
    db.close()
  }
}

/** The figures of each month, as texts that are equal where they are. */
function monthsOf(db: Database.Database): string[] {
  const { posted, effective } = readMeta(db).result.analytics.proof?.months ?? {
    posted: null,
    effective: null
  }
  return (posted ?? effective ?? []).map((month) => JSON.stringify(month))
}

/**
 * Compares by keys: the exact members were there (`same`), or others under the same type and key or some of them (`changed`), or
 * neither (`new`). Nothing is written to either file. Throws LEDGER_GONE and LEDGER_VERSION where one of them cannot be used.
 */
export function compareFindings(path: string, earlierPath: string, mostGone: number): Comparison {
  const earlier = openLedger(earlierPath)
  const scale = JSON.parse(
    earlier.prepare<[], string>("SELECT value FROM meta WHERE key = 'scale'").pluck().get()!
  ) as AmountScale
  earlier.close()
  const db = openLedger(path)
  try {
    db.prepare('ATTACH ? AS earlier').run(earlierPath)
    const since = db
      .prepare<[], [number, ChangeSince]>(
        `SELECT finding_no, CASE
           WHEN members_key IN ${earlierKeys} THEN 'same'
           WHEN NOT EXISTS (SELECT 1 ${parts} NOT IN ${earlierKeys}) THEN 'same'
           WHEN group_key IN (SELECT group_key FROM earlier.finding) THEN 'changed'
           WHEN EXISTS (SELECT 1 ${parts} IN ${earlierKeys}) THEN 'changed'
           ELSE 'new' END
         FROM finding f ORDER BY finding_no`
      )
      .raw()
      .all()
    const gone = db
      .prepare<[number], Omit<GoneKey, 'amount'> & { minor: number; fine: number }>(
        `SELECT members_key AS membersKey, type, account, amount_minor AS minor, amount_fine AS fine, count
         FROM earlier.finding e WHERE ${isGone}
         ORDER BY exposure_minor DESC, exposure_fine DESC, first_position LIMIT ?`
      )
      .all(mostGone)
      .map(({ minor, fine, ...key }) => ({ ...key, amount: toText(minor, fine, scale) }))
    const goneTotal = db
      .prepare<[], number>(`SELECT count(*) FROM earlier.finding e WHERE ${isGone}`)
      .pluck()
      .get()!
    return { since: new Map(since), gone, goneTotal }
  } finally {
    db.close()
  }
}
