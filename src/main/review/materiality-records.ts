import type Database from 'better-sqlite3'
import type { Materiality, SetMateriality } from '../../shared/materiality.ts'
import { DoubletError } from '../../shared/result.ts'
import { toUnits } from '../base/decimal.ts'
import { addActivity } from './activity-records.ts'
import { findEngagement, findOrAddEngagement } from './decision-records.ts'

/** Of amounts that are typed. */
const mostDecimals = 20

/** What is set for an engagement, by currency; nothing in a file of an earlier version, which is read as it is on a full disk. */
export function readMateriality(db: Database.Database, engagement: string): SetMateriality[] {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'materiality'").get() !== undefined
  if (!isThere) return []
  return db
    .prepare<[number | null], SetMateriality>(
      'SELECT currency, overall, performance, trivial, by, at FROM materiality WHERE engagement = ? ORDER BY currency'
    )
    .all(findEngagement(db, engagement))
}

/** The amounts of one currency, or null to take them back, of one person at one moment. */
export interface MaterialityChange {
  engagement: string
  ledgerId: string
  currency: string
  amounts: Omit<Materiality, 'currency'> | null
  by: string
  /** ISO 8601, UTC. */
  at: string
}

/**
 * Sets the amounts of a currency in place of those it has, and notes it in the log; on the disk when this returns. Throws
 * MATERIALITY_ORDER.
 */
export function setMateriality(db: Database.Database, change: MaterialityChange): void {
  const { currency, amounts, by, at, ledgerId } = change
  if (amounts !== null) requireOrder(amounts)
  db.transaction(() => {
    const engagement = findOrAddEngagement(db, change.engagement)
    db.prepare('DELETE FROM materiality WHERE engagement = ? AND currency = ?').run(engagement, currency)
    if (amounts !== null)
      db.prepare('INSERT INTO materiality VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        engagement,
        currency,
        amounts.overall,
        amounts.performance,
        amounts.trivial,
        by,
        at
      )
    addActivity(db, {
      engagement: change.engagement,
      at,
      by,
      kind: 'settings',
      text: describe(currency, amounts),
      ledgerId,
      key: null
    })
  }).immediate()
}

function describe(currency: string, amounts: MaterialityChange['amounts']): string {
  const of = currency === '' ? 'Materiality' : `Materiality in ${currency}`
  return amounts === null
    ? `${of}: taken back.`
    : `${of}: ${amounts.overall}; performance materiality ${amounts.performance}; clearly trivial below ${amounts.trivial}.`
}

/** Throws MATERIALITY_ORDER where the amounts do not go down, or come to nought. */
function requireOrder({ overall, performance, trivial }: Omit<Materiality, 'currency'>): void {
  const [most, planned, least] = [overall, performance, trivial].map((amount) =>
    toUnits(amount, mostDecimals)
  ) as [bigint, bigint, bigint]
  if (least > 0n && least <= planned && planned <= most) return
  throw new DoubletError(
    'MATERIALITY_ORDER',
    'The clearly trivial amount must be above zero and not above performance materiality, and that not above materiality. Nothing was changed.'
  )
}
