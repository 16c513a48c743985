import type { AmountScale, ExactAmount } from '../../base/decimal.ts'
import { ExactSum } from '../../base/exact-sum.ts'
import type { KeyData } from './key-data.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'

/** Which lines make a journal. */
export interface Journals {
  /** By line: its journal, -1 where it has no journal number. */
  of: Int32Array
  /** The journals are below this; not each of them needs to have lines. */
  count: number
}

/**
 * Tells the journals apart. Entities often give the same numbers: what balances within an entity is a journal of its own, and
 * the rest of a number is one journal, whichever entities it goes over. null where no journal number is mapped.
 */
export function partJournals(keys: KeyData, amounts: ExactAmount[], scale: AmountScale): Journals | null {
  const { journal, entity, amount } = keys
  if (journal === null) return null
  if (entity === null) return { of: journal.ids, count: journal.values.length }
  const of = new Int32Array(keys.lines).fill(-1)
  const byNumber = new LinesByValue(journal.ids, journal.values.length)
  let count = 0
  for (let number = 0; number < journal.values.length; number++) {
    const lines = byNumber.of(number)
    const nets = new Map<number, ExactSum>()
    for (const line of lines) {
      const id = entity.ids[line]!
      let net = nets.get(id)
      if (net === undefined) nets.set(id, (net = new ExactSum(scale)))
      const amountId = amount.ids[line]!
      if (amountId >= 0) net.add(amounts[amountId]!)
    }
    const numbers = new Map<number, number>()
    let rest = -1
    for (const [id, net] of nets) {
      if (nets.size > 1 && net.isZero()) numbers.set(id, count++)
      else numbers.set(id, rest < 0 ? (rest = count++) : rest)
    }
    for (const line of lines) of[line] = numbers.get(entity.ids[line]!)!
  }
  return { of, count }
}
