import { placeScores } from '../engine/store/score-file.ts'
import { compareTotals } from '../engine/tasks/compare-totals.ts'
import { readAnswers } from '../engine/tasks/read-answers.ts'
import { readModelFile, writeModelFile } from '../engine/tasks/model-file.ts'
import { hashFiles, previewMapping } from '../engine/tasks/preview.ts'
import type { TypedTotals } from '../../shared/tie-out.ts'
import type { LedgerPlace } from '../processes/ledger-place.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

/** What main asks for itself: work on ledgers and files that must not hold it up. */
export function workAnswers(ledgers: ReviewedLedgers) {
  return {
    compareTotals: (ledger: LedgerPlace, typed: TypedTotals) =>
      compareTotals(typed, ledgers.factsAt(ledger).result.analytics),
    /** What the model said of a ledger when it was scored last. */
    readOutcome: (ledger: LedgerPlace) => ledgers.factsAt(ledger).result.model,
    /** Puts new scores of a ledger in place of those that are there. */
    placeScores(ledger: LedgerPlace, partialPath: string): void {
      ledgers.close(ledger)
      placeScores(partialPath, ledger.path)
    },
    /** Lets go of the file of a ledger. */
    closeLedger: (ledger: Pick<LedgerPlace, 'path'>): void => ledgers.close(ledger),
    readAnswers,
    readModelFile,
    writeModelFile,
    previewMapping,
    hashFiles
  }
}
