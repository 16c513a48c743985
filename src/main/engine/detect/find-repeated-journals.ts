import { LinesByValue } from '../../base/lines-by-value.ts'
import type { Journals } from '../ledger/part-journals.ts'
import type { ComparedKeys } from '../ledger/compare-keys.ts'

const fewestLines = 2

/**
 * By journal: the number of the set of journals that say the same line by line, -1 where no other journal does. Two journals do
 * where they have the same accounts (and entities or currencies, where groups stay within one) with the same amounts, each as
 * often; at least two of their lines have both. Blanks are compared like values: a journal with a line more is another journal.
 */
export function findRepeatedJournals(journals: Journals, compared: ComparedKeys): Int32Array {
  const setOf = new Int32Array(journals.count).fill(-1)
  const byJournal = new LinesByValue(journals.of, journals.count)
  const fields = [compared.account, compared.amount, ...compared.within].map(({ ids }) => ids)
  const candidates = new Map<number, number[]>()
  for (let journal = 0; journal < journals.count; journal++) {
    const lines = byJournal.of(journal)
    if (lines.length < fewestLines) continue
    const hash = hashLines(lines, fields)
    if (hash === null) continue
    const others = candidates.get(hash)
    if (others === undefined) candidates.set(hash, [journal])
    else others.push(journal)
  }
  let sets = 0
  for (const alike of candidates.values()) {
    if (alike.length < 2) continue
    const same = new Map<string, number[]>()
    for (const journal of alike) {
      const text = spellLines(byJournal.of(journal), fields)
      const others = same.get(text)
      if (others === undefined) same.set(text, [journal])
      else others.push(journal)
    }
    for (const found of same.values()) {
      if (found.length < 2) continue
      for (const journal of found) setOf[journal] = sets
      sets++
    }
  }
  return setOf
}

/** A number that equal multisets of lines share; null where fewer than two lines have account and amount. */
function hashLines(lines: Int32Array, fields: readonly Int32Array[]): number | null {
  const [accounts, amounts] = fields as [Int32Array, Int32Array]
  let whole = 0
  let high = 0
  let low = lines.length
  for (const line of lines) {
    if (accounts[line]! >= 0 && amounts[line]! >= 0) whole++
    let mixed = 0x9e3779b9
    for (const ids of fields) {
      mixed = Math.imul(mixed ^ (ids[line]! + 1), 0x85ebca6b)
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
      mixed ^= mixed >>> 16
    }
    // Sums do not depend on the order of the lines.
    low = (low + mixed) | 0
    high = (high + Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)) | 0
  }
  return whole < fewestLines ? null : (high >>> 12) * 2 ** 32 + (low >>> 0)
}

/** The same text for equal multisets of lines, and for no others. */
function spellLines(lines: Int32Array, fields: readonly Int32Array[]): string {
  return Array.from(lines, (line) => fields.map((ids) => ids[line]!).join(','))
    .sort()
    .join(';')
}
