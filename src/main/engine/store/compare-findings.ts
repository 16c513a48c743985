import type { ChangeSince } from '../../../shared/decision.ts'
import { toText, type AmountScale } from '../../base/decimal.ts'
import { openLedger } from './open-ledger.ts'

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
  /** By group number, all of them. */
  since: Map<number, ChangeSince>
  /** The ones most is at stake in first, at most `mostGone`. */
  gone: GoneKey[]
  goneTotal: number
}

const isGone = `e.members_key NOT IN (SELECT members_key FROM main.finding)
  AND e.group_key NOT IN (SELECT group_key FROM main.finding)`

/**
 * Compares by keys: the exact members were there (`same`), or others under the same type and key (`changed`), or neither
 * (`new`). Nothing is written to either file. Throws LEDGER_GONE and LEDGER_VERSION where one of them cannot be used.
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
        `SELECT group_no, CASE
           WHEN members_key IN (SELECT members_key FROM earlier.finding) THEN 'same'
           WHEN group_key IN (SELECT group_key FROM earlier.finding) THEN 'changed'
           ELSE 'new' END
         FROM main.finding ORDER BY group_no`
      )
      .raw()
      .all()
    const gone = db
      .prepare<[number], Omit<GoneKey, 'amount'> & { minor: number; fine: number }>(
        `SELECT members_key AS membersKey, type, account, amount_minor AS minor, amount_fine AS fine, count
         FROM earlier.finding e WHERE ${isGone}
         ORDER BY exposure_minor DESC, exposure_fine DESC, group_no LIMIT ?`
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
