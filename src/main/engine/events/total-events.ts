import { toText } from '../../base/decimal.ts'
import { ExactAmounts } from '../../base/exact-amounts.ts'
import type { Events } from './events.ts'

/** What the events of a ledger come to: exact decimals by currency, '' where it is blank or not mapped, which never add up. */
export interface EventTotals {
  count: number
  exposure: Record<string, string>
  net: Record<string, string>
}

/** The figures of all events. */
export function totalEvents({ count, figures }: Events): EventTotals {
  const { currencies, exposures, nets } = figures
  const names = [...new Set(currencies)].sort()
  const places = new Map(names.map((name, at) => [name, at]))
  const totals = (amounts: ExactAmounts): Record<string, string> => {
    const sums = new ExactAmounts(names.length, amounts.scale)
    currencies.forEach((currency, row) => sums.add(places.get(currency)!, amounts, row))
    return Object.fromEntries(
      names.map((name, at) => [name, toText(sums.at(at).minor, sums.at(at).fine, amounts.scale)])
    )
  }
  return { count, exposure: totals(exposures), net: totals(nets) }
}
