import { valueAt, type DuplicateSources } from './duplicate-rows.ts'
import { fileOfLine } from '../ledger/file-of-line.ts'
import type { StoredReversal } from './stored-rows.ts'

/** The partner of each duplicate line that has one, in the order of the file. */
export function* arrangeReversals({
  keys,
  facts,
  strongest,
  lineNumbers,
  starts
}: DuplicateSources): IterableIterator<StoredReversal> {
  for (let line = 0; line < keys.lines; line++) {
    const partner = facts.partners[line]!
    if (partner < 0 || strongest[line] === 0) continue
    yield {
      lineId: line + 1,
      partnerId: partner + 1,
      fileIndex: fileOfLine(partner, starts),
      lineNumber: lineNumbers[partner]!,
      journal: valueAt(keys.journal, partner),
      posted: valueAt(keys.posted, partner),
      effective: valueAt(keys.effective, partner),
      days: facts.days[partner]! - facts.days[line]!
    }
  }
}
