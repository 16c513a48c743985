import { duplicateRows, valueAt, reversalRows } from '../../findings/duplicate-rows.ts'
import { findingRows, type FindingSources } from '../../findings/finding-rows.ts'
import { ContentKeys } from '../../findings/content-keys.ts'
import type { RepeatedLines } from '../../findings/repeated-lines.ts'
import type { LedgerWriter } from '../../store/ledger-writer.ts'
import type { Journals } from '../../ledger/part-journals.ts'
import type { StoredRun } from '../../findings/stored-rows.ts'

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
    repeated.noting(duplicateRows(found, (line) => writer.cellsOf(line), contents))
  )
  writer.findings.addFindings(
    findingRows({ ...found, contents }, (position) => writer.findings.textsAt(position))
  )
  writer.findings.addReversals(reversalRows(found))
  if (facts.journals !== null) writer.findings.addJournalRuns(journalRuns(facts.journals))
  writer.addLineKeys((line) => ({
    amount: amounts[keys.amount.ids[line]!] ?? null,
    posted: valueAt(keys.posted, line),
    effective: valueAt(keys.effective, line)
  }))
  writer.findings.addIndexes()
}

/** Which lines (by id) each journal has: as few runs as there are, in the order of the file. */
function* journalRuns({ of }: Journals): IterableIterator<StoredRun> {
  let first = 0
  for (let line = 1; line <= of.length; line++) {
    if (line < of.length && of[line] === of[first]) continue
    if (of[first]! >= 0) yield { journalId: of[first]!, firstLine: first + 1, lastLine: line }
    first = line
  }
}
