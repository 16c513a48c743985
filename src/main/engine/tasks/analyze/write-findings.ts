import { duplicateRows, reversalRows, type DuplicateSources } from '../../findings/duplicate-rows.ts'
import { findingRows } from '../../findings/finding-rows.ts'
import type { ExactAmount } from '../../../base/decimal.ts'
import { sumDebits } from '../../events/sum-debits.ts'
import type { Finding } from '../../findings/findings.ts'
import { judgeFindings } from '../../findings/judge-findings.ts'
import { ContentKeys } from '../../findings/content-keys.ts'
import type { LedgerWriter } from '../../store/ledger-writer.ts'
import type { Journals } from '../../ledger/part-journals.ts'
import type { StoredRun } from '../../findings/stored-rows.ts'

/** Writes all that was found in a ledger: groups, duplicate lines, findings, and what explains them. */
export function writeFindings(found: DuplicateSources, { findings }: LedgerWriter): void {
  const { ledger, facts, numbers } = found
  const contents = new ContentKeys(ledger, found.findings.lines.length)
  findings.addGroups(numbers.groups)
  findings.addDuplicates(duplicateRows(found, contents))
  findings.addFindings(findingRows({ ...found, contents }, (position) => findings.textsAt(position)))
  findings.addLikelihoods(
    judgeFindings(ledger, found.detection[1]!.groupOf, facts.journals?.of ?? null, {
      ...found.findings,
      isTakenBack: (findingNo) => isTakenBack(found.findings.at(findingNo))
    })
  )
  findings.addDebits(sumDebits(ledger))
  findings.addReversals(reversalRows(found))
  if (facts.journals !== null) findings.addJournalRuns(journalRuns(facts.journals))
  findings.addIndexes()
}

/** Whether it is exposed to something, and to nothing when reversals are counted. */
function isTakenBack({ money }: Finding): boolean {
  const isNothing = ({ minor, fine }: ExactAmount) => minor === 0 && fine === 0
  return !money.every(({ exposure }) => isNothing(exposure)) && money.every(({ net }) => isNothing(net))
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
