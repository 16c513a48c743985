import { compareTotals } from '../engine/tasks/compare-totals.ts'
import { readModelFile, writeModelFile } from '../engine/tasks/model-file.ts'
import { previewMapping } from '../engine/tasks/preview.ts'
import { placeScores } from '../engine/store/score-file.ts'
import { readDecision } from '../review/decision-records.ts'
import { decisionOn } from '../review/decision-state.ts'
import type { Questions } from '../processes/reader-protocol.ts'
import type { ReviewQuestions } from '../processes/review-protocol.ts'
import type { ReviewedLedgers } from './reviewed-ledgers.ts'

type FactName = Exclude<keyof Questions, keyof ReviewQuestions | 'begin'>
type Answers = {
  [Name in FactName]: (
    ask: Questions[Name]['ask']
  ) => Questions[Name]['answer'] | Promise<Questions[Name]['answer']>
}

/** The answers to the questions about what a ledger holds, with the decisions where they are shown. */
export function factAnswers(ledgers: ReviewedLedgers): Answers {
  return {
    page: ({ ledger, filter, sort, offset, limit }) => ledgers.at(ledger).page(filter, sort, offset, limit),
    findings: ({ ledger, filter, sort, offset, limit }) =>
      ledgers.at(ledger).findingPage(filter, sort, offset, limit),
    figures: ({ ledger, filter }) => ledgers.at(ledger).figures(filter),
    finding: ({ ledger, groupNo }) =>
      ledgers.at(ledger).finding(groupNo, (membersKey) =>
        decisionOn(
          ledger.ledgerId,
          ledgers.read((db) => readDecision(db, ledger.engagement, membersKey), null)
        )
      ),
    journalOf: ({ ledger, lineId }) => ledgers.factsAt(ledger).journalOf(lineId),
    breakdown: ({ ledger, by }) => ledgers.factsAt(ledger).breakdown(by),
    lines: (ask) => ledgers.factsAt(ask.ledger).listedLines(ask, ask.offset, ask.limit),
    journals: ({ ledger, offset, limit }) => ledgers.factsAt(ledger).journals(offset, limit),
    tieOut: ({ ledger, typed }) => compareTotals(typed, ledgers.factsAt(ledger).result.analytics),
    explain: ({ ledger, lineId }) => ledgers.factsAt(ledger).explain(lineId),
    outcome: ({ ledger }) => ledgers.factsAt(ledger).result.model,
    placeScores: ({ ledger, partialPath }) => {
      ledgers.close(ledger)
      placeScores(partialPath, ledger.path)
      return null
    },
    readModel: ({ path }) => readModelFile(path),
    writeModel: ({ model, ...places }) => {
      writeModelFile(places, model)
      return null
    },
    preview: ({ paths, settings }) => previewMapping(paths, settings)
  }
}
