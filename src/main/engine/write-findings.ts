import { arrangeDuplicates } from './arrange-duplicates.ts'
import { arrangeFindings, type FindingSources } from './arrange-findings.ts'
import { arrangeReversals } from './arrange-reversals.ts'
import { ContentKeys } from './content-keys.ts'
import { journalRuns } from './journal-runs.ts'
import type { RepeatedLines } from './repeated-lines.ts'
import type { LedgerWriter } from './store/ledger-writer.ts'

/**
 * Writes all that was found into the ledger: groups, `lines` duplicate lines, findings, and what explains them. `repeated` notes
 * the duplicate lines on their way.
 */
export function writeFindings(
  found: Omit<FindingSources, 'contents'>,
  lines: number,
  writer: LedgerWriter,
  repeated: RepeatedLines
): void {
  const { keys, mapping, facts, numbers } = found
  const contents = new ContentKeys(keys, mapping, lines)
  writer.addGroups(numbers.groups)
  writer.addDuplicates(repeated.noting(arrangeDuplicates(found, writer, contents)))
  writer.addFindings(arrangeFindings({ ...found, contents }, writer))
  writer.addReversals(arrangeReversals(found))
  if (facts.journals !== null) writer.addJournalRuns(journalRuns(facts.journals))
  writer.addIndexes()
}
