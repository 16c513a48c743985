import { arrangeDuplicates, valueAt } from '../findings/duplicate-rows.ts'
import { arrangeFindings, type FindingSources } from '../findings/finding-rows.ts'
import { arrangeReversals } from '../findings/reversal-rows.ts'
import { ContentKeys } from '../findings/content-keys.ts'
import { journalRuns } from '../findings/journal-runs.ts'
import type { RepeatedLines } from '../findings/repeated-lines.ts'
import type { LedgerWriter } from '../store/ledger-writer.ts'

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
  const { keys, amounts, mapping, facts, numbers } = found
  const contents = new ContentKeys(keys, mapping, lines)
  writer.findings.addGroups(numbers.groups)
  writer.findings.addDuplicates(
    repeated.noting(arrangeDuplicates(found, (line) => writer.cellsOf(line), contents))
  )
  writer.findings.addFindings(
    arrangeFindings({ ...found, contents }, (position) => writer.findings.textsAt(position))
  )
  writer.findings.addReversals(arrangeReversals(found))
  if (facts.journals !== null) writer.findings.addJournalRuns(journalRuns(facts.journals))
  writer.addLineKeys((line) => ({
    amount: amounts[keys.amount.ids[line]!] ?? null,
    posted: valueAt(keys.posted, line),
    effective: valueAt(keys.effective, line)
  }))
  writer.findings.addIndexes()
}
