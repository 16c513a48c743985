import { LinesByValue } from '../../base/lines-by-value.ts'
import type { Journals } from '../ledger/part-journals.ts'
import type { ComparedKeys } from '../ledger/compare-keys.ts'

const fewestLines = 2

/**
 * By journal: the number of the set of journals that say the same line by line, -1 where no other journal does. Two journals do
 * where they have the same accounts (and entities or currencies, where groups stay within one) with the same amounts, each as
 * often; at least two of their lines have both. Blanks are compared like values: a journal with a line more is another journal.
 * Sets are numbered by their first journals.
 */
export function findRepeatedJournals(journals: Journals, compared: ComparedKeys): Int32Array {
  const { account, amount, within } = compared
  const fields = [account, amount, ...within].map(({ ids }) => ids)
  const { hashes, whole } = hashJournals(journals, fields)
  const byJournal = new LinesByValue(journals.of, journals.count)
  const sortedLines = (journal: number) =>
    byJournal.of(journal).toSorted((one, other) => compareLines(one, other, fields))
  const firsts = new Int32Array(2 ** Math.ceil(Math.log2(journals.count + 1) + 1)).fill(-1)
  const setOf = new Int32Array(journals.count).fill(-1)
  for (let journal = 0; journal < journals.count; journal++) {
    if (whole[journal]! < fewestLines) continue
    let slot = hashes[journal]!
    for (slot &= firsts.length - 1; firsts[slot]! >= 0; slot = (slot + 1) & (firsts.length - 1)) {
      const first = firsts[slot]!
      if (hashes[first] !== hashes[journal]) continue
      const [lines, others] = [sortedLines(first), sortedLines(journal)]
      const isSame =
        lines.length === others.length &&
        lines.every((line, at) => compareLines(line, others[at]!, fields) === 0)
      if (!isSame) continue
      setOf[first] = setOf[journal] = first
      break
    }
    if (firsts[slot]! < 0) firsts[slot] = journal
  }
  let sets = 0
  for (let journal = 0; journal < setOf.length; journal++) {
    const first = setOf[journal]!
    if (first >= 0) setOf[journal] = first === journal ? sets++ : setOf[first]!
  }
  return setOf
}

/** By journal: a number that equal multisets of lines share, and how many of its lines have account and amount. */
function hashJournals(
  { of, count }: Journals,
  fields: readonly Int32Array[]
): { hashes: Int32Array; whole: Int32Array } {
  const [accounts, amounts] = fields as [Int32Array, Int32Array]
  const hashes = new Int32Array(count)
  const whole = new Int32Array(count)
  for (let line = 0; line < of.length; line++) {
    const journal = of[line]!
    if (journal < 0) continue
    if (accounts[line]! >= 0 && amounts[line]! >= 0) whole[journal]!++
    let mixed = 0x9e3779b9
    for (const ids of fields) {
      mixed = Math.imul(mixed ^ (ids[line]! + 1), 0x85ebca6b)
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
      mixed ^= mixed >>> 16
    }
    // Sums do not depend on the order of the lines.
    hashes[journal]! += mixed
  }
  return { hashes, whole }
}

function compareLines(one: number, other: number, fields: readonly Int32Array[]): number {
  for (const ids of fields) if (ids[one] !== ids[other]) return ids[one]! - ids[other]!
  return 0
}
