import type Database from 'better-sqlite3'
import type { Materiality } from '../../../shared/materiality.ts'
import type { MaterialityShares } from '../../../shared/settings.ts'
import { canonical, fromUnits, toUnits } from '../../base/decimal.ts'

/** A rule has two decimals of a per cent at most. */
const partsOfPercent = 100

/** Amounts to begin with by the firm's rule, from the debits of a ledger, by currency; none where there are hardly any debits. */
export function suggestMateriality(db: Database.Database, shares: MaterialityShares): Materiality[] {
  return db
    .prepare<[], { currency: string; debit: string }>(
      'SELECT currency, debit FROM debit_total ORDER BY currency'
    )
    .all()
    .flatMap(({ currency, debit }) => {
      const decimals = debit.split('.')[1]?.length ?? 0
      const units = toUnits(debit, decimals)
      const part = (of: bigint, share: number) =>
        (of * BigInt(Math.round(share * partsOfPercent))) / (100n * BigInt(partsOfPercent))
      const overall = roundDown(part(units, shares.overall))
      const performance = part(overall, shares.performance)
      const trivial = part(overall, shares.trivial)
      const text = (amount: bigint) => canonical(fromUnits(amount, decimals))
      return trivial === 0n
        ? []
        : [{ currency, overall: text(overall), performance: text(performance), trivial: text(trivial) }]
    })
}

/** To two figures: more would look like more than a rule of thumb. */
function roundDown(units: bigint): bigint {
  const step = 10n ** BigInt(Math.max(0, units.toString().length - 2))
  return units - (units % step)
}
