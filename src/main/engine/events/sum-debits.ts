import { ExactAmounts } from '../../base/exact-amounts.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { numberCurrencies } from './event-lines.ts'

/** The debits of a ledger by currency, as findings name it, in the order of the names; only lines that take part, exact. */
export function sumDebits({ keys, amounts, settings }: Ledger): { currency: string; debit: string }[] {
  const { ids, count, names } = numberCurrencies(keys, settings.ignoreCase === true)
  const sums = new ExactAmounts(count, amounts.scale)
  const isThere = new Uint8Array(count)
  for (let line = 0; line < keys.lines; line++) {
    const amountId = keys.amount.ids[line]!
    if (amountId < 0 || keys.account.ids[line]! < 0) continue
    isThere[ids[line]!] = 1
    if (amounts.minor[amountId]! >= 0) sums.add(ids[line]!, amounts, amountId)
  }
  return names
    .flatMap((currency, number) => (isThere[number] === 1 ? [{ currency, debit: sums.text(number) }] : []))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1))
}
