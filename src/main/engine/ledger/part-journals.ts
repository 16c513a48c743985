import { ExactAmounts } from '../../base/exact-amounts.ts'
import { LinesByValue } from '../../base/lines-by-value.ts'
import { replaceIds } from '../../base/replace-ids.ts'
import { splitClasses } from '../../base/split-classes.ts'
import { joinBlanks, plain } from './compare-keys.ts'
import type { KeyData } from './key-data.ts'

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
export function partJournals(keys: KeyData, amounts: ExactAmounts): Journals | null {
  const { journal, entity, amount } = keys
  if (journal === null) return null
  if (entity === null) return { of: journal.ids, count: journal.values.length }
  const parts = splitClasses({ of: journal.ids, count: journal.values.length }, joinBlanks(plain(entity)))
  const numberOf = new Int32Array(parts.count)
  const nets = new ExactAmounts(parts.count, amounts.scale)
  for (let line = 0; line < keys.lines; line++) {
    const part = parts.of[line]!
    if (part < 0) continue
    numberOf[part] = journal.ids[line]!
    const amountId = amount.ids[line]!
    if (amountId >= 0) nets.add(part, amounts, amountId)
  }
  // The parts of one number stand together, in the order of their first lines.
  const { order } = new LinesByValue(numberOf, journal.values.length)
  const journalOf = new Int32Array(parts.count)
  let count = 0
  let rest = -1
  for (let at = 0; at < order.length; at++) {
    const part = order[at]!
    const isFirst = numberOf[order[at - 1]!] !== numberOf[part]
    const isOnly = isFirst && numberOf[order[at + 1]!] !== numberOf[part]
    if (isFirst) rest = -1
    if (!isOnly && nets.isZero(part)) journalOf[part] = count++
    else journalOf[part] = rest < 0 ? (rest = count++) : rest
  }
  return { of: replaceIds(parts.of, journalOf), count }
}
